import Bundles
import Foundation
import Reasoning
import Testing

@testable import Reporting

struct JUnitReportTests {
    @Test(arguments: ["junit-ant.xsd", "junit-10.xsd"])
    func `every report is valid for Ant and for Jenkins`(_ schema: String) throws {
        for diagnosis in Samples.all {
            let document = Report.render(diagnosis, as: .junit)
            #expect(try Machine.problems(document, against: schema) == "")
        }
        let together = Report.render(Samples.all, as: .junit)
        #expect(try Machine.problems(together, against: schema) == "")
    }

    @Test(arguments: [
        (" classname=", " class="), ("<properties>", "<property>"), (" type=", " kind="),
        (" timestamp=\"2026-", " timestamp=\"26-"),
    ])
    func `Ant's schema rejects`(_ right: String, _ wrong: String) throws {
        let document = Report.render(Samples.cascade, as: .junit)
        let changed = document.replacing(right, with: wrong, maxReplacements: 1)
        #expect(changed != document)
        #expect(try Machine.problems(changed, against: "junit-ant.xsd") != "")
    }

    @Test func `hostile text leaves valid documents`() throws {
        // One document with all of them: starting xmllint is what takes the time.
        let document = Report.render(Hostile.texts.map(Hostile.diagnosis), as: .junit)
        #expect(try Machine.problems(document, against: "junit-ant.xsd") == "")
    }

    @Test func `a finding fails, a notice is skipped, and what found nothing passes as one case`() {
        let document = Report.render(Samples.cascade, as: .junit)
        let findings = Samples.cascade.findings
        let notices = findings.count { $0.role == .notice }
        #expect(document.occurrences(of: "<failure") == findings.count - notices)
        // The undecided rules are one more that was skipped.
        #expect(document.occurrences(of: "<skipped") == notices + 1)
        #expect(document.contains("name=\"410 rules found nothing\""))
    }

    @Test func `what is less severe than asked is skipped`() {
        let document = Report.render(
            Samples.cascade, as: .junit, options: ReportOptions(failOn: .critical))
        let severe = Samples.cascade.findings.count { $0.severity == .critical }
        #expect(document.occurrences(of: "<failure") == severe)
    }

    @Test func `the counts of a suite are those of its cases`() throws {
        let document = Report.render(Samples.cascade, as: .junit)
        for suite in document.split(separator: "<testsuite ").dropFirst() {
            let head = suite.prefix { $0 != ">" }
            #expect(head.contains(" tests=\"\(String(suite).occurrences(of: "<testcase"))\""))
            #expect(head.contains(" failures=\"\(String(suite).occurrences(of: "<failure"))\""))
            #expect(head.contains(" skipped=\"\(String(suite).occurrences(of: "<skipped"))\""))
        }
    }

    @Test func `what XML cannot say is shown`() {
        var diagnosis = Samples.cascade
        diagnosis.findings[0].title = "a\u{0}b\u{1B}c\u{FFFF}d\u{202E}e <&>"
        let document = Report.render(diagnosis, as: .junit)
        #expect(document.contains("a\\x00b\\x1bc"))
        #expect(document.contains("e &lt;&amp;&gt;"))
        #expect(!document.unicodeScalars.contains("\u{FFFF}"))
    }
}

extension String {
    fileprivate func occurrences(of word: String) -> Int { split(separator: word).count - 1 }
}
