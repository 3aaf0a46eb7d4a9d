import ArgumentParser
import Casebook
import Facts

struct ForecastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Forecast the cases of the coming weeks.",
        discussion: """
            Holt-Winters smoothing, additive, tried on the casebook's own past from up to 26 weeks against \
            repeating the season before. Healthy bundles do not count. It says so when there is too little \
            history.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }
    enum Side: String, CaseIterable, ExpressibleByArgument { case owner, nothing }

    struct Result: Encodable {
        var owner: String
        var pastWeeks: Int
        var from: Moment
        var forecast: Forecast
    }

    @Option(help: "How many weeks, 1 to 52.") var weeks = 8
    @Option(help: "owner, or nothing for all cases only.") var by: Side = .owner
    @Option(help: "text or json.") var format: Format = .text
    @OptionGroup var casebook: CasebookOptions

    func validate() throws {
        guard (1...52).contains(weeks) else {
            throw ValidationError("--weeks is a number from 1 to 52.")
        }
    }

    func run() throws {
        let text = try orExit { () throws -> String in
            let (from, counts) = try casebook.open().weeks(byOwner: by == .owner)
            let names = counts.keys.sorted { ($0 ?? "") < ($1 ?? "") }
            let results = names.map { name in
                let past = counts[name] ?? []
                return Result(
                    owner: name ?? "all", pastWeeks: past.count, from: from,
                    forecast: Forecast(of: past, weeks: weeks))
            }
            return format == .json ? try Plain.json(results) : Self.text(results)
        }
        Console.print(text)
    }

    private static func text(_ results: [Result]) -> String {
        guard !results.isEmpty else { return "The casebook has no case that failed.\n" }
        var lines: [String] = []
        for result in results {
            let forecast = result.forecast
            lines.append("\(Plain.line(result.owner)): \(forecast.method)")
            for (index, week) in forecast.weeks.enumerated() {
                let day = result.from.advanced(bySeconds: Int64(index) * 7 * 86_400)
                lines.append(
                    "  week of \(day.iso8601.prefix(10))  \(Plain.number(week.expected))  "
                        + "(95 %: \(Plain.number(week.low))–\(Plain.number(week.high)))")
            }
            if let test = forecast.backTest {
                let naive =
                    test.naiveSeason == 52
                    ? "the same week of the year before" : "the last week (no whole year to repeat)"
                lines.append(
                    "  back-test from \(test.origins) past weeks: off by \(Plain.number(test.error)) "
                        + "cases a week; repeating \(naive) is off by "
                        + "\(Plain.number(test.naiveError)). "
                        + "\(Int((test.covered * 100).rounded())) % lay within the interval.")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
