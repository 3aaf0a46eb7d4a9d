import Scanning
import Testing

@testable import Rules

struct TemplateTests {
    private static func captures(_ template: String, _ line: String) throws -> [String: String]? {
        let pattern = try Template(template).pattern()
        let matcher = try LineMatcher(pattern.expression)
        let prefilter = try LineMatcher(pattern.prefilter)
        let bytes = Array(line.utf8)
        return bytes.withUnsafeBytes { line in
            guard let ranges = matcher.captures(in: line) else { return nil }
            // What matches must also be looked at.
            guard prefilter.matches(line) else { return ["the prefilter": "misses it"] }
            var values: [String: String] = [:]
            for (name, range) in zip(matcher.names, ranges) {
                if let range { values[name] = String(decoding: bytes[range], as: UTF8.self) }
            }
            return values
        }
    }

    /// A type of its own, because a long literal of tuples takes the compiler seconds.
    struct Case: Sendable {
        let template: String
        let line: String
        let captures: [String: String]?

        init(_ template: String, _ line: String, _ captures: [String: String]?) {
            self.template = template
            self.line = line
            self.captures = captures
        }
    }

    private static let cases: [Case] = [
        Case("user {name} left", "the user anna left early", ["name": "anna"]),
        Case("host {host}", "host db-1:5432, gone", ["host": "db-1:5432"]),
        Case("host {host}", "host \"db-1\"", nil), Case("to {host}", "to db-1.", ["host": "db-1"]),
        Case("(from {host})", "(from 10.0.0.1)", ["host": "10.0.0.1"]),
        Case("because {why:text}, so", "because it is so, so, so", ["why": "it is so"]),
        Case("because {why:text}", "because it is, so  ", ["why": "it is, so  "]),
        Case("error: {rest:rest}", "error: a b, c", ["rest": "a b, c"]),
        Case("took {n:int} ms", "took -12 ms", ["n": "-12"]), Case("took {n:int}", "took x", nil),
        Case("at {n:number} %", "at 3.5 %", ["n": "3.5"]),
        Case("at {n:number}", "at +7,25", ["n": "+7,25"]),
        Case("after {t:duration}", "after 30s", ["t": "30s"]),
        Case("after {t:duration} of", "after 1500 ms of", ["t": "1500 ms"]),
        Case("after {t:duration}", "after 00:05:00", ["t": "00:05:00"]),
        Case("limit {s:size}", "limit 512 MB", ["s": "512 MB"]),
        Case("limit {s:size}", "limit 10485760", ["s": "10485760"]),
        Case("key '{k:quoted}'", "key 'a b'", ["k": "a b"]),
        Case("key {k:quoted}\"", "key a'b\"", nil),
        Case("a{*}b{n:int}", "axxb1", ["n": "1"]), Case("a{*}b{n:int}", "ab1", ["n": "1"]),
        Case("set {{x}} to {v}", "set {x} to 1", ["v": "1"]),
        Case("say {a:rest} twice {b}", "say x y twice z", ["a": "x y", "b": "z"]),
        Case("retry-{retry-after:int}", "retry-5", ["retry_after": "5"]),
    ]

    @Test(arguments: cases)
    func `a hole takes what its kind allows`(_ example: Case) throws {
        #expect(try Self.captures(example.template, example.line) == example.captures)
    }

    @Test(arguments: [
        #"{"msg":"role \"anna\" does not exist"}"#, #"role "anna" does not exist"#,
        #"msg="role \"anna\" does not exist""#,
    ])
    func `quotes may stand escaped, as they do in JSON`(_ line: String) throws {
        #expect(try Self.captures(#"role "{role}" does not exist"#, line) == ["role": "anna"])
    }

    @Test(arguments: [
        (#"{"error":"cannot connect to db-1"}"#, "db-1"),
        (#"{"error":"cannot connect to db-1\n  at x"}"#, "db-1"),
        (#"{"error":"cannot connect to db-1\\n"}"#, "db-1\\"),
    ])
    func `a word at the end stops where a JSON text stops`(_ line: String, _ host: String) throws {
        #expect(try Self.captures("cannot connect to {host}", line) == ["host": host])
    }

    @Test func `the rest ends at a line break written in JSON`() throws {
        #expect(
            try Self.captures("error: {detail:rest}", #"error: a \ b\nat x"#)
                == ["detail": #"a \ b"#])
    }

    @Test func `a long line is captured whole`() throws {
        let tail = String(repeating: "x y ", count: 100_000)
        #expect(try Self.captures("error: {detail:rest}", "error: \(tail)") == ["detail": tail])
        #expect(try Self.captures("error: {detail:text}", "error: \(tail)") == ["detail": tail])
    }

    @Test func `a name used twice means the same thing`() throws {
        let template = "{a} is not {b}, {a} is"
        #expect(try Self.captures(template, "x is not y, x is") == ["a": "x", "b": "y"])
        #expect(try Self.captures(template, "x is not y, z is") == nil)
    }

    static let values: [Template.Kind: [String]] = [
        .word: ["a", "db-1:5432", "/var/lib/x", "user@example.com", "GET"],
        .text: ["a", "two words", "a, b; c", "(in brackets)"],
        .int: ["0", "-12", "+3", "123456"], .number: ["1", "-2.5", "3,75", "0.001"],
        .duration: ["30s", "1500 ms", "00:05:00", "2 hours", "5 minutes"],
        .size: ["512 MB", "10485760", "1.5 GiB", "64k", "20 bytes"],
        .quoted: ["a", "two words", "a, b", "x=1"],
        .rest: ["a b c", "x", "it ends, here."],
    ]

    @Test(arguments: Template.Kind.allCases.filter { $0 != .any }, [true, false])
    func `a template filled with values gives these values back`(
        _ kind: Template.Kind, _ isLast: Bool
    ) throws {
        for value in Self.values[kind] ?? [] {
            let tail = isLast ? "" : " | the end"
            let template = "before {*}: {first} then {value:\(kind.rawValue)}\(tail)"
            let word = kind == .word ? template.replacing(":word", with: "") : template
            let line = "before 12: one then \(value)\(tail)"
            #expect(try Self.captures(word, line) == ["first": "one", "value": value])
        }
    }

    @Test(arguments: [
        ("a {b", "A hole is not closed. A literal brace is written twice: {{."),
        ("a }", "A “}” without its “{”. A literal brace is written twice: }}."),
        (
            "{Name} x",
            "“{Name}” is no hole: a name has lower-case letters, digits and “_”. A literal brace is written twice."
        ),
        (
            "{} x",
            "“{}” is no hole: a name has lower-case letters, digits and “_”. A literal brace is written twice."
        ),
        ("{a:itn}", "There is no kind of hole “itn”. Did you mean “int”?"),
        (
            "{a:zzzzzz}",
            "There is no kind of hole “zzzzzz”. Known: word, text, rest, int, number, duration, size, quoted."
        ),
        (
            "{a:any}",
            "There is no kind of hole “any”. Known: word, text, rest, int, number, duration, size, quoted."
        ),
    ])
    func `a hole that is none says so`(_ template: String, _ problem: String) {
        #expect(throws: ScanError(problem)) { try Template(template) }
    }

    @Test func `the weight is the number of literal characters`() throws {
        #expect(try Template("abc {x} de{*}").weight == 7)
        #expect(try Template("{x}").weight == 0)
        #expect(try Template("a {x} {y:int} {x}").captureNames == ["x", "y"])
    }
}
