import Testing

@testable import Reasoning

struct SignalRankingTests {
    @Test func `messages no finding explains are listed, what is rare and bad first`() throws {
        var story = Story()
        story.rule("shop/rule", "message: 'it broke'")
        story.file(
            "app.log",
            """
            10:00:00 ERROR it broke
            10:00:01 WARN the cache is cold for 5 seconds
            10:00:02 ERROR the printer is on fire
            10:00:03 ERROR no route to host number 17
            10:00:04 ERROR no route to host number 18
            10:00:05 ERROR no route to host number 19
            10:00:06 ERROR no route to host number 20
            10:00:07 INFO all is well
            """)
        let signals = try story.diagnosis().unexplained
        #expect(signals.map(\.count) == [1, 4, 1])
        #expect(signals.first?.evidence.first?.line == 3)
        #expect(signals.first?.why == "logged as error, once, 2 s after the first failure")
        #expect(
            signals.dropFirst().first?.why
                == "logged as error, 4 times, 3 s after the first failure")
        #expect(signals.last?.level == .warning)
        #expect(!signals.contains { $0.template.contains("broke") || $0.template.contains("well") })
    }

    @Test func `what is new, sudden and near the failure comes first and says so`() throws {
        var story = Story()
        story.rule("shop/rule", "message: 'it broke'")
        var lines = ["10:00:00 ERROR the old coil hums", "10:00:01 ERROR the old coil hums"]
        lines += (0..<9).map { "10:0\($0):30 INFO fine" }
        lines += (10..<22).map { "10:09:\($0) ERROR no answer from shard \($0)" }
        lines += ["10:09:25 ERROR it broke", "10:09:26 INFO over"]
        story.file("app.log", lines.joined(separator: "\n"))
        let signals = try story.diagnosis().unexplained
        #expect(signals.map(\.template) == ["no answer from shard <*>", "the old coil hums"])
        #expect(
            signals.first?.why
                == "logged as error, new since 10:09:10, 12 times within a minute, 15 s before the first failure"
        )
    }

    @Test func `consequences that name what broke are folded under their cause`() throws {
        var story = Story()
        story.rule("shop/rule", "message: 'no answer from {host}'")
        story.file(
            "app.log", "10:00:00 ERROR no answer from db-1.example\n10:00:09 ERROR half done")
        story.file(
            "web.log",
            """
            10:00:02 ERROR page 1 is empty because of db-1.example
            10:00:03 ERROR page 2 is empty because of db-1.example
            10:00:04 ERROR the printer is on fire
            """)
        let diagnosis = try story.diagnosis()
        #expect(
            diagnosis.findings.first?.folded == [
                Finding.Folded(
                    template: "page <*> is empty because of <*>", count: 2, file: "web.log", line: 1
                )
            ])
        #expect(
            Set(diagnosis.unexplained.map(\.template)) == ["half done", "the printer is on fire"])
    }

    @Test func `an event whose trace ends in an explained exception is explained`() throws {
        var story = Story()
        story.rule("shop/rule", "message: 'ConnectException: Connection refused'")
        story.file(
            "app.log",
            """
            10:00:00 ERROR cannot store order 7
            java.lang.IllegalStateException: no store
            Caused by: java.net.ConnectException: Connection refused
            10:00:05 INFO waiting
            """)
        #expect(try story.diagnosis().unexplained.isEmpty)
    }

    @Test(arguments: [
        ("WARN the cache is cold", true),
        ("ERROR open() \"/wp-login.php\" failed (2: No such file), client: 192.0.2.7", true),
        ("ERROR upstream sent no header, client: 192.0.2.7, upstream: a", false),
        ("ERROR the printer is on fire", false),
    ])
    func `only what failed opens a report`(_ line: String, _ isMild: Bool) throws {
        var story = Story()
        story.rule("shop/rule", "message: 'never said'")
        story.file("app.log", "10:00:00 \(line)\n10:00:01 INFO fine")
        #expect(try story.diagnosis().unexplained.map(\.isMild) == [isMild])
    }
}
