import Facts
import Testing

@testable import Reasoning

struct DifferenceTests {
    @Test(arguments: [
        ("logs/app-2026-05-04.log", "logs/app-2026-06-11.log"),
        ("logs/app.log.1", "logs/app.log"), ("a/worker-3.log.gz", "a/worker-12.log"),
        ("in/prices-20260504-120000.csv", "in/prices-20260611-080000.csv"),
        ("dump_0f3a91bc44d2.json", "dump_77ab02ffe1c9.json"),
    ])
    func `files are the same whatever dates and numbers their names have`(_ a: String, _ b: String)
    {
        #expect(FilePairing.masked(a) == FilePairing.masked(b))
    }

    @Test(arguments: [("conf/orders.yaml", "conf/stock.yaml"), ("a/x.log", "b/x.log")])
    func `files of other names stay apart`(_ a: String, _ b: String) {
        #expect(FilePairing.masked(a) != FilePairing.masked(b))
    }

    @Test func `the setting a rule names leads, others follow by what they can break`() throws {
        let (good, bad) = pair(
            ("timeout_seconds: 30\ncolour: red\nqueue_limit: 50\n", "ok\n"),
            ("timeout_seconds: 31\ncolour: blue\nqueue_limit: 5\n", "10:00:01 queue is full: 5\n"))
        let difference = try difference(good, bad)
        #expect(
            difference.changes.map(\.subject).prefix(3) == [
                "queue_limit", "timeout_seconds", "colour",
            ])
        let first = try #require(difference.changes.first)
        #expect(first.says == "queue_limit went from 50 to 5")
        #expect(first.ties.map(\.finding) == ["f1"])
        #expect(first.now.map { "\($0.file):\($0.line)" } == "app/shop.yaml:3")
        #expect(first.reasons == ["10 % of what it was"])
    }

    @Test func `a finding tells since which change`() throws {
        let (good, bad) = pair(
            ("queue_limit: 50\n", "ok\n"), ("queue_limit: 5\n", "10:00:01 queue is full: 5\n"))
        let library = try bad.library()
        let facts = (good: try good.facts(library), bad: try bad.facts(library))
        let analyzer = Analyzer(library)
        var diagnosis = try analyzer.diagnosis(of: facts.bad)
        diagnosis.add(
            Comparer(
                good: (facts.good, try analyzer.diagnosis(of: facts.good)),
                bad: (facts.bad, diagnosis)
            ).difference())
        #expect(
            diagnosis.findings.first?.since == ["queue_limit went from 50 to 5 (app/shop.yaml:1)"])
    }

    @Test(arguments: [
        ("db_password: old-one\n", "db_password: new-one\n", "new-one"),
        ("url: amqp://app:s3same@mq/\n", "url: amqp://app:0ther@mq/\n", "0ther"),
        ("api: {token: abcdef12}\n", "api: {token: fedcba21}\n", "fedcba21"),
        ("dsn: host=db password=aaaa1 user=x\n", "dsn: host=db password=bbbb2 user=x\n", "bbbb2"),
    ])
    func `a secret that changed is told, and its values are not`(
        _ before: String, _ after: String, _ secret: String
    ) throws {
        let (good, bad) = pair((before, "ok\n"), (after, "ok\n"))
        let change = try #require(try difference(good, bad).changes.first)
        #expect(change.kind == .setting)
        #expect(!"\(change)".contains(secret))
    }

    @Test func `an item of a list is known by its name, wherever it stands`() throws {
        let (good, bad) = pair(
            ("queues:\n- name: a\n  ttl: 10\n- name: b\n  ttl: 20\n", "ok\n"),
            ("queues:\n- name: x\n  ttl: 5\n- name: a\n  ttl: 10\n- name: b\n  ttl: 99\n", "ok\n"))
        let says = try difference(good, bad).changes.map(\.says)
        #expect(says.contains("queues[b].ttl went from 20 to 99"))
        #expect(!says.contains { $0.hasPrefix("queues[a]") })
    }

    @Test(arguments: [
        (
            "run_id: 5f0c2b7e-9d1a-4b7e-8a10-1f2e3d4c5b6a\n",
            "run_id: 0a1b2c3d-4e5f-4a6b-9c8d-7e6f5a4b3c2d\n"
        ),
        (
            "limit: 3\nmode: full\nwritten: 2026-05-04T10:00:00Z\n",
            "limit: 3\nmode: full\nwritten: 2026-05-05T11:30:12Z\n"
        ),
        ("scratch: /tmp/a81\n", "scratch: /tmp/b02\n"),
    ])
    func `what differs between any two bundles is routine`(_ before: String, _ after: String) throws
    {
        let (good, bad) = pair((before, "ok\n"), (after, "ok\n"))
        let changes = try difference(good, bad).changes
        #expect(changes.count == 1 && changes.allSatisfy(\.isRoutine))
    }

    @Test func `a value written in another unit is the same value`() throws {
        let (good, bad) = pair(("timeout: 30s\n", "ok\n"), ("timeout: 30000ms\n", "ok\n"))
        #expect(try difference(good, bad).changes.isEmpty)
    }

    @Test func `messages are new, gone or more frequent`() throws {
        let lines = (1...8).map { "10:0\($0):00 ERROR cannot reach depot \($0)\n" }.joined()
        let (good, bad) = pair(
            ("a: 1\n", "10:00:00 ERROR cannot reach depot 1\n10:30:00 ERROR cannot print label\n"),
            ("a: 1\n", lines + "10:30:00 ERROR cannot reach moon\n"))
        let changes = try difference(good, bad).changes.filter { $0.kind == .message }
        #expect(Set(changes.map(\.how)) == [.added, .removed, .moreOften])
    }

    @Test func `bundles that share no file are told apart, not compared`() throws {
        var good = Story()
        good.file("a/one.log", "10:00:00 ERROR x fails\n")
        var bad = Story()
        bad.file("b/two.txt", "10:00:00 ERROR y fails\n")
        let difference = try difference(good, bad)
        #expect(difference.pairs == 0)
        #expect(
            difference.notes.first?.hasPrefix(
                "The bundles share no files: the good one has a/one.log") == true)
        #expect(difference.changes.allSatisfy { $0.kind == .file })
    }

    @Test func `a file that only one bundle has is named`() throws {
        var (good, bad) = pair(("a: 1\n", "ok\n"), ("a: 1\n", "ok\n"))
        good.file("app/old.yaml", "b: 2\n")
        bad.file("app/extra.toml", "port = 9\n")
        let files = try difference(good, bad).changes.filter { $0.kind == .file }.map(\.says)
        #expect(
            Set(files) == [
                "app/extra.toml is only in the bad bundle",
                "app/old.yaml is only in the good bundle",
            ])
    }

    @Test func `nothing differs between a bundle and itself, and the notes say so`() throws {
        let (good, _) = pair(("a: 1\n", "10:00:01 ERROR x\n"), ("", ""))
        let difference = try difference(good, good)
        #expect(difference.changes.isEmpty)
        #expect(difference.notes.first == "Nothing differs in what could be compared.")
    }

    private func pair(
        _ good: (config: String, log: String), _ bad: (config: String, log: String)
    ) -> (Story, Story) {
        func story(_ text: (config: String, log: String)) -> Story {
            var story = Story()
            story.rule(
                "shop/rule", "message: 'queue is full: {limit}'",
                cause: "More than queue_limit messages waited.")
            story.file("app/shop.yaml", text.config)
            story.file("logs/shop.log", text.log)
            return story
        }
        return (story(good), story(bad))
    }

    private func difference(_ good: Story, _ bad: Story) throws -> Difference {
        let library = try bad.library()
        let analyzer = Analyzer(library)
        let (a, b) = (try good.facts(library), try bad.facts(library))
        return Comparer(
            good: (a, try analyzer.diagnosis(of: a)), bad: (b, try analyzer.diagnosis(of: b))
        ).difference()
    }
}
