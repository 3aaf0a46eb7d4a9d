import Testing

@testable import Reasoning

struct ProseTests {
    private static func finding(_ text: String, _ line: String) throws -> Finding {
        var story = Story()
        story.rule("shop/rule", "message: 'value is {value:rest}'", cause: text, run: text)
        story.file("logs/orders-api.log.2", "10:00:00 ERROR \(line)\n10:00:05 ERROR \(line)")
        return try #require(try story.findings().first)
    }

    @Test(arguments: [
        ("It is {value}.", "It is 7."), ("{count} times", "2 times"),
        ("in {component}", "in orders-api"),
        ("in {file}", "in logs/orders-api.log.2"), ("from {first}", "from 2026-05-04 10:00:00 UTC"),
        ("to {last}", "to 2026-05-04 10:00:05 UTC"), ("a {{brace}}", "a {brace}"),
        ("{nobody} knows", "? knows"),
        ("${HOME}", "$?"), ("{ not a hole }", "{ not a hole }"), ("open {", "open {"),
    ])
    func `a sentence is filled with what the bundle says`(_ text: String, _ filled: String) throws {
        #expect(try Self.finding(text, "value is 7").cause == filled)
    }

    @Test func `what was captured is shown as it is, braces and all`() throws {
        let value = #"{"a": {"b": {x}}} {{y}} {count}"#
        #expect(try Self.finding("It is {value}!", "value is \(value)").cause == "It is \(value)!")
    }

    @Test(arguments: [
        ("7", "7"), ("db-1.example:5432", "db-1.example:5432"), ("/var/lib/x", "/var/lib/x"),
        ("$(reboot)", "<value>"), ("a; rm -rf x", "<value>"), ("--force", "<value>"),
        ("a'b", "<value>"),
        ("ü", "<value>"),
    ])
    func `no hostile value gets into a command`(_ value: String, _ shown: String) throws {
        let finding = try Self.finding("ls {value}", "value is \(value)")
        #expect(finding.remediation.first?.run == "ls \(shown)")
    }

    @Test(arguments: [
        ("logs/orders-api.log", "orders-api"), ("orders-api.log.2.gz", "orders-api"),
        ("a/b/error.log", "error"),
        ("nginx.conf", "nginx"), (".log", ".log"), ("postgresql-15-main.log", "postgresql-15-main"),
        ("", ""),
    ])
    func `a component is a file's name without endings`(_ path: String, _ name: String) {
        #expect(Prose.component(of: path) == name)
    }
}
