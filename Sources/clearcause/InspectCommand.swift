import ArgumentParser
import Bundles
import Facts
import Foundation
import Reporting

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what is in a bundle and how it was read, without judging it.")

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "A folder, file, archive, or “-”.", completion: .file())
    var input: String

    @Flag(help: "List every event with its line, time and level (with --format json).")
    var events = false

    @Option(help: "How to print: text, json.")
    var format: Format = .text

    @OptionGroup var limits: LimitOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let text = try orExit {
            let reader = try BundleReader(input, limits: try limits.limits())
            var inspector = try Inspector(try rules.library().plan, listsEvents: events)
            let inspection = inspector.inspection(of: reader, now: .now)
            return format == .json
                ? InspectionReport.json(inspection)
                : InspectionReport.text(inspection)
        }
        Console.print(text)
    }
}
