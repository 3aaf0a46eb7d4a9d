import Scanning
import Testing

struct PrefilterTests {
    @Test(arguments: [
        ("INFO (.*)", "INFO "), ("INFO .+", "INFO ."), ("took \\d+ms", "took \\d+ms"),
        ("took \\d+", "took \\d"), ("took \\d{2,5}", "took \\d{2}"), ("x{3,}", "x{3}"),
        ("ab?c?", "a"), ("ends$", "ends"), ("ends\\b", "ends"), ("ends(?=here)", "ends"),
        ("ends(?<![.:])", "ends"), ("ends\\Z", "ends"), ("user (?<name>\\w+)", "user (?<name>\\w)"),
        ("(?:red|green.*)", "(?:red|green)"), ("a(?:bc*|d)", "a(?:b|d)"),
        ("a(?:b*|d)", "a"), ("a(?:bc)+", "a(?:bc)"), ("a(?:bc){2,4}", "a(?:bc){2}"),
        ("one.*|two.*", "one|two"), ("\\Astart", "^start"), ("(?i)error.*", "(?i)error"),
        ("[[:alpha:]]+x*", "[[:alpha:]]"), ("[[:alpha:]]*", "[[:alpha:]]*"), ("a[]x]*", "a"),
        ("a[\\]x]+", "a[\\]x]"), ("a\\pL*", "a"), ("a\\x41b*", "a\\x41"), ("a\\g{1}", "a\\g{1}"),
        ("a\\Qb*c\\E.*", "a\\Qb*c\\E"), ("ab(?#not now).*", "ab"), ("a{,b", "a{,b"),
    ])
    func `whatever may match nothing at the end is cut off`(
        _ expression: String, _ minimised: String
    ) {
        #expect(Prefilter.minimised(expression) == minimised)
        #expect(Pattern(expression).prefilter == minimised)
        #expect(Prefilter.minimised(minimised) == minimised)
    }

    @Test(arguments: [
        ("no space left", "no space left"), ("a.bcd.ef", "bcd"), ("abc\\.def", "abc.def"),
        ("(?:short|longer)", "short"), ("ab(?:cdef)gh", "cdef"), ("ab(?:cdef)?gh", "ab"),
        ("abcd*ef", "abc"), ("abc\\bdef", "abcdef"), ("one|", ""), (".*", ""),
        ("\\d+ \\w+", " "), ("[abc]defg", "defg"), ("wait(?!ing) for", "wait for"),
        ("a(?(1)yes|no)bcd", "bcd"), ("x\\g{name}yz", "yz"),
    ])
    func `the literal that every match must hold is found`(
        _ expression: String, _ literal: String
    ) {
        #expect(Prefilter.requiredLiteral(expression) == literal)
    }

    /// Expressions over a small alphabet, so that random lines meet their odd corners.
    static let expressions = [
        "a", "ab", "ab*", "ab+", "ab?c", "a.b", "a.*b", "a.*", "(ab|c)*a", "(?:ab|c)+", "a{2,3}",
        "a{2}b*", "(?:a|b*)c", "c(?:a|b*)", "^ab", "^a.*", "ab$", "^abc$", "\\Aab", "ab\\z",
        "ab\\Z",
        "\\bab", "ab\\b", "\\Bb", "[^a]b", "[^a]+", "a[^b]*c", "\\w+ \\w+", "\\S+?a", "a\\s+b",
        "\\sb",
        "(?<x>a+)b\\k<x>", "(?<x>a|b)\\1", "a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "(?<![ab])c",
        "(?i)AB", "(?i:A)b", "a(?i)B", "a++b", "(?>a+)b", "a|b.*c", "(?:^a|b$)", "(?:a$|b)c*",
        "[[:alpha:]]+ c", "[[:alpha:]]*c", "\\x61+", "a\\pL*", "ab|", "\\Qa\\E*b", "(?:(?!b).)+c",
        "(?:a(?:b(?:c|b*)|c?)|b)+", "(?(?=a)ab|c)", "a\\Kb", "(?|a(b)|b(c))",
    ]

    @Test(arguments: expressions)
    func `a line that matches is always a candidate`(_ expression: String) throws {
        let matcher = try LineMatcher(expression)
        let pattern = Pattern(expression)
        guard (try? PatternDatabase.check(pattern)) != nil else {
            // Only what matches anything, or has no literal to look for, may be refused.
            #expect(Prefilter.requiredLiteral(expression).isEmpty)
            return
        }
        var random = SmallRandom(seed: 7)
        let lines = (0..<400).map { _ in random.text(upTo: 9) }
        let scan = try Scan([pattern], in: lines.joined(separator: "\n"))
        var start = 0
        let candidates = Set(scan.candidates.map(\.line))
        for line in lines {
            let range = start..<(start + line.utf8.count)
            start = range.upperBound + 1
            if matcher.matches(line) {
                #expect(candidates.contains(range), "“\(line)” matches and is not looked at")
            }
        }
    }
}

/// Numbers that are the same at every run.
struct SmallRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    mutating func text(upTo most: Int) -> String {
        let alphabet: [Character] = ["a", "a", "b", "b", "c", " ", "A"]
        let count = Int.random(in: 0...most, using: &self)
        return String((0..<count).map { _ in alphabet.randomElement(using: &self) ?? "a" })
    }
}
