import Facts
import Reasoning

extension Outline {
    /// An earlier case: a headline, and sentences under it.
    struct Earlier {
        var headline: String
        var details: [String]
    }

    /// The earlier cases like this one, the likest first; `nil` where no casebook was asked.
    var earlier: [Earlier]? {
        diagnosis.earlier.map { cases in
            cases.map { one in
                let whose = [one.account, one.ticket].compactMap(\.self).joined(separator: ", ")
                return Earlier(
                    headline: "\(one.happened.iso8601.prefix(10)) "
                        + (whose.isEmpty ? "" : "(\(whose)) ")
                        + "\(one.title): \(one.likeness) % alike, case \(one.name)",
                    details: Self.details(of: one))
            }
        }
    }

    /// What stands in place of a list without items.
    static let nothingEarlier = "The casebook has nothing like it."

    private static func details(of one: EarlierCase) -> [String] {
        var details: [String] = []
        if one.isRecurrence {
            details.append(
                "It came back: this account had the same failure, and its fix was confirmed.")
        }
        if let fix = one.fix { details.append("What cured it: \(fix)") }
        if one.isRight == false { details.append("People rejected that diagnosis.") }
        if let minutes = one.minutesToClose {
            details.append("It was closed after \(Self.span(minutes)).")
        }
        if !one.shared.isEmpty {
            details.append("Both have: \(one.shared.joined(separator: "; ")).")
        }
        return details
    }

    private static func span(_ minutes: Int) -> String {
        minutes < 120
            ? Words.count(minutes, "minute", "minutes")
            : minutes < 48 * 60
                ? Words.count(minutes / 60, "hour", "hours")
                : Words.count(minutes / 1440, "day", "days")
    }
}
