import Facts
import Testing

@testable import Reasoning

struct TrialTests {
    /// The outcome and words of each condition of `shop/rule`, outermost first.
    private static func trial(_ when: String, _ log: String, path: String = "app.log") throws
        -> [String]
    {
        var story = Story()
        story.source("web.error", "**/web*.log")
        story.rule("shop/rule", when)
        story.file(path, log)
        let library = try story.library()
        let entry = try #require(library.entry("shop/rule"))
        let plan = try TrialPlan(entry, in: library)
        let trial = TrialRunner(plan, facts: try story.facts(plan.plan)).trial()
        return trial.lines.map { "\($0.depth) \($0.outcome.rawValue) \($0.text)" }
    }

    @Test func `a rule that holds shows what holds it`() throws {
        #expect(
            try Self.trial("message: 'it broke'", "10:00:00 ERROR it broke") == [
                "0 held a line of any log: 1 found"
            ])
    }

    @Test(arguments: [
        ("message: 'it broke'", "10:00:00 ERROR fine", "a line of any log: none of app.log has it"),
        (
            "message: 'it broke {n:int} times'", "10:00:00 ERROR it broke often",
            "a line of any log: 1 lines share its words but do not match"
        ),
        (
            "level: error\nmessage: 'it broke'", "10:00:00 INFO it broke",
            "a line of any log at level error or above: 1 lines read like it"
        ),
        (
            "message: 'it broke'\nat-least: 3\nwithin: 1m",
            "10:00:00 ERROR it broke\n10:00:30 ERROR it broke",
            "at least 3 within 60 s: the most are 2"
        ),
        (
            "message: 'took {took:duration} of'\nwhere: took > 30s", "10:00:00 ERROR took 5s of it",
            "where took > 30s: took is “5s”"
        ),
        (
            "message: 'it broke'\nunless:\n  message: 'repaired'",
            "10:00:00 ERROR it broke\n10:00:01 INFO repaired", "unless: this speaks against it"
        ),
    ])
    func `what stopped a rule is told`(_ when: String, _ log: String, _ words: String) throws {
        let lines = try Self.trial(when, log)
        let failed = try #require(lines.last { $0.contains(" failed ") })
        #expect(failed.contains(words), "\(lines)")
    }

    @Test(arguments: [
        (
            "all:\n  - message: 'asked {host}'\n  - message: 'refused by {host}'",
            "10:00:00 INFO asked db-1\n10:00:01 ERROR refused by db-2",
            "host is “db-1” here and “db-2” there"
        ),
        (
            "sequence:\n  - message: 'first step'\n  - message: 'second step'",
            "10:00:00 INFO second step\n10:00:01 INFO first step", "they come in another order"
        ),
        (
            "all:\n  - message: 'first step'\n  - message: 'second step'\nwithin: 10s",
            "10:00:00 INFO first step\n10:05:00 INFO second step", "they must come within 10 s"
        ),
        (
            "all:\n  - message: 'first step'\n  - message: 'second step'",
            "10:00:00 INFO first step", "1 of 2 missing"
        ),
    ])
    func `parts that do not fit together say why`(_ when: String, _ log: String, _ words: String)
        throws
    {
        let lines = try Self.trial(when, log)
        #expect(lines.first?.hasPrefix("0 failed") == true)
        #expect(lines.first?.contains(words) == true, "\(lines)")
    }

    @Test func `a message of a log that is not there cannot be decided`() throws {
        let lines = try Self.trial(
            "log: web.error\nmessage: 'it broke'", "port: 80", path: "etc/app.yaml")
        #expect(lines == ["0 blind a line of web.error: web.error was not collected"])
    }
}
