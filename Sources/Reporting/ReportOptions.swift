import Rules

/// How a report is laid out, and what is listed in it.
package struct ReportOptions: Sendable {
    /// Columns of the terminal. Prose never runs wider than 120, however wide the terminal is.
    package var width: Int
    /// Whether ANSI colours may be used.
    package var colour: Bool
    /// Whether every rule's verdict is listed, those that were ruled out as well.
    package var listsVerdicts: Bool

    /// The least severity that counts as a failure, where a format tells failures apart.
    package var failOn: Severity?

    /// Layout for a terminal of so many columns.
    package init(
        width: Int = 100, colour: Bool = false, listsVerdicts: Bool = false,
        failOn: Severity? = nil
    ) {
        self.width = width
        self.colour = colour
        self.listsVerdicts = listsVerdicts
        self.failOn = failOn
    }
}
