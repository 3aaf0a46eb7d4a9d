import Reasoning

/// How what changed between two bundles is told.
package enum DifferenceFormat: String, Sendable, CaseIterable {
    case text, markdown, json, html
}

extension Report {
    /// What changed between two bundles, with the diagnosis of the bad one, ending in a line break.
    package static func render(
        _ difference: Difference, in diagnosis: Diagnosis, as format: DifferenceFormat,
        options: ReportOptions = .init()
    ) -> String {
        let outline = DifferenceOutline(difference, in: diagnosis)
        return switch format {
        case .text: TextDifference(outline: outline, page: TextPage(options)).text
        case .markdown: MarkdownDifference(outline: outline).text
        case .json: JSONChanges.document(difference, diagnosis)
        case .html: HTMLDifference(outline: outline).text
        }
    }
}
