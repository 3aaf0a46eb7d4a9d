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
}
