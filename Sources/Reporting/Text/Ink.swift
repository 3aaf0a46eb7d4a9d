import Rules

/// Colours for a terminal, or none.
///
/// Applied last, to text that is escaped and laid out: escape sequences have no width.
struct Ink {
    var colour: Bool

    func strong(_ text: String) -> String { paint(text, "1") }
    func faint(_ text: String) -> String { paint(text, "2") }
    func command(_ text: String) -> String { paint(text, "36") }

    /// Red, yellow or blue, and bold for what cannot wait.
    func severity(_ severity: Severity?, _ text: String) -> String {
        switch severity {
        case .critical: paint(text, "1;31")
        case .high: paint(text, "31")
        case .medium: paint(text, "33")
        case .low: paint(text, "34")
        case nil: faint(text)
        }
    }

    private func paint(_ text: String, _ code: String) -> String {
        colour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
