import Reasoning

/// A diagnosis in words for a reader, or as data for a tool.
///
/// Same diagnosis, same options: same bytes. No clock, no locale, no network. Whatever comes from the
/// bundle is escaped by exactly one function a format: `PlainText.line`, `Markdown.prose` (and
/// `Markdown.code`), `JSON.quoted`, `HTML.text`.
package enum Report {
    /// The report, ending in a line break.
    package static func render(
        _ diagnosis: Diagnosis, as format: ReportFormat, options: ReportOptions = .init()
    ) -> String {
        switch format {
        case .text: TextReport(Outline(diagnosis, options: options), options: options).text
        case .markdown: MarkdownReport(Outline(diagnosis, options: options)).text
        case .json: JSONReport(diagnosis, options: options).text
        case .html: HTMLReport(Outline(diagnosis, options: options)).text
        }
    }
}
