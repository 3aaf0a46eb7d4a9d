import Foundation
import Reasoning
import Reporting
import TestSupport
import Testing

/// Stories of a good and a bad bundle.
struct PairTests {
    static let pairs = Story.all.filter { $0.good != nil }

    @Test func `there are pairs`() {
        #expect(Self.pairs.count >= 4)
        #expect(Self.pairs.allSatisfy { $0.change != nil })
    }

    @Test(arguments: pairs)
    func `the change that broke it comes first, and is tied to the root cause`(_ story: Story)
        throws
    {
        let diagnosis = try diagnosis(of: story)
        let first = try #require(diagnosis.difference?.changes.first)
        #expect(first.subject.contains(story.change ?? "?"), "\(first.says)")
        let root = try #require(diagnosis.rootCauses.first)
        #expect(first.ties.contains { $0.finding == root.id }, "\(first.says)")
        #expect(root.since.first?.hasPrefix(first.says) == true)
    }

    @Test(arguments: pairs)
    func `the good bundle has no root cause`(_ story: Story) throws {
        let good = try #require(story.good)
        let diagnosis = try Analyzer(Library.standard.get()).diagnosis(of: Library.facts(of: good))
        #expect(diagnosis.rootCauses.map(\.title) == [])
    }

    @Test(arguments: pairs)
    func `a bundle differs from itself in nothing`(_ story: Story) throws {
        let facts = try Library.facts(of: story.bundle)
        let diagnosis = try Library.diagnosis(of: story)
        let difference = Comparer(good: (facts, diagnosis), bad: (facts, diagnosis)).difference()
        #expect(difference.changes.map(\.says) == [])
    }

    @Test(arguments: pairs)
    func `a pair gives the same JSON twice, and it conforms to the schema`(_ story: Story) throws {
        let (a, b) = (try diagnosis(of: story), try diagnosis(of: story))
        let difference = try #require(a.difference)
        let again = try #require(b.difference)
        let document = Report.render(difference, in: a, as: .json)
        #expect(try schema("difference").problems(in: document) == [])
        #expect(Report.render(again, in: b, as: .json) == document)
        let analysis = Report.render(a, as: .json)
        #expect(try schema("analysis").problems(in: analysis) == [])
        #expect(Report.render(b, as: .json) == analysis)
    }

    @Test(arguments: pairs)
    func `a pair has the difference we owe`(_ story: Story) throws {
        let diagnosis = try diagnosis(of: story)
        let difference = try #require(diagnosis.difference)
        let report = Report.render(difference, in: diagnosis, as: .markdown)
        let golden = story.folder.appending(path: "diff.md")
        var owed = (try? String(contentsOf: golden, encoding: .utf8)) ?? ""
        if owed != report, ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try report.write(to: golden, atomically: true, encoding: .utf8)
            owed = report
        }
        #expect(
            owed == report,
            "Samples/\(story.name)/diff.md differs. If the new one is right, run “make golden” and read it."
        )
    }

    private func diagnosis(of story: Story) throws -> Diagnosis {
        let good = try Library.facts(of: #require(story.good))
        let bad = try Library.facts(of: story.bundle)
        let analyzer = try Analyzer(Library.standard.get())
        var diagnosis = try analyzer.diagnosis(of: bad)
        let before = try analyzer.diagnosis(of: good)
        diagnosis.add(Comparer(good: (good, before), bad: (bad, diagnosis)).difference())
        return diagnosis
    }

    private func schema(_ name: String) throws -> JSONSchema {
        try JSONSchema(
            String(
                contentsOf: Story.package.appending(
                    path: "Sources/Reporting/Schemas/\(name).schema.json"), encoding: .utf8))
    }
}
