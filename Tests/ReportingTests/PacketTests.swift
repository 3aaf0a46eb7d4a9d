import Bundles
import Facts
import Foundation
import Reasoning
import Testing

@testable import Reporting

struct PacketTests {
    @Test func `a summary fits a ticket and begins with the answer`() {
        let text = EscalationSummary.text(Samples.cascade)
        #expect(text.hasPrefix("# "))
        #expect(text.contains("**What to do**") || text.contains("First step"))
        #expect(text.count <= EscalationSummary.most)
    }

    @Test func `a summary of the longest diagnosis is cut, and says so`() throws {
        var diagnosis = Samples.cascade
        let long = String(repeating: "a very long story ", count: 60)
        for index in diagnosis.findings.indices {
            diagnosis.findings[index].remediation = (1...40).map { .init(todo: "\($0) \(long)") }
        }
        let text = EscalationSummary.text(diagnosis)
        #expect(text.count <= EscalationSummary.most)
        #expect(text.hasSuffix("- The rest is in the report.\n"))
    }

    @Test func `the sheet has a row for every rule, and no formula`() {
        var diagnosis = Samples.cascade
        diagnosis.verdicts.undecided.append(.init(rule: "a/b", why: "=cmd|' /C calc'!A0"))
        let rows = VerdictSheet.text(diagnosis).split(separator: "\r\n")
        #expect(rows.first == "rule,verdict,why,files")
        #expect(
            rows.count == 1 + diagnosis.findings.count + diagnosis.verdicts.undecided.count)
        #expect(rows.contains { $0.contains("\"'=cmd|") })
    }

    @Test(arguments: [(0.0, 1_995...2_005), (1.0, 1_880...2_040)])
    func `lines around the evidence go along, by time where it is known`(
        _ width: Double, _ expected: ClosedRange<Int>
    ) throws {
        var diagnosis = Diagnosis(
            bundle: .init(name: "b", files: 1, bytes: 1),
            unexplained: [
                Signal(
                    template: "x", count: 1,
                    evidence: [.init(file: "a.log", line: 2_000, time: Samples.at(10, 0), text: "")]
                )
            ])
        diagnosis.gaps = []
        var file = FileFacts(id: 0, path: "a.log")
        file.kind = .log
        let facts = BundleFacts(name: "b", files: [file], gaps: [], manifest: nil)
        let plan = PacketPlan(diagnosis, facts)
        #expect(plan.files == ["a.log"])
        // A line a second, a sample each twenty lines.
        let timeline = LineTimes.Timeline(
            lines: 4_000,
            samples: stride(from: 0, to: 4_000, by: 20).map { line in
                (
                    line + 1,
                    Moment(
                        microseconds: Samples.at(10, 0).microseconds + Int64(line - 2_000)
                            * 1_000_000)
                )
            })
        let lines = try #require(plan.lines(["a.log": timeline], width: width)["a.log"])
        #expect(lines.count == 1)
        let range = try #require(lines.first)
        #expect(abs(range.lowerBound - expected.lowerBound) <= 25)
        #expect(abs(range.upperBound - expected.upperBound) <= 25)
    }

    @Test func `the lines of a log are timed to a few hundred`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = (0..<3_000).map { second in
            "2026-05-04T10:\(second / 60 < 10 ? "0" : "")\(second / 60):\(second % 60 < 10 ? "0" : "")\(second % 60)Z INFO tick \(second)\n"
        }
        try Data(lines.joined().utf8).write(to: folder.appending(path: "app.log"))
        var times = try LineTimes(try ScanPlan(patterns: [], sources: []), of: ["app.log"])
        let timeline = try #require(
            times.timelines(in: try BundleReader(folder.path), now: Samples.at(59, 0))["app.log"])
        #expect(timeline.lines == 3_000)
        #expect(timeline.samples.count == 3_000 / LineTimes.stride)
        let range = try #require(timeline.lines(in: Samples.at(20, 0)...Samples.at(21, 0)))
        #expect(range.contains(1_200) && range.contains(1_260))
        #expect(range.count < 60 + 3 * LineTimes.stride)
        #expect(timeline.lines(in: Samples.at(58, 0)...Samples.at(59, 0)) == nil)
    }
}
