import Scanning
import Testing

struct LineMatcherTests {
    @Test(arguments: [
        (
            "user (?<user>\\w+) from (?<host>\\S+)", "user anna from db-1 x",
            ["user": "anna", "host": "db-1"]
        ),
        ("(?<a>x)|(?<b>y)", "y", ["b": "y"]), ("nothing", "nothing to keep", [:]),
        ("(?<all>.*)", "", ["all": ""]), ("(?<last>\\d+)$", "1 22 333", ["last": "333"]),
        ("(?<word>\\w+) \\k<word>", "the the end", ["word": "the"]),
        ("(?<text>ä.)", "xäöy", ["text": "ä\u{FFFD}"]),
    ])
    func `named groups are the captures`(
        _ expression: String, _ line: String, _ captures: [String: String]
    ) throws {
        #expect(try LineMatcher(expression).values(in: line) == captures)
    }

    @Test func `names come in the order of the expression`() throws {
        #expect(try LineMatcher("(?<zeta>a)(x)(?<alpha>b)").names == ["zeta", "alpha"])
    }

    @Test func `a line that does not match has no captures`() throws {
        let matcher = try LineMatcher("(?<a>x)y")
        #expect(matcher.values(in: "x y") == nil)
        #expect(matcher.values(in: "") == nil)
        #expect(matcher.values(in: "xy") == ["a": "x"])
    }

    @Test(arguments: ["(a+)+$", "(a|aa)+$", "(?:a*)*b", "(.*)*x", "(a|a?)+$"])
    func `a hostile line costs a bounded amount of work`(_ expression: String) throws {
        let matcher = try LineMatcher(expression)
        let line = String(repeating: "a", count: 50_000) + "!"
        let clock = ContinuousClock()
        let time = clock.measure { #expect(!matcher.matches(line)) }
        #expect(time < .milliseconds(500))
    }

    @Test(arguments: [10, 1000, 30_000, 300_000])
    func `a long line is captured to its end`(_ length: Int) throws {
        let tail = String(repeating: "x", count: length)
        for body in [".+", "(?:[^\\\\]++|\\\\(?![nr]))++"] {
            let matcher = try LineMatcher("error: (?<detail>\(body))")
            #expect(matcher.values(in: "error: " + tail)?["detail"]?.count == length, "\(body)")
        }
    }

    @Test func `a repeated group may try its way through thirty thousand characters`() throws {
        let matcher = try LineMatcher("x(?<detail>(?:(?!\\\\[nr]).)+)\\.")
        let line = "x" + String(repeating: "y", count: 30_000) + ". the end"
        #expect(matcher.values(in: line)?["detail"]?.count == 30_000)
    }

    @Test(arguments: [
        ("(abc", "missing closing parenthesis (at character 5)"),
        ("a**b", "quantifier does not follow a repeatable item (at character 3)"),
        ("[a", "missing terminating ] for character class (at character 3)"),
        (
            "(?<a>x)(?<a>y)",
            "two named subpatterns have the same name (PCRE2_DUPNAMES not set) (at character 13)"
        ),
    ])
    func `an expression with an error is refused with its place`(
        _ expression: String, _ problem: String
    ) {
        do {
            _ = try LineMatcher(expression)
            Issue.record("It is accepted.")
        } catch {
            #expect("\(error)" == problem)
        }
    }

    @Test func `case counts unless it is ignored`() throws {
        #expect(try !LineMatcher("Refused").matches("connection refused"))
        #expect(try LineMatcher("Refused", ignoresCase: true).matches("connection refused"))
    }
}
