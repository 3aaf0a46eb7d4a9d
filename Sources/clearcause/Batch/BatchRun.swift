import Casebook
import Facts

/// Takes what became of the inputs, in whatever order, and keeps and tells it in the order of the inputs.
///
/// A case is committed before its line is written, so that a line never tells of a case that may be lost; the line is
/// written from what the casebook holds, so that it does not depend on which run analysed it.
final class BatchRun {
    /// How far results may run ahead of one that takes its time.
    static let mostAhead = 1_000

    let inputs: [String]
    private let book: Casebook?
    private let library: String
    private let metadata: MetadataTable?
    private let lines: BatchLines?

    private var ready: [Int: BatchResult] = [:]
    private var waiting: [(index: Int, result: BatchResult)] = []
    private var lastCommit = ContinuousClock.now
    /// The first input with each content, of those handed out.
    private var firstWith: [String: Int] = [:]
    private var kept: Set<String> = []
    /// Why the first bundle of a content failed.
    private var reasons: [String: String] = [:]
    private var contents: [Int: String] = [:]

    /// The next input that is to be told.
    private(set) var next = 0
    private(set) var analysed = 0
    private(set) var known = 0
    private(set) var failures: [(input: String, reason: String)] = []
    private(set) var roots: [String: Int] = [:]
    /// Names in the metadata that a bundle has.
    private(set) var named: Set<String> = []

    init(
        _ inputs: [String], book: Casebook?, library: String, metadata: MetadataTable?,
        lines: BatchLines?
    ) {
        self.inputs = inputs
        self.book = book
        self.library = library
        self.metadata = metadata
        self.lines = lines
    }

    /// Whether an input is to be analysed: not when the casebook has its content, nor when an earlier input has it.
    func wants(_ index: Int, _ content: String) throws -> Bool {
        contents[index] = content
        guard let book else { return true }
        if try book.holds(content: content, library: library) { return false }
        if let first = firstWith[content], first < index { return false }
        firstWith[content] = index
        return true
    }

    func take(_ index: Int, _ result: BatchResult) throws {
        ready[index] = result
        while let result = ready.removeValue(forKey: next) {
            waiting.append((next, result))
            next += 1
        }
        if waiting.count >= 100 { try commit() }
    }

    /// Commits what has waited for two seconds.
    func commitInTime() throws {
        if !waiting.isEmpty, ContinuousClock.now - lastCommit > .seconds(2) { try commit() }
    }

    /// Commits everything, also what came before its turn: it is known when the batch goes on.
    func finish() throws {
        try commit()
        let early = ready.sorted { $0.key < $1.key }.compactMap { index, result -> Case? in
            guard case .judged(let one) = result else { return nil }
            return completed(one, index)
        }
        try book?.keep(early)
    }

    private func commit() throws {
        let batch = waiting
        waiting = []
        lastCommit = .now
        var cases: [Case] = []
        var fresh: [Int: Case] = [:]
        for (index, result) in batch {
            guard case .judged(let one) = result, kept.insert(one.content).inserted || book == nil
            else { continue }
            let whole = completed(one, index)
            fresh[index] = whole
            cases.append(whole)
        }
        if let book { try book.keep(cases) }
        for (index, result) in batch {
            let told = try outcome(index, result, fresh)
            count(index, told, isFresh: fresh[index] != nil)
            try lines?.write(inputs[index], told)
        }
    }

    private func outcome(
        _ index: Int, _ result: BatchResult, _ fresh: [Int: Case]
    ) throws -> Result<Case, BatchFailure> {
        switch result {
        case .failed(let reason):
            if let content = contents[index], reasons[content] == nil {
                reasons[content] =
                    "it has the same content as “\(inputs[index])”, which failed: \(reason)"
            }
            return .failure(BatchFailure(reason: reason))
        case .judged(let one):
            return try stored(one.content, index) ?? .success(completed(one, index))
        case .known(let content):
            return try stored(content, index)
                ?? .failure(
                    BatchFailure(reason: reasons[content] ?? "its case is gone"))
        }
    }

    /// The case as the casebook has it, with what the metadata say of this input.
    private func stored(_ content: String, _ index: Int) throws -> Result<Case, BatchFailure>? {
        guard let book else { return nil }
        guard var one = try book.find(content) else { return nil }
        if let (name, about) = metadata?.about(path: inputs[index], content: content),
            named.insert(name).inserted, about.completed(by: one.about) != one.about
        {
            try book.learn(about, of: content)
            one = try book.find(content) ?? one
        }
        return .success(one)
    }

    private func completed(_ one: Case, _ index: Int) -> Case {
        var one = one
        one.library = library
        if let (name, about) = metadata?.about(path: inputs[index], content: one.content) {
            named.insert(name)
            one.about = about.completed(by: one.about)
            one.happened = one.about.opened ?? one.about.collected ?? one.happened
        }
        return one
    }

    private func count(_ index: Int, _ told: Result<Case, BatchFailure>, isFresh: Bool) {
        switch told {
        case .success(let one):
            analysed += 1
            if !isFresh { known += 1 }
            if let root = one.rootCause { roots[root.rule, default: 0] += 1 }
        case .failure(let failure): failures.append((inputs[index], failure.reason))
        }
    }
}
