import ArgumentParser
import Casebook
import Facts
import Foundation

/// Which casebook to ask.
struct HistoryOptions: ParsableArguments {
    @Option(help: "The casebook; by default the one in your data folder.", completion: .file())
    var casebook: String?

    func open() throws -> Casebook {
        try Casebook(casebook ?? Self.standard, mayCreate: false)
    }

    /// `$XDG_DATA_HOME/clearcause/casebook.db`, or the same in `~/.local/share`.
    static var standard: String {
        let environment = ProcessInfo.processInfo.environment
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (data ?? NSHomeDirectory() + "/.local/share") + "/clearcause/casebook.db"
    }

    static func moment(_ text: String?, _ option: String) throws -> Moment? {
        guard let text else { return nil }
        guard let moment = Moment(written: text) else {
            throw CommandError(
                problem: "“\(text)” is no time.", hint: "Write \(option) 2026-05-04.")
        }
        return moment
    }
}

/// Values in the words and signs of an output.
enum Plain {
    /// One line without control characters.
    static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: "·"
                    default: scalar
                    }
                }))
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    static func html(_ text: String) -> String {
        line(text).replacingOccurrences(of: "&", with: "&amp;")
            .replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;")
            .replacingOccurrences(of: "\"", with: "&quot;")
    }

    static func percent(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "–" : "\(Int((Double(part) * 100 / Double(whole)).rounded())) %"
    }

    static func number(_ value: Double) -> String { String(format: "%.1f", value) }

    static func hours(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value < 48 ? "\(number(value)) h" : "\(number(value / 24)) d"
    }

    static func padded(_ text: String, _ width: Int) -> String {
        text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
    }
}
