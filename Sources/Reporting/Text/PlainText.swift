import Reasoning

/// The door through which everything from a bundle gets into a text report.
enum PlainText {
    /// One line of a file, blanks kept.
    static func line(_ text: String) -> String { Visible.line(text) }

    /// Running text, to be wrapped.
    static func prose(_ text: String) -> String { Visible.prose(text) }

    /// A command, line by line. It is never wrapped: it is there to be copied.
    static func commands(_ step: Finding.Step) -> [String] { step.commands.map(Visible.line) }
}
