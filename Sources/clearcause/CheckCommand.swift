import ArgumentParser
import Bundles
import Facts
import Reasoning
import Reporting
import Rules

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Tell what is wrong with configurations and sample payloads before they are deployed.",
        discussion: """
            Runs the rules that need no failure: limits that disagree between components, settings that are \
            misspelt, placeholders left in place, secrets in plain text, certificates, contracts, time zones and \
            encodings. What is named together is looked at together, so that two components' settings can be \
            compared: give all folders of one deployment at once. Secrets are not shown.

            Exit status: 0 nothing to mend, 1 a finding is at least as severe as --fail-on, 2 not checked.
            """)

    @Argument(
        help: "Folders, files or archives (or “-”) of one deployment.", completion: .file())
    var paths: [String]

    @Option(
        help: "How to report: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: ReportFormat = .text

    @Option(name: .shortAndLong, help: "Write the report to this file.", completion: .file())
    var output: String?

    @Option(
        help: """
            End with status 1 when a finding is at least this severe; what is less severe is shown and skipped \
            in JUnit.
            """)
    var failOn: Severity = .medium

    @OptionGroup var limits: LimitOptions
    @OptionGroup var quotes: QuoteOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let diagnosis = try orExit { try self.diagnosis() }
        let options = ReportOptions(
            width: output == nil ? Console.width : 100,
            colour: output == nil && Console.wantsColour, failOn: failOn)
        try orExit {
            try Delivery.write(
                Report.render(diagnosis, as: format, options: options), to: output, what: "report")
        }
        if diagnosis.findings.contains(where: { $0.severity >= failOn }) { throw ExitCode(1) }
    }

    private func diagnosis() throws -> Diagnosis {
        let limits = try limits.limits()
        let library = try rules.library()
        let readers = try paths.map { try BundleReader($0, limits: limits, keepsPath: true) }
        var finder = try FactFinder(library.plan)
        return try quotes.quotes().quoted(
            Analyzer(library).check(try finder.facts(in: readers, now: .now)))
    }
}
