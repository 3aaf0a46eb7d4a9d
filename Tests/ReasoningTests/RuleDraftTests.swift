import Facts
import Rules
import Testing

@testable import Reasoning

struct RuleDraftTests {
    private func draft(_ line: String, source: Bool = true) throws -> (RuleDraft, RuleLibrary) {
        var story = Story(
            modes: "queue.full:\n  says: a queue is full\njob.fails:\n  says: a job failed\n")
        story.rule("shop/rule", "message: 'never said'", mode: "job.fails")
        if source { story.source("shop.log", "**/shop*.log") }
        story.file("logs/shop.log", "10:00:00 INFO fine\n10:00:05 \(line)\n10:00:06 INFO fine")
        let library = try story.library()
        let facts = try story.facts(library)
        let signal = try #require(try Analyzer(library).diagnosis(of: facts).unexplained.first)
        return (try RuleDraft(signal, in: facts, library: library), library)
    }

    @Test(arguments: [
        (
            "ERROR queue \"orders.in\" is full: depth=4711 after 250 ms",
            "queue \"{queue:quoted}\" is full: depth={depth:int} after {time:duration}"
        ),
        (
            "ERROR gave up on host db-1.example:5432, attempt 3 of 7",
            "gave up on host {host}:{port:int}, attempt {attempt:int} of {number:int}"
        ),
        (
            "ERROR login with password=hunter2 and token=abc123 was turned down",
            "login with password={password} and token={token} was turned down"
        ),
        ("ERROR {braces} around 7 things", "{{braces}} around {around:int} things"),
    ])
    func `a draft parses, and its example finds`(_ line: String, _ message: String) throws {
        let (draft, library) = try draft(line)
        #expect(draft.text.contains("message: '\(message)'"), "\(draft.text)")
        #expect(!draft.text.contains("hunter2") && !draft.text.contains("abc123"))
        let alone = try RuleLibrary(draft.files(in: library))
        let rule = try alone.rule(try #require(alone.entries.first))
        #expect(try ExampleRunner(alone).failures(of: rule).map(\.problem) == [])
        #expect(rule.status == .draft)
    }

    @Test func `a draft has the source as its scope and the nearest mode`() throws {
        let (draft, _) = try draft("ERROR the queue of shard 7 is full")
        #expect(draft.text.contains("  log: shop.log\n  level: error\n"))
        #expect(draft.text.contains("mode: queue.full"))
        #expect(draft.id.system == "shop")
    }

    @Test(arguments: [
        ("postgres://app:s3cret@db.example/x", "postgres://app:***@db.example/x"),
        ("Authorization: Bearer abcdefghijkl", "Authorization: *** ***"),
        (#"{"api_key": "k-1", "n": 2}"#, #"{"api_key": "***", "n": 2}"#),
        ("key AKIAABCDEFGHIJKLMNOP used", "key *** used"),
        ("the password is wrong", "the password is wrong"),
    ])
    func `what is obviously secret is masked`(_ line: String, _ masked: String) {
        #expect(SecretMask.masked(line) == masked)
    }
}
