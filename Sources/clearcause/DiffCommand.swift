import ArgumentParser
import Bundles
import Reasoning
import Reporting

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tell what changed between a good and a bad bundle, the likeliest cause first.",
        discussion: """
            Compares settings, payloads, certificates, versions, messages, readings and files, and ties them \
            to what failed in the bad bundle. Values of secrets are never shown. Exit status: 0 compared, 2 not \
            compared.
            """)

    @Argument(help: "A bundle from when it worked.", completion: .file())
    var good: String

    @Argument(help: "A bundle from when it did not.", completion: .file())
    var bad: String

    @Option(
        help: "How to report: \(DifferenceFormat.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var format: DifferenceFormat = .text

    @Option(name: .shortAndLong, help: "Write the report to this file.", completion: .file())
    var output: String?

    @OptionGroup var limits: LimitOptions
    @OptionGroup var quotes: QuoteOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        try orExit {
            guard good != "-" || bad != "-" else {
                throw CommandError(
                    problem: "Only one of the two bundles can come from standard input.",
                    hint: "Save the other to a file and name that.")
            }
            let study = Study(
                library: try rules.library(), limits: try limits.limits(), quotes: quotes.quotes())
            let diagnosis = try study.result(of: bad, since: study.reading(of: good))
            guard let difference = diagnosis.difference else { return }
            let options = ReportOptions(
                width: output == nil ? Console.width : 100,
                colour: output == nil && Console.wantsColour)
            try Delivery.write(
                Report.render(difference, in: diagnosis, as: format, options: options), to: output,
                what: "report")
        }
    }
}

extension DifferenceFormat: ExpressibleByArgument {}
