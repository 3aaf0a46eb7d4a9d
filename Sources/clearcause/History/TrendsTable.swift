import Casebook
import Facts

/// Trends as text, Markdown and CSV.
enum TrendsTable {
    static let heads = [
        "cases", "share", "growth (95 %)", "first seen", "accounts", "repeat", "median to close",
    ]

    static func cells(_ row: Trends.Row) -> [String] {
        [
            "\(row.count)", "\(Plain.number(row.share * 100)) %", growth(row.growth),
            String(row.firstSeen.iso8601.prefix(10)), "\(row.accounts)", "\(row.repeatAccounts)",
            Plain.hours(row.medianHoursToClose),
        ]
    }

    static func growth(_ growth: Trends.Growth?) -> String {
        guard let growth else { return "–" }
        return "×\(Plain.number(growth.ratio)) (\(Plain.number(growth.low))–"
            + "\(Plain.number(growth.high)))"
    }

    /// What a manager asks first, a sentence each.
    static func summary(_ trends: Trends) -> [String] {
        var lines = [
            "\(trends.cases) cases: \(trends.diagnosed) with a root cause, \(trends.unexplained) that no "
                + "rule explains (\(Plain.percent(trends.unexplained, trends.cases))), "
                + "\(trends.healthy) healthy.",
            "The customer could have fixed \(trends.customer) alone "
                + "(\(Plain.percent(trends.customer, trends.diagnosed)) of those with a root cause).",
            "Half were closed within \(Plain.hours(trends.medianHoursToClose)).",
            "Growth compares the last whole \(trends.every.rawValue) with the one before "
                + "(ratio of Poisson rates).",
        ]
        if let silent = trends.silentRules {
            lines.append("\(silent.count) rules never fired (all names: --format json).")
        }
        let worst = trends.weakRules.sorted {
            ($1.wrong, $0.rule) < ($0.wrong, $1.rule)
        }
        lines += worst.prefix(5).map {
            "\($0.rule) was wrong in \($0.wrong) of \($0.right + $0.wrong) cases that people judged."
        }
        if worst.count > 5 {
            lines.append("\(worst.count - 5) more rules were often wrong (all: --format json).")
        }
        return lines
    }

    static func text(_ trends: Trends, most: Int) -> String {
        let rows = trends.rows.prefix(most).map { [Plain.line($0.name)] + cells($0) }
        let table = [[trends.by.rawValue] + heads] + rows
        let widths = (0...heads.count).map { column in
            table.map { $0[column].count }.max() ?? 0
        }
        let lines = table.map { row in
            zip(row, widths).map { Plain.padded($0, $1) }.joined(separator: "  ")
        }
        return (summary(trends) + [""] + lines + more(trends, most)).joined(separator: "\n") + "\n"
    }

    private static func more(_ trends: Trends, _ most: Int) -> [String] {
        trends.rows.count > most ? ["… and \(trends.rows.count - most) more (--most)"] : []
    }

    static func markdown(_ trends: Trends, most: Int) -> String {
        func row(_ cells: [String]) -> String {
            let safe = cells.map { cell in
                String(cell.flatMap { "|\\`*_<>[]".contains($0) ? ["\\", $0] : [$0] })
            }
            return "| " + safe.joined(separator: " | ") + " |"
        }
        let rows = trends.rows.prefix(most).map { row([Plain.line($0.name)] + cells($0)) }
        return
            (["# Trends by \(trends.by.rawValue)", ""] + summary(trends).map { "- \($0)" } + [
                "", row([trends.by.rawValue] + heads),
                "|" + String(repeating: " --- |", count: heads.count + 1),
            ] + rows + more(trends, most)).joined(separator: "\n") + "\n"
    }

    static func csv(_ trends: Trends) -> String {
        let heads = [
            trends.by.rawValue, "cases", "share", "growth", "growth_low", "growth_high",
            "first_seen", "accounts", "repeat_accounts", "median_hours_to_close",
        ]
        let lines = trends.rows.map { row in
            ([Plain.field(Plain.line(row.name)), "\(row.count)", "\(row.share)"]
                + [row.growth?.ratio, row.growth?.low, row.growth?.high].map {
                    $0.map { "\($0)" } ?? ""
                }
                + [
                    row.firstSeen.iso8601, "\(row.accounts)", "\(row.repeatAccounts)",
                    row.medianHoursToClose.map { "\($0)" } ?? "",
                ]).joined(separator: ",")
        }
        return ([heads.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }
}
