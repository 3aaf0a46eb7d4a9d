import Bundles
import Foundation
import Reasoning
import TestSupport
import Testing

@testable import Reporting

struct SARIFReportTests {
    @Test(arguments: Samples.all.indices)
    func `every report conforms to the standard's schema`(_ index: Int) throws {
        let document = Report.render(Samples.all[index], as: .sarif)
        #expect(try schema.problems(in: document) == [])
    }

    @Test func `several bundles are one document with a run each`() throws {
        let document = Report.render(Samples.all, as: .sarif)
        #expect(try schema.problems(in: document) == [])
        #expect(try runs(document).count == Samples.all.count)
    }

    @Test(arguments: [
        (#""version": "2.1.0""#, #""version": "2.1""#), (#""text": ""#, #""texts": ""#),
        (#""executionSuccessful": true"#, #""executionSuccessful": "yes""#),
        (#""startLine": 812"#, #""startLine": 0"#), (#""level": "error""#, #""level": "fatal""#),
        (#""name": "Clearcause","#, ""),
    ])
    func `the schema rejects`(_ right: String, _ wrong: String) throws {
        let document = Report.render(Samples.cascade, as: .sarif)
        let changed = document.replacing(right, with: wrong, maxReplacements: 1)
        #expect(changed != document)
        #expect(try schema.problems(in: changed) != [])
    }

    @Test(arguments: Hostile.texts.indices)
    func `hostile text leaves a valid document in which nothing acts`(_ index: Int) throws {
        let document = Report.render(Hostile.diagnosis(Hostile.texts[index]), as: .sarif)
        #expect(try schema.problems(in: document) == [])
        #expect(!document.unicodeScalars.contains { $0 != "\n" && Visible.isHidden($0) })
    }

    @Test func `every result points to its rule`() throws {
        let run = try #require(try runs(Report.render(Samples.cascade, as: .sarif)).first)
        let tool = try #require(run["tool"] as? [String: Any])
        let rules = try #require((tool["driver"] as? [String: Any])?["rules"] as? [[String: Any]])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == Samples.cascade.findings.count)
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
        }
    }

    @Test func `a notice is a note, and a symptom no error`() throws {
        let run = try #require(try runs(Report.render(Samples.cascade, as: .sarif)).first)
        for (result, finding) in zip(
            try #require(run["results"] as? [[String: Any]]), Samples.cascade.findings)
        {
            let level = result["level"] as? String
            if finding.role == .notice { #expect(level == "note") }
            if finding.role == .symptom { #expect(level != "error") }
            if finding.role == .rootCause, finding.severity >= .high { #expect(level == "error") }
        }
    }

    @Test func `a fingerprint stays when lines move and values change, and no two are alike`()
        throws
    {
        var moved = Samples.cascade
        for index in moved.findings.indices {
            for line in moved.findings[index].evidence.indices {
                moved.findings[index].evidence[line].line += 7
                moved.findings[index].evidence[line].text += " again"
            }
        }
        let before = try fingerprints(Report.render(Samples.cascade, as: .sarif))
        #expect(try fingerprints(Report.render(moved, as: .sarif)) == before)
        #expect(Set(before).count == before.count)
        moved.findings[0].evidence[0].file = "elsewhere.log"
        #expect(try fingerprints(Report.render(moved, as: .sarif)) != before)
    }

    @Test func `what could not be read is a notification`() throws {
        let run = try #require(try runs(Report.render(Samples.cascade, as: .sarif)).first)
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        let notes = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        #expect(notes.count == Samples.cascade.gaps.count)
        #expect(invocation["executionSuccessful"] as? Bool == true)
    }

    @Test(arguments: [
        ("logs/app.log", "logs/app.log"), ("a b/ü#?.log", "a%20b/%C3%BC%23%3F.log"),
        ("/etc/nginx/nginx.conf", "file:///etc/nginx/nginx.conf"), ("100%.conf", "100%25.conf"),
        ("c:\\x", "c%3A%5Cx"), ("../up.conf", "../up.conf"),
    ])
    func `a path becomes a reference`(_ path: String, _ reference: String) {
        #expect(FileURI.text(path) == reference)
    }

    private func fingerprints(_ document: String) throws -> [String] {
        let results = try #require(try runs(document).first?["results"] as? [[String: Any]])
        return results.compactMap {
            ($0["partialFingerprints"] as? [String: String])?["clearcause/v1"]
        }
    }

    private func runs(_ document: String) throws -> [[String: Any]] {
        let root = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any]
        return try #require(root?["runs"] as? [[String: Any]])
    }

    private var schema: JSONSchema {
        get throws {
            let file = Machine.schemas.appending(path: "sarif-schema-2.1.0.json")
            return try JSONSchema(String(contentsOf: file, encoding: .utf8))
        }
    }
}
