import ArgumentParser
import Bundles
import Facts
import Foundation
import Reasoning
import Rules

struct RulesDraftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Start a rule from a message that no rule explains.",
        discussion: """
            Analyses the bundle and turns one of the messages its report lists as unexplained into a draft: \
            template with holes, scope, level and an example that finds. What only you know is marked TODO.
            """)

    @Argument(help: "The bundle: a folder, file, archive, or “-”.", completion: .file())
    var input: String

    @Option(help: "The message's number in the report.")
    var signal: Int

    @Option(name: .shortAndLong, help: "Write the draft to this new file.", completion: .file())
    var output: String?

    @Option(help: "The rule's name: <system>/<failure>, in kebab case.")
    var name: String?

    @OptionGroup var limits: LimitOptions
    @OptionGroup var quotes: QuoteOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        try orExit {
            let (draft, library) = try self.draft()
            let check = try Self.check(draft, library)
            if let output {
                guard !FileManager.default.fileExists(atPath: output) else {
                    throw CommandError(
                        problem: "“\(output)” exists already.", hint: "Name a new file.")
                }
                guard
                    FileManager.default.createFile(atPath: output, contents: Data(draft.text.utf8))
                else { throw CommandError(problem: "The draft cannot be written to “\(output)”.") }
                Console.print("\(output)\n")
            } else {
                Console.print(draft.text)
            }
            Console.note("\(check)\nStill to write:")
            for remark in draft.remarks { Console.note("  • \(remark)") }
            Console.note(
                "Then put it at Rules/\(draft.id).yaml and run: clearcause rules test \(draft.id)")
        }
    }

    private func draft() throws -> (RuleDraft, RuleLibrary) {
        let id = try name.map { name in
            guard let id = RuleID(name), !id.name.contains("/") else {
                throw CommandError(
                    problem: "“\(name)” is no rule name.",
                    hint: "Write <system>/<failure> in lower case with hyphens.")
            }
            return id
        }
        let library = try rules.library()
        let reader = try BundleReader(input, limits: try limits.limits())
        let progress = Progress(reader: reader)
        defer { progress.end() }
        var finder = try FactFinder(library.plan)
        let facts = try finder.facts(in: reader, now: .now)
        let signals = try quotes.quotes().quoted(Analyzer(library).diagnosis(of: facts)).unexplained
        guard signals.indices.contains(signal - 1) else {
            throw CommandError(
                problem: signals.isEmpty
                    ? "This bundle has no message that no rule explains."
                    : "There is no unexplained message \(signal); there are \(signals.count).",
                hint: "“clearcause analyze” lists them with their numbers.")
        }
        do {
            return (
                try RuleDraft(signals[signal - 1], in: facts, library: library, id: id), library
            )
        } catch let problem as RuleDraft.Problem {
            throw CommandError(
                problem: problem.description,
                hint: "Write the rule by hand: “clearcause rules new”.")
        }
    }

    /// Parses the draft and runs its examples.
    /// - Returns: what came of it.
    /// - Throws: an error of the rule language where the draft does not parse.
    private static func check(_ draft: RuleDraft, _ library: RuleLibrary) throws -> String {
        let alone = try RuleLibrary(draft.files(in: library))
        guard let entry = alone.entries.first else { return "The draft is empty." }
        let failures = try ExampleRunner(alone).failures(of: try alone.rule(entry))
        guard let first = failures.first else {
            return "The draft parses, and its example finds what it must."
        }
        return "The draft parses, but its example does not hold yet: \(first.problem)"
    }
}
