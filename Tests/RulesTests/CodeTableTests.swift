import Scanning
import Testing

@testable import Rules

struct CodeTableTests {
    private static func rows(_ when: String, _ rows: String) throws -> [Rule] {
        try CodeTable.rules(
            system: "db", file: "db/codes.yaml",
            text: """
                severity: high
                owner: customer
                mode: db.fails
                when:
                \(when)
                rows:
                \(rows)
                """, firstPattern: 10)
    }

    private static let two = """
          "12514":
            title: No such service
            cause: x
            remediation: [y]
          "00942":
            title: No such table
            owner: vendor
            cause: x
            remediation: [y]
        """

    @Test func `a code is put in for its hole, a row at a time`() throws {
        let rules = try Self.rows("  message: ['ORA-{code}: {detail:rest}']", Self.two)
        #expect(rules.map(\.id.description) == ["db/codes/12514", "db/codes/00942"])
        #expect(rules.map(\.title) == ["No such service", "No such table"])
        #expect(rules.map(\.owner) == [.customer, .vendor])
        #expect(rules.map(\.severity) == [.high, .high])
        #expect(rules.map(\.firstPattern) == [10, 11])
        #expect(rules[0].patterns[0].pattern.expression.hasPrefix("ORA\\-12514\\: "))
    }

    @Test func `rows share a pattern that captures the code`() throws {
        let rules = try Self.rows("  regex: 'ORA-(?<code>[0-9]{5}): '", Self.two)
        #expect(rules.map(\.firstPattern) == [10, 10])
        #expect(rules[0].patterns == rules[1].patterns)
        #expect(
            rules.map(\.signature.comparisons) == [
                [Comparison(capture: "code", equals: "12514")],
                [Comparison(capture: "code", equals: "00942")],
            ])
    }

    @Test(arguments: [true, false])
    func `a row may look for something else`(_ isFirst: Bool) throws {
        let odd = """
              "00600":
                title: An internal error
                when: {message: 'internal error code, arguments'}
                cause: x
                remediation: [y]
            """
        let rows = isFirst ? odd + "\n" + Self.two : Self.two + "\n" + odd
        let text = "  regex: 'ORA-(?<code>[0-9]{5}): '"
        let rules = try Self.rows(text, rows)
        #expect(Set(rules.map(\.firstPattern)) == [10, 11])
        let desk = try Desk(["db/codes.yaml": Self.table(text, rows)])
        let library = try RuleLibrary(desk.files())
        #expect(library.plan.patterns.count == 2)
        for entry in library.entries {
            let rule = try library.rule(entry)
            #expect(rule.patterns == Array(library.plan.patterns[entry.patterns]))
            #expect(rule.firstPattern == entry.firstPattern)
        }
    }

    private static func table(_ when: String, _ rows: String) -> String {
        "severity: high\nowner: customer\nmode: db.fails\nwhen:\n\(when)\nrows:\n\(rows)\n"
    }

    @Test(arguments: [
        ("  a b/c:\n    title: x", "8:3: “a b/c” is no code."),
        ("  x:\n    title: x\n    cause: y", "9:5: The row “x” has no “remediation”."),
        ("  x:\n    titel: x", "9:5: There is no key “titel” here."),
    ])
    func `an error in a row has its place`(_ rows: String, _ problem: String) throws {
        var found = ""
        do {
            _ = try Self.rows("  message: 'ORA-{code}: '\n  level: error", rows)
        } catch { found = "\(error)" }
        #expect(found.hasPrefix("db/codes.yaml:\(problem)"), "\(found)")
    }

    @Test func `a table without rows is none`() {
        var found = ""
        do {
            _ = try CodeTable.rules(
                system: "db", file: "db/codes.yaml", text: "when: {message: abcd}")
        } catch { found = "\(error)" }
        #expect(found == "db/codes.yaml:1:1: A code table has “when” and “rows”.")
    }
}
