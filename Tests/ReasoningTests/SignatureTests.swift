import Testing

@testable import Reasoning

struct SignatureTests {
    /// What a rule with this signature finds in one log.
    private static func findings(_ when: String, _ log: String) throws -> [Finding] {
        var story = Story()
        story.rule("shop/rule", when)
        story.file("app.log", log)
        return try story.findings()
    }

    private static let retries = """
        10:00:00 ERROR try failed at a
        10:00:10 ERROR try failed at b
        10:00:50 ERROR try failed at a
        10:01:40 ERROR try failed at a
        10:01:45 ERROR try failed at a
        """

    @Test(arguments: [
        ("at-least: 5", [5]), ("at-least: 6", []), ("at-least: 3\nwithin: 1m", [5]),
        ("at-least: 4\nwithin: 1m", []), ("at-least: 2\nwithin: 10s\nper: host", [4]),
        ("at-least: 3\nwithin: 55s\nper: host", [4]), ("at-least: 3\nwithin: 54s\nper: host", []),
        ("per: host", [4, 1]), ("at-least: 1\nper: host", [4, 1]), ("at-least: 5\nper: host", []),
    ])
    func `how often, how close together and of what is counted`(
        _ frequency: String, _ counts: [Int]
    ) throws {
        let found = try Self.findings(
            "message: 'try failed at {host}'\n\(frequency)", Self.retries)
        #expect(found.map(\.count).sorted(by: >) == counts)
    }

    @Test(arguments: [(["a/free.txt"], 1), (["a/free.txt", "b/free.txt"], 0)])
    func `facts that are no lines stand in one file or in two`(
        _ files: [String], _ count: Int
    ) throws {
        let head =
            "               total        used        free      shared  buff/cache   available\n"
        let memory =
            "Mem:         8009728     7789728       90000       17344      130000      120000\n"
        let swap = "Swap:        2097148     2090000        7148\n"
        var story = Story()
        story.rule(
            "shop/rule",
            "all:\n  - reading: memory.available-percent\n    below: 4\n    as: available\n"
                + "  - reading: swap.used-percent\n    above: 90\n    as: swap\nwithin: file")
        for (number, file) in files.enumerated() {
            let isOnly = files.count == 1
            story.file(
                file,
                head + (isOnly || number == 0 ? memory : "") + (isOnly || number == 1 ? swap : ""))
        }
        #expect(try story.findings().count == count)
    }

    @Test func `a name with hyphens may be counted by and compared`() throws {
        let log = "10:00:00 retry after-5\n10:00:01 retry after-50\n10:00:02 retry after-50"
        let per = try Self.findings(
            "message: 'retry after-{retry-after:int}'\nper: retry-after", log)
        #expect(per.map(\.count).sorted() == [1, 2])
        let found = try Self.findings(
            "message: 'retry after-{retry-after:int}'\nwhere: retry-after > 20", log)
        #expect(found.map(\.count) == [2])
    }

    @Test(arguments: [
        ("took > 30s", 2), ("took > limit", 1), ("[took > 30s, took > limit]", 1),
        ("took > 2m", 0), ("host == db-1", 0), ("host == 'db-1'", 2), ("host != 'db-1'", 1),
        ("absent > 3", 0),
    ])
    func `a comparison keeps the lines for which it holds`(_ comparison: String, _ count: Int)
        throws
    {
        let found = try Self.findings(
            "message: 'query at {host} took {took:duration}, limit {limit:duration}'\nwhere: \(comparison)",
            """
            10:00:00 query at db-1 took 31s, limit 60s
            10:00:01 query at db-1 took 61000 ms, limit 1m
            10:00:02 query at db-2 took 2s, limit 3s
            """)
        #expect(found.reduce(0) { $0 + $1.count } == count)
    }

    @Test(arguments: [
        ("10:00:00 one is x\n10:00:05 two is x", true),
        ("10:00:05 two is x\n10:00:09 one is x", true),
        ("10:00:00 one is x\n10:00:05 two is y", false), ("10:00:00 one is x", false),
        ("10:00:00 one is x\n10:09:00 two is x", true), ("one is x\ntwo is X", true),
    ])
    func `all steps must hold and agree on a name they share`(_ log: String, _ isFound: Bool) throws
    {
        let found = try Self.findings(
            "all:\n  - message: 'one is {what}'\n  - message: 'two is {what}'", log)
        #expect(found.isEmpty == !isFound)
    }

    @Test(arguments: [
        ("10:00:00 one is x\n10:00:05 two is x", true),
        ("10:00:05 two is x\n10:00:09 one is x", false),
        ("one is x\nother\ntwo is x", true), ("two is x\none is x", false),
        ("10:00:00 two is x\n10:00:01 one is x\n10:00:02 two is x", true),
    ])
    func `a sequence has an order, by time or by line`(_ log: String, _ isFound: Bool) throws {
        let found = try Self.findings(
            "sequence:\n  - message: 'one is {what}'\n  - message: 'two is {what}'", log)
        #expect(found.isEmpty == !isFound)
    }

    @Test(arguments: [("within: 5s", true), ("within: 4s", false), ("within: file", true)])
    func `steps may have to be close together`(_ within: String, _ isFound: Bool) throws {
        for kind in ["all", "sequence"] {
            let found = try Self.findings(
                "\(kind):\n  - message: 'one is x'\n  - message: 'two is x'\n\(within)",
                "10:00:00 one is x\n10:00:05 two is x")
            #expect(found.isEmpty == !isFound)
        }
    }

    @Test func `steps may have to be in one event or one file`() throws {
        let trace = """
            10:00:00 ERROR one is x
            java.lang.IllegalStateException: broken
            \tat shop.Cart.add(Cart.java:3)
            Caused by: java.io.IOException: two is x
            \tat shop.Disk.write(Disk.java:9)
            """
        let apart = "10:00:00 ERROR one is x\n10:00:00 ERROR two is x"
        func when(_ within: String) -> String {
            "all:\n  - message: 'one is x'\n  - message: 'two is x'\nwithin: \(within)"
        }
        #expect(try !Self.findings(when("event"), trace).isEmpty)
        #expect(try Self.findings(when("event"), apart).isEmpty)
        #expect(try !Self.findings(when("file"), apart).isEmpty)
        var story = Story()
        story.rule("shop/rule", when("file"))
        story.file("a.log", "10:00:00 one is x")
        story.file("b.log", "10:00:00 two is x")
        #expect(try story.findings().isEmpty)
        story.rule("shop/rule", when("1m"))
        #expect(try story.findings().first?.places == ["a.log:1", "b.log:1"])
    }

    @Test func `any takes what there is, a line once`() throws {
        let when = "any:\n  - message: 'one is {what}'\n  - message: 'is x'\n  - message: 'three'"
        let found = try Self.findings(when, "10:00:00 one is x\n10:00:01 three")
        #expect(found.count == 1)
        #expect(found.first?.places == ["app.log:1", "app.log:2"])
        let spellings = try Self.findings("message: ['one is', 'is x']", "10:00:00 one is x")
        #expect(spellings.map(\.count) == [1])
    }

    @Test(arguments: [
        ("unless: {message: 'but fine'}", "10:00:00 one\n10:00:01 two\n10:00:09 but fine", false),
        ("unless: {message: 'but fine'}", "10:00:00 one\n10:00:01 two", true),
        (
            "unless: {message: 'but fine', between: [a, b]}",
            "10:00:00 one\n10:00:01 but fine\n10:00:02 two", false
        ),
        (
            "unless: {message: 'but fine', between: [a, b]}",
            "10:00:00 one\n10:00:01 two\n10:00:02 but fine", true
        ),
        (
            "unless: {message: 'but fine', after: b}",
            "10:00:00 but fine\n10:00:01 one\n10:00:02 two", true
        ),
        (
            "unless: {message: 'but fine', after: b}",
            "10:00:00 one\n10:00:01 two\n10:00:02 but fine", false
        ),
        (
            "unless: [{message: 'none'}, {message: 'but fine'}]",
            "10:00:00 one\n10:00:01 two\n10:00:02 but fine", false
        ),
    ])
    func `counter-evidence counts where it must stand`(
        _ unless: String, _ log: String, _ isFound: Bool
    ) throws {
        let found = try Self.findings(
            "sequence:\n  - message: ' one'\n    name: a\n  - message: ' two'\n    name: b\n\(unless)"
                .replacing(" one'", with: "Z one'").replacing(" two'", with: "Z two'"), log)
        #expect(found.isEmpty == !isFound)
    }

    @Test func `counter-evidence about another thing does not count`() throws {
        let when = "message: 'lost {host}'\nper: host\nunless: {message: 'found {host} again'}"
        let found = try Self.findings(
            when, "10:00:00 lost db-1\n10:00:01 lost db-2\n10:00:05 found db-2 again")
        #expect(found.map { $0.values["host"] } == ["db-1"])
    }

    @Test(arguments: [
        ("error", "10:00:00 ERROR it broke", true), ("error", "10:00:00 INFO it broke", false),
        ("warning", "10:00:00 ERROR it broke", true), ("error", "it broke", true),
    ])
    func `a level is the least, where the log states one`(
        _ level: String, _ log: String, _ isFound: Bool
    ) throws {
        let found = try Self.findings("message: 'it broke'\nlevel: \(level)", log)
        #expect(found.isEmpty == !isFound)
    }

    @Test func `case may be ignored`() throws {
        #expect(try Self.findings("message: 'It Broke'", "10:00:00 it broke").isEmpty)
        #expect(
            try !Self.findings("message: 'It Broke'\nignore-case: true", "10:00:00 it broke")
                .isEmpty)
    }
}
