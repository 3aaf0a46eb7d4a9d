import ArgumentParser
import Bundles
import Facts
import Reasoning
import Reporting
import Rules

struct RulesCoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Say which error messages of some bundles no rule knows.",
        discussion: """
            A message counts as known when a pattern of some rule touches it, whether the rule holds or not.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "Folders, files or archives.", completion: .file())
    var inputs: [String]

    @Option(help: "How to print: text, json.") var format: Format = .text
    @Option(help: "How many messages to list as text.") var most = 50
    @Flag(help: "Count warnings too.") var warnings = false
    @OptionGroup var limits: LimitOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let coverage = try orExit { () throws -> Coverage in
            let limits = try limits.limits()
            let library = try rules.library()
            var coverage = Coverage()
            for input in inputs {
                let reader = try BundleReader(input, limits: limits)
                let progress = Progress(reader: reader)
                defer { progress.end() }
                var finder = try FactFinder(library.plan)
                coverage.add(
                    try finder.facts(in: reader, now: .now), as: input,
                    least: warnings ? .warning : .error)
            }
            return coverage
        }
        Console.print(
            format == .json
                ? CoverageReport.json(coverage)
                : CoverageReport.text(coverage, most: most, width: Console.width))
    }
}
