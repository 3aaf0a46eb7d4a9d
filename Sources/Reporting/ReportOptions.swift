/// How a text report is laid out; the other formats do not look at it.
package struct ReportOptions: Sendable {
    /// Columns of the terminal. Prose never runs wider than 120, however wide the terminal is.
    package var width: Int
    /// Whether ANSI colours may be used.
    package var colour: Bool

    /// Layout for a terminal of so many columns.
    package init(width: Int = 100, colour: Bool = false) {
        self.width = width
        self.colour = colour
    }
}
