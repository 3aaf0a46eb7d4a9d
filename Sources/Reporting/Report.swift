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
        case .sarif: SARIFReport([diagnosis]).text
        case .junit: JUnitReport([diagnosis], options: options).text
        }
    }

    /// One document about several bundles, in a format that ``ReportFormat/joins`` them; in the others
    /// one report after the other.
    package static func render(
        _ diagnoses: [Diagnosis], as format: ReportFormat, options: ReportOptions = .init()
    ) -> String {
        switch format {
        case .sarif: SARIFReport(diagnoses).text
        case .junit: JUnitReport(diagnoses, options: options).text
        case .text, .markdown, .json, .html:
            diagnoses.map { render($0, as: format, options: options) }
                .joined(separator: format == .text ? "\n" : "")
        }
    }
}
