import Testing

@testable import Reasoning

struct VerdictTests {
    private static func story() -> Story {
        var story = Story(modes: "a.x:\n  says: a\n  leads-to: [b.x]\nb.x:\n  says: b\n")
        story.source("db.error", "**/db*.log")
        story.source("web.error", "**/web*.log")
        story.source("web.conf", "**/web.yaml", kind: "config")
        story.rule("db/broken", "log: db.error\nmessage: 'data broken'", mode: "a.x")
        story.rule(
            "web/broken", "log: web.error\nmessage: 'page broken'", mode: "b.x",
            confidence: "likely")
        story.rule("web/closed", "config: web.conf\nsetting: port\nmissing: true", mode: "b.x")
        story.rule("shop/anywhere", "message: 'shop broken'", mode: "b.x")
        return story
    }

    @Test func `a rule is found, ruled out, or undecided with what was not collected`() throws {
        var story = Self.story()
        story.file("logs/web-1.log", "10:00:00 ERROR page broken")
        let diagnosis = try story.diagnosis()
        #expect(diagnosis.verdicts.found == 1)
        #expect(diagnosis.verdicts.ruledOut == 1)
        #expect(
            diagnosis.verdicts.undecided == [
                Verdicts.Undecided(
                    rule: "db/broken", why: "db.error was not collected", source: "db.error",
                    isOfBundle: false),
                Verdicts.Undecided(
                    rule: "web/closed", why: "web.conf was not collected", source: "web.conf"),
            ])
    }

    @Test func `what would decide about a deeper cause is asked for`() throws {
        var story = Self.story()
        story.source("db.slow", "**/slow*.log")
        story.file("logs/web-1.log", "10:00:00 ERROR page broken")
        #expect(try story.diagnosis().nextEvidence == [], "nothing says that there is a db")
        story.file("logs/slow.log", "10:00:00 INFO fine")
        #expect(
            try story.diagnosis().nextEvidence
                == [
                    NextEvidence(
                        collect: "db.error", wouldDecide: ["db/broken"], source: "db.error")
                ])
    }

    @Test func `a log whose message nobody knows should tell more next time`() throws {
        var story = Self.story()
        story.source("cache.log", "**/cache*.log", louder: "loglevel verbose")
        story.file("logs/cache.log", "10:00:00 ERROR could not store the flux")
        let next = try story.diagnosis().nextEvidence
        #expect(next.map(\.source) == ["cache.log"])
        #expect(next.first?.collect.contains("“loglevel verbose”") == true)
        #expect(next.first?.wouldDecide == [])
        story.rule("cache/full", "message: 'could not store the flux'", mode: "a.x")
        #expect(try story.diagnosis().nextEvidence == [], "a rule explains it")
    }

    @Test func `nothing is undecided when everything was collected`() throws {
        var story = Self.story()
        story.file("logs/web-1.log", "10:00:00 INFO fine")
        story.file("logs/db.log", "10:00:00 INFO fine")
        story.file("config/web.yaml", "port: 80")
        let diagnosis = try story.diagnosis()
        #expect(diagnosis.verdicts.undecided == [])
        #expect(diagnosis.verdicts.ruledOut == 4)
        #expect(diagnosis.findings.isEmpty)
        #expect(diagnosis.nextEvidence == [])
    }

    @Test func `a log from another time decides nothing of the failure`() throws {
        var story = Self.story()
        story.file("logs/web-1.log", "10:00:00 ERROR page broken")
        story.file("logs/db.log", "08:00:00 INFO fine\n08:10:00 INFO fine")
        let undecided = try story.diagnosis().verdicts.undecided.filter { $0.rule == "db/broken" }
        #expect(undecided.map(\.kind) == [.outOfWindow])
        #expect(undecided.map(\.why) == ["db.error ends before the failure began"])
    }

    @Test func `a masked value decides nothing`() throws {
        var story = Self.story()
        story.rule("web/port", "config: web.conf\nsetting: port\nis: 80", mode: "b.x")
        story.file("config/web.yaml", "port: '***'")
        let undecided = try story.diagnosis().verdicts.undecided.filter { $0.rule == "web/port" }
        #expect(undecided.map(\.kind) == [.redacted])
        #expect(undecided.map(\.why) == ["port in config/web.yaml is redacted"])
    }

    @Test func `a rule is ruled out by the files that would have shown it`() throws {
        var story = Self.story()
        story.file("logs/db.log", "10:00:00 INFO fine\n10:05:00 INFO fine")
        let clearances = try story.diagnosis().verdicts.clearances
        let clearance = try #require(clearances.first { $0.rules.contains("db/broken") })
        #expect(clearance.files == ["logs/db.log"])
        #expect(clearance.from?.iso8601 == "2026-05-04T10:00:00Z")
        #expect(clearance.to?.iso8601 == "2026-05-04T10:05:00Z")
    }

    @Test func `a scoped rule runs on a log nobody recognised, one step less sure`() throws {
        var story = Self.story()
        story.file("unknown.txt", "10:00:00 ERROR data broken\n10:00:01 ERROR page broken")
        let findings = try story.diagnosis().findings
        #expect(findings.first { $0.rule == "db/broken" }?.confidence == .likely)
        #expect(findings.first { $0.rule == "web/broken" }?.confidence == .possible)
    }

    @Test func `a scoped rule does not run on a log of another system`() throws {
        var story = Self.story()
        story.file("logs/web-1.log", "10:00:00 ERROR data broken")
        #expect(try story.findings("db/broken").isEmpty)
    }
}
