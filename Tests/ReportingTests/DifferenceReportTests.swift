import Foundation
import Reasoning
import TestSupport
import Testing

@testable import Reporting

struct DifferenceReportTests {
    private static let change = Change(
        kind: .setting, how: .changed, subject: "export.batch_size", before: "500", after: "15000",
        was: .init(file: "config/app.properties", line: 6, text: "500"),
        now: .init(file: "config/app.properties", line: 7, text: "15000"),
        says: "export.batch_size went from 500 to 15000", reasons: ["30 times as much"],
        ties: [.init(finding: "f1", because: "both are about “batch”")])

    private static let difference = Difference(
        good: .init(name: "monday.tar", files: 9, bytes: 10), bad: Samples.cascade.bundle, pairs: 9,
        changes: [change]
            + (1...60).map {
                Change(
                    kind: .file, how: .added, subject: "f\($0)",
                    now: .init(file: "f\($0)", line: 0, text: ""),
                    says: "f\($0) is only in the bad bundle",
                    isRoutine: $0 > 57)
            })

    @Test(arguments: DifferenceFormat.allCases)
    func `the likeliest change leads, with what it may explain, in every format`(
        _ format: DifferenceFormat
    ) {
        let report = Report.render(Self.difference, in: Samples.cascade, as: format)
        #expect(report.contains("export.batch_size went from 500 to 15000") || format == .markdown)
        #expect(report.contains("both are about “batch”"))
        #expect(report.contains("config/app.properties"))
    }

    @Test func `the title says what fails since when`() {
        let report = Report.render(Self.difference, in: Samples.cascade, as: .text)
        let title = report.split(separator: "\n").prefix(2).joined(separator: " ")
        #expect(
            title.hasPrefix(
                "Orders are not stored because PostgreSQL's data disk is full, since export.batch_size went from 500 to 15000"
            ))
    }

    @Test func `what is not listed is counted`() {
        let report = Report.render(Self.difference, in: Samples.cascade, as: .text)
        #expect(
            report.contains(
                "and 8 more changes, in the JSON report, and 3 that differ between any two bundles")
        )
    }

    @Test func `an analysis with a baseline has a section of its own and a member in JSON`() throws
    {
        var diagnosis = Samples.cascade
        diagnosis.difference = Self.difference
        diagnosis.findings[0].since = ["export.batch_size went from 500 to 15000 (a:7)"]
        let text = Report.render(diagnosis, as: .text)
        #expect(text.contains("── Changed since the good bundle ──"))
        #expect(text.contains("  since   export.batch_size went from 500 to 15000 (a:7)."))
        #expect(
            Report.render(diagnosis, as: .markdown).contains("## Changed since the good bundle"))
        #expect(
            Report.render(diagnosis, as: .html).contains("<h2>Changed since the good bundle</h2>"))
        let document = Report.render(diagnosis, as: .json)
        #expect(document.contains("\"changes\": ["))
        #expect(try schema("analysis").problems(in: document) == [])
    }

    @Test func `a report without a baseline says nothing of changes`() {
        for format in ReportFormat.allCases {
            let report = Report.render(Samples.cascade, as: format)
            #expect(!report.contains("good bundle"))
            #expect(!report.contains("\"changes\""))
        }
    }

    @Test(arguments: Hostile.texts.indices)
    func `hostile text stays text`(_ index: Int) throws {
        let diagnosis = Hostile.diagnosis(Hostile.texts[index])
        let difference = try #require(diagnosis.difference)
        let document = Report.render(difference, in: diagnosis, as: .json)
        #expect(try schema("difference").problems(in: document) == [])
        for format in DifferenceFormat.allCases {
            let report = Report.render(difference, in: diagnosis, as: format)
            #expect(!report.unicodeScalars.contains { $0 != "\n" && Visible.isHidden($0) })
        }
        let page = Page(Report.render(difference, in: diagnosis, as: .html))
        #expect(!page.tags.contains { ["script", "img", "svg", "iframe"].contains($0.name) })
        let markdown = Report.render(difference, in: diagnosis, as: .markdown)
        for line in MarkdownText.outsideCode(markdown) { #expect(!line.contains("<"), "\(line)") }
        let text = Report.render(difference, in: diagnosis, as: .text, options: .init(width: 80))
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80) }
    }

    private func schema(_ name: String) throws -> JSONSchema {
        let folder = Folder.schema.deletingLastPathComponent()
        return try JSONSchema(
            String(contentsOf: folder.appending(path: "\(name).schema.json"), encoding: .utf8))
    }
}
