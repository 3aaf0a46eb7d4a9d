import Testing

@testable import Reasoning

struct RivalryTests {
    @Test func `the rule that knows more speaks for a line, and says whom it beat`() throws {
        var story = Story()
        story.rule("net/refused", "message: 'connection refused'")
        story.rule("db/refused", "message: 'connection refused by the database'")
        story.file("app.log", "10:00:00 ERROR connection refused by the database")
        let findings = try story.diagnosis().findings
        #expect(findings.map(\.rule) == ["db/refused"])
        #expect(
            findings.first?.rivals == [
                Finding.Rival(
                    rule: "net/refused",
                    because: "matches the same lines, and this rule knows them better")
            ])
    }

    @Test func `a product's rule beats a protocol's, however long its words`() throws {
        var story = Story()
        story.rule("net/refused", "message: 'connect failed: connection refused by peer'")
        story.rule("db/refused", "message: 'refused by peer'")
        story.file("app.log", "10:00:00 ERROR connect failed: connection refused by peer")
        #expect(try story.diagnosis().findings.map(\.rule) == ["db/refused"])
    }

    @Test func `the generic rule keeps the lines nobody knows better`() throws {
        var story = Story()
        story.rule("net/refused", "message: 'connection refused by {who}'")
        story.rule("db/refused", "message: 'connection refused by db-{number:int}'")
        story.file(
            "app.log",
            "10:00:00 ERROR connection refused by db-1\n10:00:01 ERROR connection refused by mail")
        let generic = try story.findings("net/refused")
        #expect(generic.map(\.count) == [1])
        #expect(generic.first?.places == ["app.log:2"])
        #expect(generic.first?.values == ["who": "mail"])
    }

    @Test func `a rule that is left with too few lines is gone, and its own rival speaks again`()
        throws
    {
        var story = Story()
        story.rule("net/refused", "message: 'refused'")
        story.rule("db/refused", "message: 'refused by db'\nat-least: 3")
        story.rule("db/unknown-user", "message: 'refused by db: unknown user'")
        story.file(
            "app.log",
            """
            10:00:00 ERROR refused by db
            10:00:01 ERROR refused by db: unknown user
            10:00:02 ERROR refused by db: unknown user
            """)
        let findings = try story.diagnosis().findings
        #expect(Set(findings.map(\.rule)) == ["db/unknown-user", "net/refused"])
        #expect(findings.first { $0.rule == "net/refused" }?.places == ["app.log:1"])
    }

    @Test func `the innermost cause of a trace explains the outer ones`() throws {
        var story = Story(modes: "x.fails:\n  says: x\ny.fails:\n  says: y\nz.fails:\n  says: z\n")
        story.rule("shop/outer", "message: 'order not stored'", mode: "x.fails")
        story.rule("shop/middle", "message: 'transaction rolled back'", mode: "y.fails")
        story.rule("shop/inner", "message: 'no space left on device'", mode: "z.fails")
        story.file(
            "app.log",
            """
            10:00:00 ERROR order not stored
            java.lang.IllegalStateException: broken
            \tat shop.Cart.add(Cart.java:3)
            Caused by: java.sql.SQLException: transaction rolled back
            \tat shop.Base.commit(Base.java:9)
            Caused by: java.io.IOException: no space left on device
            \tat shop.Disk.write(Disk.java:9)
            """)
        let diagnosis = try story.diagnosis()
        #expect(diagnosis.rootCauses.map(\.rule) == ["shop/inner"])
        #expect(diagnosis.findings.filter { $0.role == .symptom }.count == 2)
        #expect(diagnosis.findings.allSatisfy { $0.first == diagnosis.findings[0].first })
        #expect(diagnosis.rootCauses.first?.places.contains("app.log:6") == true)
    }
}
