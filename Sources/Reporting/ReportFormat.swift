/// What a report is written as. The raw value is the word on the command line.
package enum ReportFormat: String, CaseIterable, Sendable {
    /// For a terminal.
    case text
    /// For a ticket: GitHub-flavoured.
    case markdown
    /// For a tool: schema `clearcause.analysis/1`.
    case json
    /// For a browser, and to attach: one file that loads nothing.
    case html
    /// For code hosts and editors: SARIF 2.1.0.
    case sarif
    /// For CI servers: JUnit XML.
    case junit

    /// Whether several bundles make one document.
    package var joins: Bool { self == .sarif || self == .junit }
}
