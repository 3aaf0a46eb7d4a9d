import ArgumentParser
import Bundles
import Facts
import Foundation
import Reasoning
import Reporting
import Rules

struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Tell the root cause of what went wrong in a bundle.",
        discussion: """
            A bundle is a folder, a file, an archive (tar, zip, 7z; gzip, zstd, xz, bzip2) or “-” for standard \
            input. Exit status: 0 analysed, 1 a finding is at least as severe as --fail-on, 2 not analysed.
            """)

    @Argument(
        help: "What to analyse; several are reported one after the other.", completion: .file())
    var inputs: [String]

    @Option(
        help: "How to report: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: ReportFormat = .text

    @Option(name: .shortAndLong, help: "Write the report to this file.", completion: .file())
    var output: String?

    @Option(
        help: "A good bundle: tell what changed since, and which change may explain which finding.",
        completion: .file())
    var baseline: String?

    @Option(
        help: "End with status 1 when a finding that is no mere notice is at least this severe.")
    var failOn: Severity?

    @Flag(help: "List the rules that were ruled out too, with the files that rule them out.")
    var verdicts = false

    @Option(
        help: "Write what to collect next to this file, as a collection spec.", completion: .file())
    var nextSpec: String?

    @OptionGroup var past: SeenBeforeOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var limits: LimitOptions
    @OptionGroup var quotes: QuoteOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let reports = try orExit { try self.reports() }
        try orExit {
            let text =
                format.joins
                ? Report.render(reports.map(\.diagnosis), as: format, options: options)
                : reports.map(\.text).joined(separator: format == .text ? "\n" : "")
            try Delivery.write(text, to: output, what: "report")
            if let nextSpec, let first = reports.first {
                try Delivery.write(
                    CollectionSpec.text(first.diagnosis), to: nextSpec, what: "collection spec")
            }
        }
        let worst = reports.flatMap(\.diagnosis.findings).filter { $0.role != .notice }.map(
            \.severity
        ).max()
        if let failOn, let worst, worst >= failOn { throw ExitCode(1) }
    }

    private func reports() throws -> [(diagnosis: Diagnosis, text: String)] {
        if format == .html && inputs.count > 1 {
            throw CommandError(
                problem: "An HTML report is about one bundle.",
                hint: "Call once for each of the inputs.")
        }
        if nextSpec != nil && inputs.count > 1 {
            throw CommandError(
                problem: "A collection spec is about one bundle.",
                hint: "Call once for each of the inputs.")
        }
        if baseline != nil && (past.casebook != nil || past.keep) {
            throw CommandError(
                problem: "--baseline compares with one good bundle, --casebook with the past.",
                hint: "Call once with each.")
        }
        if baseline == "-" && inputs.contains("-") {
            throw CommandError(
                problem: "Only one bundle can come from standard input.",
                hint: "Save the other to a file and name that.")
        }
        var study = Study(
            library: try rules.library(), limits: try limits.limits(), time: time,
            quotes: quotes.quotes())
        let book = try past.book()
        let key = try book.map { _ in try LibraryKey.text(rules, quotes, limits, time) } ?? ""
        study.observed = try book?.observed() ?? [:]
        let good = try baseline.map { baseline in
            try Study(library: study.library, limits: study.limits).reading(of: baseline)
        }
        return try inputs.map { input in
            let diagnosis =
                try good.map { try study.result(of: input, since: $0) }
                ?? book.map { try past.diagnosis(of: input, by: study, library: key, in: $0) }
                ?? study.result(of: input).diagnosis
            return (
                diagnosis,
                format.joins ? "" : Report.render(diagnosis, as: format, options: options)
            )
        }
    }

    private var options: ReportOptions {
        ReportOptions(
            width: output == nil ? Console.width : 100,
            colour: output == nil && Console.wantsColour, listsVerdicts: verdicts, failOn: failOn)
    }
}

/// Where a report goes: to a file, or to standard output.
enum Delivery {
    /// - Throws: ``CommandError`` when the file cannot be written.
    static func write(_ text: String, to output: String?, what: String) throws {
        guard let output else { return Console.print(text) }
        do {
            try Data(text.utf8).write(
                to: URL(fileURLWithPath: output), options: output == "/dev/null" ? [] : .atomic)
        } catch {
            throw CommandError(
                problem: "The \(what) cannot be written to “\(output)”.",
                hint: error.localizedDescription)
        }
    }
}

extension ReportFormat: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Owner: ExpressibleByArgument {}

extension Moment {
    /// The clock's time; only commands look at the clock.
    static var now: Moment {
        Moment(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }
}
