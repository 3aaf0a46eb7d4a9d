import Casebook
import Facts

/// A time on the command line: a day, a time of day, or a span back from now.
enum WrittenTime {
    static func moment(_ text: String, option: String) throws -> Moment {
        if let moment = Moment(written: text) { return moment }
        if let span = Quantity(text), span.unit == .seconds, text.contains(where: \.isLetter) {
            return Moment.now.advanced(bySeconds: -Int64(span.value))
        }
        throw CommandError(
            problem: "“\(text)” is no time for \(option).",
            hint: "Write 2026-05-04, 2026-05-04T10:00:00Z, or 90d for the last ninety days.")
    }
}
