import Bundles
import Foundation
import Reasoning
import Reporting
import TestSupport
import Testing

struct SampleTests {
    @Test func `there are samples`() {
        #expect(Story.all.count >= 5)
        #expect(Story.all.contains { $0.isHealthy })
    }

    @Test(arguments: Story.all.filter { !$0.isHealthy })
    func `the first root cause is the one of the story`(_ story: Story) throws {
        let diagnosis = try Library.diagnosis(of: story)
        let first = try #require(diagnosis.rootCauses.first)
        #expect(first.rule == story.rule)
        #expect(first.owner.rawValue == story.owner)
        #expect(first.mode == story.mode)
    }

    @Test(arguments: Story.all.filter(\.isHealthy))
    func `a healthy run has no root cause`(_ story: Story) throws {
        let diagnosis = try Library.diagnosis(of: story)
        #expect(diagnosis.rootCauses.map(\.title) == [])
    }

    @Test(arguments: Story.all)
    func `the loudest line is not what the first root cause rests on`(_ story: Story) throws {
        let first = try Library.diagnosis(of: story).rootCauses.first
        for evidence in first?.evidence ?? [] {
            #expect(
                !evidence.text.contains(story.loudest.says), "\(evidence.file):\(evidence.line)")
        }
    }

    @Test(arguments: Story.all.filter { !$0.isHealthy })
    func `what follows from the root cause is no root cause`(_ story: Story) throws {
        for root in try Library.diagnosis(of: story).rootCauses {
            #expect(!story.symptoms.contains(root.mode), "\(root.rule)")
        }
    }

    @Test(arguments: Story.all.filter { !$0.isHealthy })
    func `the first root cause shows the line that shows it`(_ story: Story) throws {
        let first = try #require(try Library.diagnosis(of: story).rootCauses.first)
        let line = try #require(story.rootLine)
        #expect(
            first.evidence.contains {
                $0.file.hasSuffix(line.file) && $0.text.contains(line.says)
            })
    }

    @Test(arguments: Story.all)
    func `the lines a story quotes stand in its bundle`(_ story: Story) throws {
        let lines = [story.rootLine, story.loudest].compactMap { $0 }
        var texts: [String: [UInt8]] = [:]
        let reader = try BundleReader(story.bundle)
        while let chunk = reader.next() {
            for segment in chunk.segments {
                let path = reader.member(segment.file).path
                texts[path, default: []] += chunk.bytes[segment.range]
            }
            reader.recycle(chunk)
        }
        for line in lines {
            let text = texts.first { $0.key.hasSuffix(line.file) }?.value ?? []
            #expect(String(decoding: text, as: UTF8.self).contains(line.says), "\(line)")
        }
    }

    @Test(arguments: Story.all)
    func `a sample gives the same JSON twice, and it conforms to the schema`(_ story: Story) throws
    {
        let schema = try JSONSchema(
            String(
                contentsOf: Story.package.appending(
                    path: "Sources/Reporting/Schemas/analysis.schema.json"), encoding: .utf8))
        let document = Report.render(try Library.diagnosis(of: story), as: .json)
        #expect(try schema.problems(in: document) == [])
        #expect(Report.render(try Library.newDiagnosis(of: story), as: .json) == document)
    }

    @Test(arguments: Story.all)
    func `a sample has the report we owe`(_ story: Story) throws {
        let report = Report.render(try Library.diagnosis(of: story), as: .markdown)
        let golden = story.folder.appending(path: "report.md")
        var owed = (try? String(contentsOf: golden, encoding: .utf8)) ?? ""
        var isOwed = uncounted(report) == uncounted(owed)
        if !isOwed, ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try report.write(to: golden, atomically: true, encoding: .utf8)
            (owed, isOwed) = (report, true)
        }
        #expect(
            isOwed,
            """
            Samples/\(story.name)/report.md differs from line \(firstDifference(report, owed)) on. \
            If the new report is right, run “make golden” and read the difference.
            """)
    }

    /// Without the number of failures that were ruled out: one rule more changes no report.
    private func uncounted(_ report: String) -> String {
        guard let end = report.firstRange(of: " known failures were ruled out") else {
            return report
        }
        let before = report[..<end.lowerBound]
        let number = before.reversed().prefix { $0.isNumber || $0 == "," }.count
        return String(before.dropLast(number)) + report[end.lowerBound...]
    }

    private func firstDifference(_ a: String, _ b: String) -> Int {
        let pairs = zip(
            a.split(separator: "\n", omittingEmptySubsequences: false),
            b.split(separator: "\n", omittingEmptySubsequences: false))
        return pairs.prefix { $0 == $1 }.count + 1
    }
}
