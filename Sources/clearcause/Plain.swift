import Foundation
import Reporting

/// Values in the words and signs of an output.
enum Plain {
    /// One line in which nothing hides or acts.
    static func line(_ text: some StringProtocol) -> String { Visible.line(String(text)) }

    /// JSON for reading: names in snake case, sorted, so that the same value is the same bytes.
    static func json(_ value: some Encodable) throws -> String {
        try text(value, [.prettyPrinted])
    }

    /// The same on one line.
    static func jsonLine(_ value: some Encodable) throws -> String { try text(value, []) }

    private static func text(
        _ value: some Encodable, _ format: JSONEncoder.OutputFormatting
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = format.union([.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    /// A value from JSON that ``json(_:)`` or ``jsonLine(_:)`` wrote.
    static func value<Value: Decodable>(_ type: Value.Type, of json: some Sequence<UInt8>) throws
        -> Value
    {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(json))
    }

    /// A field of comma-separated values, quoted where needed. A beginning that a spreadsheet would take for a
    /// formula gets an apostrophe.
    static func field(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
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

    /// `2h 05m`, `3m 20s`, `8s`.
    static func duration(_ seconds: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return seconds >= 3600
            ? "\(seconds / 3600)h \(two(seconds / 60 % 60))m"
            : seconds >= 60 ? "\(seconds / 60)m \(two(seconds % 60))s" : "\(seconds)s"
    }

    static func count(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    static func padded(_ text: String, _ width: Int) -> String {
        text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
    }
}
