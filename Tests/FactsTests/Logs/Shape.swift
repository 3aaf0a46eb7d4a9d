import Testing

@testable import Facts

/// One line as some product prints it, and what a reader must see in it.
struct Shape: Sendable, CustomTestStringConvertible {
    let line: String
    /// In UTC; `nil` where the line holds no time with a date.
    let time: String?
    let level: Level?
    /// What the message starts with.
    let message: String

    init(_ line: String, _ time: String?, _ level: Level?, _ message: String) {
        self.line = line
        self.time = time
        self.level = level
        self.message = message
    }

    var testDescription: String { String(line.prefix(60)) }
}
