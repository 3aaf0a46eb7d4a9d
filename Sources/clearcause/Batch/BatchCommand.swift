import ArgumentParser
import Casebook
import Facts
import Foundation
import Redaction
import Rules

struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Analyse many bundles and keep their cases in the casebook.",
        discussion: """
            An input is a bundle, a folder that holds archives, or a pattern. Bundles of a content the casebook has by the \
            same rules are not analysed again, so a batch that was stopped goes on where it was. Exit status: \
            0 all analysed, 1 some failed (they are listed), 2 not begun, 130 stopped.
            """)

    @Argument(help: "Bundles, folders of bundles, or patterns.", completion: .file())
    var inputs: [String] = []
    @Option(help: "A file with the path of one bundle a line; “-” for standard input.")
    var from: String?
    @Flag(help: "Take every file and folder in a folder as a bundle.")
    var each = false
    @Flag(help: "Go on with the NDJSON file of a batch that was stopped.")
    var resume = false
    @Option(help: "Write a JSON object a line to this new file; “-” for standard output.")
    var ndjson: String?
    @Option(help: "What a line is about: bundles or findings.")
    var rows: BatchRows = .bundles
    @OptionGroup var casebook: CasebookOptions
    @Flag(help: "Keep no cases.")
    var noCasebook = false
    @Option(
        help: "A CSV file with what is known of the bundles: bundle, account, ticket, version, …",
        completion: .file())
    var meta: String?
    @OptionGroup var workers: WorkerOptions
    @OptionGroup var limits: LimitOptions
    @OptionGroup var quotes: QuoteOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let status = try orExit { try analyse() }
        if status != 0 { throw ExitCode(status) }
    }

    private func analyse() throws -> Int32 {
        let paths = try chosen()
        let poolLimits = try workers.limits()
        let metadata = try meta.map { try MetadataTable(try Self.text($0), file: $0) }
        _ = try limits.limits()
        let library = try self.library()
        let lines = try ndjson.map { try BatchLines($0, rows, resumes: resume) }
        let left = paths.filter { lines?.present.contains($0) != true }
        let run = BatchRun(
            left, book: noCasebook ? nil : try casebook.open(mayCreate: true), library: library,
            metadata: metadata, lines: lines)
        let meter = BatchMeter(of: left.count)
        Interruption.watch()
        let pool = WorkerPool(limits.arguments + quotes.arguments + rules.arguments, poolLimits)
        do {
            try pool.run(
                left, until: Interruption.sign, furthest: { run.next + BatchRun.mostAhead },
                wants: run.wants, done: run.take
            ) {
                try run.commitInTime()
                meter.show(done: run.next, failed: run.failures.count)
            }
            try run.finish()
        } catch {
            meter.end()
            throw error
        }
        meter.end()
        let isStopped = run.next < left.count
        let text = BatchSummary.text(
            run, skipped: paths.count - left.count, metadata: metadata, isStopped: isStopped)
        if ndjson == "-" { Console.note(text) } else { Console.print(text + "\n") }
        return isStopped ? 130 : run.failures.isEmpty ? 0 : 1
    }

    private func chosen() throws -> [String] {
        var chosen = BatchInputs(takesEach: each)
        for input in inputs { try chosen.add(input) }
        if let from { try chosen.add(list: from) }
        for remark in chosen.remarks { Console.note(remark) }
        guard !chosen.paths.isEmpty else {
            throw CommandError(
                problem: "There is no bundle to analyse.",
                hint: "Name bundles or folders of bundles, or a list with --from.")
        }
        return chosen.paths
    }

    /// What judges, by its content. Compiled once here, so that the workers find it ready.
    private func library() throws -> String {
        _ = try rules.library()
        _ = quotes.level == .off ? nil : try Cleaning.plan(quotes.level)
        return try LibraryKey.text(rules, quotes, limits)
    }

    private static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError(
                problem: "“\(path)” cannot be read.", hint: "Name a CSV file with a header.")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

extension BatchRows: ExpressibleByArgument {}

/// What judged a case: a case judged by the same need not be judged again.
enum LibraryKey {
    /// The rules' fingerprint, and what was asked besides: a case of which only a part was read, or from which
    /// more was taken out, is not the case of the whole.
    static func text(
        _ rules: LibraryOptions, _ quotes: QuoteOptions, _ limits: LimitOptions,
        _ time: TimeOptions? = nil
    ) throws -> String {
        let asked =
            (quotes.level == .secrets ? [] : [quotes.level.rawValue]) + limits.arguments
            + (time?.arguments ?? [])
        return try ([rules.files().fingerprint.description] + asked).joined(separator: " ")
    }
}

/// What a batch came to, for people.
enum BatchSummary {
    static func text(
        _ run: BatchRun, skipped: Int, metadata: MetadataTable?, isStopped: Bool
    ) -> String {
        var lines = [
            "\(Plain.count(run.analysed, "bundle", "bundles")) analysed, of which \(run.known) were "
                + "known; \(run.failures.count) failed."
        ]
        if skipped > 0 { lines[0] += " \(skipped) were in the NDJSON already." }
        if isStopped {
            lines.append(
                "Stopped: \(run.inputs.count - run.next) are left; the same command with --resume goes on."
            )
        }
        let roots = run.roots.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        lines += roots.prefix(10).map { "  \($0.value) × \($0.key)" }
        if roots.count > 10 { lines.append("  and \(roots.count - 10) more root causes") }
        lines += run.failures.map { "failed: \(Plain.line($0.input)): \(Plain.line($0.reason))" }
        let strangers = metadata?.names.filter { !run.named.contains($0.name) } ?? []
        if let first = strangers.first, !isStopped, skipped == 0 {
            lines.append(
                "\(Plain.count(strangers.count, "row", "rows")) of the metadata name no bundle of "
                    + "these; the first is “\(Plain.line(first.name))” in line \(first.line).")
        }
        return lines.joined(separator: "\n")
    }
}

/// A line on a terminal that says how far a batch is.
final class BatchMeter {
    private let total: Int
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now

    init(of total: Int) { self.total = total }

    func show(done: Int, failed: Int) {
        let now = ContinuousClock.now
        guard Console.errorIsTerminal, now - last > .milliseconds(200) else { return }
        last = now
        let spent = Double((now - start).components.seconds) + 0.5
        let rate = Double(done) / spent
        var text = "\(done) of \(total) bundles, \(Plain.number(rate)) a second"
        if rate > 0 {
            text += ", \(Plain.duration(Int(Double(total - done) / rate))) left"
        }
        if failed > 0 { text += ", \(failed) failed" }
        Console.status(text)
    }

    func end() { if Console.errorIsTerminal { Console.status("") } }
}
