import Notation
import Testing

@testable import Rules

struct RuleParserTests {
    @Test func `a whole rule is read`() throws {
        let id = try #require(RuleID("shop/odd"))
        let rule = try RuleParser.rule(id, file: "shop/odd.yaml", text: Text.rule, firstPattern: 5)
        #expect(rule.title == "The word is {word}")
        #expect(rule.severity == .low)
        #expect(rule.confidence == .certain)
        #expect(rule.owner == .vendor)
        #expect(rule.status == .stable)
        #expect(rule.mode == "word.said")
        #expect(rule.firstPattern == 5)
        #expect(rule.captureNames == Rule.builtIn.union(["word"]))
        #expect(rule.remediation == [Rule.Remedy(todo: "Listen", run: nil)])
        #expect(rule.examples.map(\.story) == ["as it is", "silence"])
        #expect(rule.examples.map(\.line) == [13, 16])
        #expect(rule.examples.map { $0.finds } == [["word": "red"], nil])
        #expect(rule.examples[1].given == ["app.log": "silence"])
    }

    @Test func `a source set to null is taken away`() throws {
        let id = try #require(RuleID("shop/odd"))
        let text = Text.rule.replacing(
            "but: {app.log: 'silence'}", with: "but: {app.log: null, b: x}")
        let rule = try RuleParser.rule(id, file: "odd.yaml", text: text)
        #expect(rule.examples[1].given == ["b": "x"])
    }

    @Test func `an error shows the line, a caret and the nearest key`() {
        #expect(
            complaint(Text.rule.replacing("severity:", with: "severty:")) == """
                shop/odd.yaml:2:1: There is no key “severty” here.
                    severty: low
                    ^
                  Did you mean “severity”?
                """)
        #expect(
            complaint(Text.rule(when: "  message: 'the word is {word}'\n  atleast: 3")) == """
                shop/odd.yaml:8:3: There is no key “atleast” here.
                      atleast: 3
                      ^
                  Did you mean “at-least”?
                """)
        #expect(
            complaint(Text.rule.replacing("owner: vendor", with: "owner: vendors")) == """
                shop/odd.yaml:4:8: “vendors” is no owner.
                    owner: vendors
                           ^
                  Did you mean “vendor”?
                """)
        #expect(
            complaint(Text.rule.replacing("severity: low", with: "severity: blue")) == """
                shop/odd.yaml:2:11: “blue” is no severity.
                    severity: blue
                              ^
                  One of: low, medium, high, critical.
                """)
    }

    @Test(arguments: [
        ("title: ", "shop/odd.yaml:1:1: The rule has no “title”."),
        ("mode: ", "shop/odd.yaml:1:1: The rule has no “mode”."),
        ("cause: ", "shop/odd.yaml:1:1: The rule has no “cause”."),
    ])
    func `what a rule must have is named`(_ key: String, _ problem: String) {
        let text = Text.rule.split(separator: "\n").filter { !$0.hasPrefix(key) }
            .joined(separator: "\n")
        #expect(complaint(text)?.hasPrefix(problem) == true)
    }

    @Test(arguments: [
        ("  level: error", "7:3: This condition asks for nothing."),
        (
            "  message: abcd\n  regex: abcd",
            "7:3: This condition asks for message and regex at once."
        ),
        ("  message: 'a {b'", "7:12: A hole is not closed. A literal brace is written twice: {{."),
        ("  message: abcd\n  within: 1m", "8:11: “within” here needs “at-least” and a duration."),
        ("  message: abcd\n  at-least: 3\n  within: soon", "9:11: “soon” is no duration."),
        (
            "  message: abcd\n  at-least: 3\n  within: event",
            "9:11: “within” here needs “at-least” and a duration."
        ),
        ("  message: abcd\n  at-least: many", "8:13: “at-least” is a whole number."),
        ("  message: 'abcd {x}'\n  where: x>3", "8:10: “x>3” is no comparison."),
        ("  all: abcd", "7:8: “all” is a list of conditions."),
        ("  any: []", "7:8: “any” is a list of conditions."),
        ("  setting: a.b", "7:3: A setting is asked for with both “config” and “setting”."),
        (
            "  config: x.conf\n  setting: a\n  is: 1\n  above: 2",
            "7:3: One condition has one test for its value; use “all” for several."
        ),
        ("  message: abcd\n  level: bad", "8:10: “bad” is no level."),
        (
            "  message: abcd\n  unless:\n    message: efgh\n    between: [a]",
            "9:5: “between” names two steps."
        ),
        ("  message: abcd\n  message: efgh", "8:3: “message” is said twice."),
    ])
    func `a signature's error has its place`(_ signature: String, _ problem: String) {
        let text = complaint(Text.rule(when: signature)) ?? "no complaint"
        #expect(text.hasPrefix("shop/odd.yaml:\(problem)\n"), "\(text)")
    }

    @Test(arguments: [
        ("finds: nothing", "finds: something", "“finds” lists captures, or says “nothing”."),
        (
            "            finds: nothing\n", "",
            "An example says what it “finds”: captures, or nothing."
        ),
        (
            "    given: {app.log: '→ the word is red'}", "    but: {}",
            "“but” changes the first example, and this is the first."
        ),
        ("    but: {app.log: 'silence'}\n", "", "An example has “given” or “but”."),
        ("  - do: Listen", "  - run: ls", "A step says what to “do”."),
        ("\n  - do: Listen", " listen", "“remediation” is a list of steps."),
    ])
    func `an error in the rest of a rule says what is expected`(
        _ right: String, _ wrong: String, _ problem: String
    ) {
        let lines = right.hasPrefix("            ") ? String(right.dropFirst(8)) : right
        let text = Text.rule.replacing(lines, with: wrong)
        #expect(text != Text.rule)
        #expect(complaint(text)?.contains(problem) == true, "\(complaint(text) ?? "none")")
    }

    @Test func `a text that is no YAML says why and what helps`() throws {
        let text = try #require(complaint(Text.rule.replacing("title: The", with: "title: a: {")))
        #expect(text.hasPrefix("shop/odd.yaml:1:"))
        #expect(text.contains("This is not YAML: "))
        #expect(text.hasSuffix("belongs between single quotes."))
        #expect(complaint("") == "shop/odd.yaml: The file is empty.")
        #expect(
            complaint("- a")
                == "shop/odd.yaml:1:1: A rule is a mapping of keys to values.\n    - a\n    ^")
    }

    @Test(arguments: ["{", "\u{0}", "a: &x *x", "? [", "!!binary x", "a: \u{FEFF}b", "---\n---\n"])
    func `no text stops the program`(_ text: String) {
        #expect(complaint(text) != nil)
    }
}

struct RuleIDTests {
    @Test(arguments: [
        "nginx/upstream-refuses-connections", "s3/slow-down", "a/codes/53300", "a/codes/E_X.1",
    ])
    func `a path of system and name is a rule's name`(_ path: String) {
        #expect(RuleID(path)?.description == path)
    }

    @Test(arguments: [
        "nginx", "nginx/", "/x", "Nginx/x", "nginx/a/b", "nginx/a b", "nginx/-x", "nginx/x-",
        "a//b",
        "nginx/a--b", "nginx/ä", "nginx/a.b", "nginx/codes/", "nginx/codes/1/2", "../x", "",
    ])
    func `a path that is not system and name is no rule ID`(_ path: String) {
        #expect(RuleID(path) == nil)
    }

    @Test func `names are ordered by system`() throws {
        let names = ["b/a", "a-b/x", "a/z", "a/b"].compactMap { RuleID($0) }
        #expect(names.sorted().map(\.description) == ["a/b", "a/z", "a-b/x", "b/a"])
    }
}

struct NearestTests {
    @Test(arguments: [
        ("atleast", "at-least"), ("wihtin", "within"), ("MESSAGE", "message"), ("regexp", "regex"),
        ("colour", nil), ("", nil),
    ])
    func `the name that was probably meant is found`(_ text: String, _ name: String?) {
        let known = ["at-least", "within", "message", "regex"]
        #expect(Nearest.name(to: text, in: known) == name)
    }
}
