import ArgumentParser
import Casebook
import Facts
import Foundation
import Glibc

/// A process of its own analyses bundles, so that one that takes all memory or crashes it takes no other with it.
struct BatchWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch-worker", abstract: "Analyse what “batch” hands out.",
        shouldDisplay: false)

    @OptionGroup var limits: LimitOptions
    @OptionGroup var quotes: QuoteOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        // Ctrl-C reaches the whole group; the batch decides what becomes of its workers.
        for number in [SIGINT, SIGHUP] { signal(number, SIG_IGN) }
        Self.watchParent()
        let study = Study(
            library: try rules.library(), limits: try limits.limits(), quotes: quotes.quotes())
        try Self.answer(.ready)
        while let line = readLine() {
            let task = try Plain.value(WorkerMessage.Task.self, of: line.utf8)
            try Self.answer(try Self.reply { try work(task, study) })
        }
    }

    /// `nil` when the batch does not want the bundle's case.
    private func work(_ task: WorkerMessage.Task, _ study: Study) throws -> WorkerMessage.Answer? {
        let content = try BundleIdentity.of(task.input)
        try Self.answer(.content(content))
        guard let line = readLine(),
            try Plain.value(WorkerMessage.Verdict.self, of: line.utf8).isWanted
        else { return nil }
        return .judged(
            try study.kept(
                task.input, content: content, library: "", about: Metadata(),
                otherwise: task.otherwise
            ).one)
    }

    private static func reply(_ work: () throws -> WorkerMessage.Answer?) throws
        -> WorkerMessage.Answer?
    {
        do {
            return try work()
        } catch {
            return .failed(
                "\(error)".split(whereSeparator: \.isNewline)
                    .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " "))
        }
    }

    private static func answer(_ answer: WorkerMessage.Answer?) throws {
        if let answer { Console.print(try Plain.jsonLine(answer)) }
    }

    /// Ends this process when the one that reads its answers is gone, also amid a bundle.
    private static func watchParent() {
        let parent = getppid()
        Thread.detachNewThread {
            while getppid() == parent { usleep(100_000) }
            _exit(0)
        }
    }
}
