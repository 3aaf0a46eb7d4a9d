import Reasoning

extension Finding.Step {
    /// The lines of the command, as the rule has them.
    ///
    /// Only a line feed ends a line: a capture from a bundle cannot hold one, but it can hold the other
    /// characters that Unicode counts as line breaks, and must not begin a command of its own with them.
    var commands: [String] {
        (run ?? "").unicodeScalars.split(separator: "\n").map { String(Substring($0)) }
    }
}
