import ArgumentParser
import Casebook
import Facts

extension Trends.Side: ExpressibleByArgument {}
extension Period: ExpressibleByArgument {}

struct TrendsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trends",
        abstract: "Show what fails most, for whom, and whether it is getting better.",
        discussion: """
            Growth is the rate of the last whole period over the one before: a ratio of Poisson rates, half a \
            case added to both, with the 95 % interval of its logarithm. Shares are of all cases in the \
            window, the customer's share is of those with a root cause.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, markdown, html, json, csv
    }

    @Option(help: "rule, system, owner, account, mode or version.") var by: Trends.Side = .rule
    @Option(help: "Leave out cases before this time.") var since: String?
    @Option(help: "Leave out cases from this time on.") var until: String?
    @Option(help: "week or month.") var every: Period = .month
    @Option(help: "text, markdown, html, json or csv.") var format: Format = .text
    @Option(help: "How many rows of text or Markdown.") var most = 20
    @OptionGroup var casebook: CasebookOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let text = try orExit { () throws -> String in
            let trends = try casebook.open().trends(
                by: by, every: every,
                since: try since.map { try WrittenTime.moment($0, option: "--since") },
                until: try until.map { try WrittenTime.moment($0, option: "--until") },
                rules: try rules.library().entries.map { $0.id.description })
            switch format {
            case .json: return try Plain.json(trends)
            case .csv: return TrendsTable.csv(trends)
            case .text: return TrendsTable.text(trends, most: max(most, 0))
            case .markdown: return TrendsTable.markdown(trends, most: max(most, 0))
            case .html: return TrendsPage.html(trends)
            }
        }
        Console.print(text)
    }
}
