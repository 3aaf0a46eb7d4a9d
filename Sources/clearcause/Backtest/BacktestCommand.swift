import ArgumentParser
import Casebook
import Collecting
import Foundation
import Glibc

struct BacktestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Tell what new or changed rules would have found in past cases.",
        discussion: """
            Bundles that are where they were are read again; of the others the casebook's lines are judged. Exit \
            status: 0 nothing is contradicted, 1 a rule contradicts what people confirmed or rejected, \
            2 not done, 130 stopped.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(
        help: "A rule file <system>/<rule>.yaml, or a folder of new and changed rules.",
        completion: .file())
    var candidates: String
    @Option(help: "Leave out cases before this day: 2026-05-04, or 90d.")
    var since: String?
    @Option(help: "text or json.")
    var format: Format = .text
    @OptionGroup var workers: WorkerOptions
    @OptionGroup var casebook: CasebookOptions
    @OptionGroup var base: LibraryOptions

    func run() throws {
        let test = try orExit { try self.test() }
        try orExit { Console.print(format == .json ? try Plain.json(test) : test.text) }
        if Interruption.sign.isRequested {
            Console.note("Stopped: not all cases were judged.")
            throw ExitCode(130)
        }
        if !test.contradictions.isEmpty { throw ExitCode(1) }
    }

    private func test() throws -> Backtest {
        let book = try casebook.open()
        var selection = CaseSelection()
        selection.since = try since.map { try WrittenTime.moment($0, option: "--since") }
        let library = try CandidateLibrary(candidates, in: base)
        _ = try library.options.library()
        var past: [PastCase] = []
        try book.each(selection) { past.append(PastCase($0)) }
        Interruption.watch()
        let run = BacktestRun(Backtest(library.rules), book, library, try workers.limits())
        try run.judge(past)
        return run.test
    }
}

/// Leads the cases through the workers.
private final class BacktestRun {
    private(set) var test: Backtest
    private let book: Casebook
    private let library: CandidateLibrary
    private let limits: WorkerPool.Limits

    init(
        _ test: Backtest, _ book: Casebook, _ library: CandidateLibrary, _ limits: WorkerPool.Limits
    ) {
        (self.test, self.book, self.library, self.limits) = (test, book, library, limits)
    }

    func judge(_ past: [PastCase]) throws {
        let there = past.filter { one in one.origin.map { access($0, R_OK) == 0 } ?? false }
        var gone = past.filter { one in one.origin.map { access($0, R_OK) != 0 } ?? true }
        try run(there, there.compactMap(\.origin), isWhole: true) { gone.append($0) }
        gone.sort { $0.content < $1.content }
        // A folder a case, so not too many at a time.
        for start in stride(from: 0, to: gone.count, by: 500) where !Interruption.sign.isRequested {
            let some = Array(gone[start..<min(start + 500, gone.count)])
            let folder = library.folder + "/cases"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            var (quoted, paths): ([PastCase], [String]) = ([], [])
            for one in some {
                let path = "\(folder)/\(one.name)"
                guard let whole = try book.find(one.content) else { continue }
                if try StoredLines.write(whole, to: path) {
                    quoted.append(one)
                    paths.append(path)
                } else {
                    // No line was kept of it, so no rule on lines can hold.
                    test.addQuiet()
                }
            }
            try run(quoted, paths, isWhole: false) { _ in self.test.failed += 1 }
        }
    }

    private func run(
        _ past: [PastCase], _ paths: [String], isWhole: Bool, otherwise: (PastCase) -> Void
    ) throws {
        guard !past.isEmpty else { return }
        var results: [Int: PastCase] = [:]
        let meter = BatchMeter(of: paths.count)
        var done = 0
        try WorkerPool(library.options.arguments, limits).run(
            paths, until: Interruption.sign, furthest: { .max },
            wants: { index, content in !isWhole || past[index].content == content },
            done: { index, result in
                if case .judged(let one) = result {
                    results[index] = PastCase(one)
                } else {
                    otherwise(past[index])
                }
                done += 1
            }, tick: { meter.show(done: done, failed: test.failed) })
        meter.end()
        // In the order of the cases, whoever was first.
        for index in results.keys.sorted() {
            if let new = results[index] { test.add(past[index], new, isWhole: isWhole) }
        }
    }
}
