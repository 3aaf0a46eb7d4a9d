import Foundation
import Reasoning
import TestSupport
import Testing

@testable import Reporting

struct JSONReportTests {
    @Test(arguments: Samples.all.indices)
    func `every report conforms to the schema`(_ index: Int) throws {
        let document = Report.render(Samples.all[index], as: .json)
        #expect(try schema.problems(in: document) == [])
    }

    @Test(arguments: [
        (#""schema": "clearcause.analysis/1""#, #""schema": "clearcause.analysis/2""#),
        (#""files": 12"#, #""files": "12""#),
        (#""files": 12"#, #""files": true"#),
        (#""files": 12"#, #""files": -1"#),
        (#""files": 12,"#, ""),
        (#""files": 12"#, #""files": 12, "file": 1"#),
        (#""role": "root_cause""#, #""role": "culprit""#),
        (#""severity": "critical""#, #""severity": "fatal""#),
        (#""line": 812"#, #""line": 0"#),
        (#""line": 812"#, #""line": 812.5"#),
        (#""do": "#, #""todo": "#),
        (#""volume": "/var/lib/postgresql""#, #""volume": 3"#),
        (#""id": "f1""#, #""id": """#),
        (#""root_causes": ["#, #""root_causes": [1, "#),
        (#""level": "error""#, #""level": "bad""#),
        (#""first": "2026-05-04T10:02:05Z""#, #""first": "10:02:05""#),
        (#""gaps": ["#, #""gaps": [{}, "#),
    ])
    func `the schema rejects`(_ right: String, _ wrong: String) throws {
        let document = Report.render(Samples.cascade, as: .json)
        let changed = document.replacing(right, with: wrong, maxReplacements: 1)
        #expect(changed != document)
        #expect(try schema.problems(in: changed) != [])
    }

    @Test
    func `it begins as the design shows it`() {
        let document = Report.render(Samples.cascade, as: .json)
        #expect(
            document.hasPrefix(
                """
                {
                  "schema": "clearcause.analysis/1",
                  "bundle": {
                    "name": "shop.tar.zst",
                    "files": 12,
                    "bytes": 48213,
                    "from": "2026-05-04T10:00:00Z",
                    "to": "2026-05-04T10:20:30Z"
                  },
                  "root_causes": [
                    "f1"
                  ],
                  "findings": [
                    {
                      "id": "f1",
                      "rule": "postgresql/disk-full",
                      "role": "root_cause",
                """))
        #expect(document.hasSuffix("}\n"))
    }

    @Test
    func `members come in the order of the design`() throws {
        let document = Report.render(Samples.cascade, as: .json)
        let finding = try #require(document.split(separator: #""findings""#).last)
        let names = [
            "id", "rule", "role", "title", "cause", "impact", "severity", "confidence", "owner",
            "mode",
            "remediation", "verify", "see", "captures", "count", "first", "last", "evidence",
            "explains",
            "because",
        ]
        let places = try names.map {
            try #require(finding.range(of: "\n      \"\($0)\":")).lowerBound
        }
        #expect(places == places.sorted())
    }

    @Test(arguments: Samples.all.indices)
    func `no line ends in a blank and nothing is null`(_ index: Int) {
        let document = Report.render(Samples.all[index], as: .json)
        #expect(!document.contains(" \n"))
        #expect(!document.contains("null"))
    }

    @Test
    func `an unexplained message names the place of its first line`() throws {
        let document = Report.render(Samples.onlyUnexplained, as: .json)
        let whole = try #require(
            JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
        let signal = try #require((whole["unexplained"] as? [[String: Any]])?.first)
        #expect(signal["file"] as? String == "logs/worker.log")
        #expect(signal["line"] as? Int == 201)
    }

    @Test(arguments: Hostile.texts.indices)
    func `any text comes back as it was and nothing in the file acts`(_ index: Int) throws {
        let text = Hostile.texts[index]
        let quoted = JSON.quoted(text)
        let decoded = try JSONSerialization.jsonObject(
            with: Data(quoted.utf8), options: [.fragmentsAllowed])
        #expect((decoded as? String).map { Array($0.utf8) } == Array(text.utf8))
        #expect(!quoted.unicodeScalars.contains(where: Visible.isHidden))
        #expect(!quoted.lowercased().contains("</"))
        #expect(!quoted.lowercased().contains("<script"))
    }

    @Test
    func `a capture that comes twice is written once`() throws {
        var diagnosis = Samples.cascade
        diagnosis.findings[0].captures = [("host", "a"), ("port", "1"), ("host", "b")]
        let document = Report.render(diagnosis, as: .json)
        #expect(document.contains("\"host\": \"a\",\n        \"port\": \"1\"\n"))
        #expect(!document.contains("\"host\": \"b\""))
    }

    private var schema: JSONSchema {
        get throws { try JSONSchema(String(contentsOf: Folder.schema, encoding: .utf8)) }
    }
}
