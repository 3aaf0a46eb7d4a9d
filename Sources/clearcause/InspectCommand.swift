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

    @Flag(help: "Group the messages of warnings and worse into templates, and count them.")
    var templates = false

    @Flag(help: "With --templates: group the messages of every level.")
    var allLevels = false

    @Option(help: "How to print: text, json.")
    var format: Format = .text

    @OptionGroup var limits: LimitOptions
    @OptionGroup var quotes: QuoteOptions
    @OptionGroup var rules: LibraryOptions

    func validate() throws {
        if allLevels && !templates {
            throw ValidationError("--all-levels is about templates: add --templates.")
        }
    }

    func run() throws {
        let text = try orExit {
            let reader = try BundleReader(input, limits: try limits.limits())
            var inspector = try Inspector(
                try rules.library().plan, listsEvents: events,
                templates: !templates ? .none : allLevels ? .all : .loud)
            let inspection = try quotes.quotes().quoted(
                inspector.inspection(of: reader, now: .now))
            return format == .json
                ? InspectionReport.json(inspection)
                : InspectionReport.text(inspection)
        }
        Console.print(text)
    }
}
