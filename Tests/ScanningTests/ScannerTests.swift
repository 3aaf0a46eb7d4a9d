import Scanning
import Testing

struct ScannerTests {
    @Test func `a line is a candidate once for each pattern, in the order of lines and patterns`()
        throws
    {
        let patterns = [Pattern("beta"), Pattern("alpha"), Pattern("a")]
        let scan = try Scan(patterns, in: "alpha beta alpha\nnone of it\n\nbeta\nalpha")
        #expect(
            scan.found == [
                "alpha beta alpha|0", "alpha beta alpha|1", "alpha beta alpha|2", "beta|0",
                "beta|2", "alpha|1", "alpha|2",
            ])
    }

    @Test(arguments: [
        ("", []), ("\n", []), ("\n\n\n", []), ("hit", ["hit|0"]), ("hit\n", ["hit|0"]),
        ("\nhit", ["hit|0"]), ("no\nhit", ["hit|0"]), ("hit\nhit", ["hit|0", "hit|0"]),
        ("hit\r\nno\r\nhit\r\n", ["hit\r|0", "hit\r|0"]), ("hi\nt", []),
        ("a hit b\n", ["a hit b|0"]),
    ])
    func `a line ends at its line break or with the chunk`(_ text: String, _ found: [String])
        throws
    {
        #expect(try Scan([Pattern("hit")], in: text).found == found)
    }

    @Test func `bytes that are no text are scanned like any other`() throws {
        let bytes: [UInt8] = [0, 0xff, 0xfe, 10] + Array("a\0hit".utf8) + [0x80, 10, 0xc3]
        let scan = try Scan([Pattern("hit")], in: bytes)
        #expect(scan.candidates.map(\.line) == [4..<10])
    }

    @Test func `patterns of which one holds another are all reported`() throws {
        let patterns = ["no space", "no space left", "space", "left on device"].map { Pattern($0) }
        let scan = try Scan(patterns, in: "x\nno space left on device\ny")
        #expect(scan.candidates.map(\.pattern) == [0, 1, 2, 3])
    }

    @Test(arguments: [
        ("(?<x>\\w+) is \\k<x>", "deadlock is deadlock", "lock is"),
        ("refused(?! by peer) here", "refused here", "ref"),
        ("(?<!not )connected", "is connected", "connect"),
        ("a++bcdef", "aabcdef", "abcde"), ("(?>x+)yzzz", "xxyzzz", "xyz"),
    ])
    func `what the engine cannot take whole is looked for all the same`(
        _ expression: String, _ line: String, _ other: String
    ) throws {
        let patterns = [Pattern("ordinary"), Pattern(expression)]
        let scan = try Scan(patterns, in: "ordinary\n\(other)\n\(line)\n")
        #expect(scan.found.contains("\(line)|1"))
        #expect(scan.found.contains("ordinary|0"))
        #expect(!scan.found.contains("\(other)|1"))
    }

    @Test func `case counts unless the pattern ignores it`() throws {
        let patterns = [Pattern("Denied"), Pattern("Denied", ignoresCase: true)]
        #expect(
            try Scan(patterns, in: "DENIED\nDenied").found == ["DENIED|1", "Denied|0", "Denied|1"])
    }

    @Test(arguments: [".*", "a*", "(?:)", "x|"])
    func `a pattern that every line matches is refused`(_ expression: String) {
        #expect(throws: ScanError.self) { try PatternDatabase([Pattern(expression)]) }
    }
}
