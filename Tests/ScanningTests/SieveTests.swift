import Scanning
import Testing

struct SieveTests {
    private static let literal = "replication slot is lost"

    @Test(arguments: 0..<12)
    func `a literal is found wherever it begins and wherever the bytes end`(_ offset: Int) throws {
        let before = String(repeating: ".", count: offset)
        for after in ["", "\n", "x", "x\nmore lines behind it\n"] {
            let scan = try Scan([Pattern(Self.literal)], in: before + Self.literal + after)
            #expect(scan.candidates.count == 1, "\(after.debugDescription)")
        }
    }

    @Test(arguments: [
        "replication slot is los", "eplication slot is lost", "replication slot is\nlost",
        "replication slot  is lost", "Replication slot is lost", "replication_slot is lost", "",
    ])
    func `what is only like a literal is none`(_ text: String) throws {
        #expect(try Scan([Pattern(Self.literal)], in: text).candidates.isEmpty)
        #expect(try Scan([Pattern(Self.literal)], in: text + text).candidates.isEmpty)
    }

    @Test(arguments: [
        ("[Cc]onnection (?:reset|refused) by peer", "Connection refused by peer"),
        ("[Cc]onnection (?:reset|refused) by peer", "connection reset by peer"),
        ("(?i)Access Is Denied", "x access is DENIED y"),
        (#"\\?"status\\?": ?\\?"FAILED\\?""#, #"{\"status\": \"FAILED\"}"#),
        (#"\\?"status\\?": ?\\?"FAILED\\?""#, #"{"status":"FAILED"}"#),
        ("(?:Get|Post) failed with status 50[234]", "Post failed with status 503"),
        ("(?x) access is denied", "accessisdenied"),
        ("(?<host>db-(?:one|two)) is not reachable", "db-two is not reachable"),
        ("no space (?#none)left on device", "no space left on device"),
        ("Übergröße des Feldes", "die Übergröße des Feldes"),
        ("slot lost|replication has stopped", "replication has stopped"),
        (#"^\s*[^ /]+/(?<server>[^ ]+) [0-9/+-]+ 503 \d+"#, "b/srv1 0/0/1 503 12"),
        (#"^[^;]+;.*(?:;(?:price|amount))"#, "sku;name;price"),
    ])
    func `every way to spell a literal is found`(_ expression: String, _ line: String) throws {
        try #require(try LineMatcher(expression).matches(line))
        let scan = try Scan([Pattern(expression)], in: "some line\n\(line)\nanother\n")
        #expect(scan.found == ["\(line)|0"])
    }

    @Test func `thousands of literals are found, each in its line`() throws {
        var random = SmallRandom(seed: 3)
        let words = (0..<3000).map { number in
            let middle = (0..<Int.random(in: 6...30, using: &random)).map { _ in
                "abcdefgh ".randomElement(using: &random) ?? "a"
            }
            return "n\(number)" + String(middle) + "z"
        }
        let scan = try Scan(words.map { Pattern($0) }, in: words.joined(separator: "\n"))
        let own = Set(scan.found)
        for (number, word) in words.enumerated() where !own.contains("\(word)|\(number)") {
            Issue.record("“\(word)” is not found")
        }
        #expect(scan.candidates.count < 3100)
    }

    /// Lines of a few words, expressions of the same words: whatever matches must be looked at.
    @Test(arguments: [UInt64](1...6))
    func `a line that matches is a candidate, whatever is looked for beside it`(_ seed: UInt64)
        throws
    {
        var random = SmallRandom(seed: seed)
        let words = [
            "connection", "refused", "by", "peer", "Connection", "timed out", "503", "(x)",
        ]
        func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }
        let expressions = (0..<60).map { _ in
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
                pick([
                    "connection", "[Cc]onnection", "refused", "(?:refused|timed out)", #"\d+"#,
                    "(?:by )?peer", ".*", #"\(x\)"#, #"\s?"#, "(?:by|peer)", "(?i:PEER)",
                    "50[0-9]",
                ])
            }.joined(separator: " ")
        }
        let patterns = expressions.map { Pattern($0) }.filter {
            (try? PatternDatabase.check($0)) != nil
        }
        let matchers = try patterns.map { try LineMatcher($0.expression) }
        let lines = (0..<300).map { _ in
            (0..<Int.random(in: 1...6, using: &random)).map { _ in pick(words) }.joined(
                separator: " ")
        }
        let found = try Set(Scan(patterns, in: lines.joined(separator: "\n")).found)
        for line in lines {
            for (number, matcher) in matchers.enumerated() where matcher.matches(line) {
                #expect(
                    found.contains("\(line)|\(number)"), "\(patterns[number].expression) in \(line)"
                )
            }
        }
    }
}
