import Testing

@testable import Reporting

struct WrappingTests {
    @Test(arguments: [
        ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ｆｕｌｌ", 8), ("한글", 4), ("→ … ·", 5),
        ("🙂", 2),
        ("🇩🇪", 2), ("❤️", 2), ("", 0),
    ])
    func `text is as wide as a terminal shows it`(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test
    func `words stay whole and lines stay within the width`() {
        #expect(
            Wrapping.lines("one two three four", width: 9) == ["one two", "three", "four"])
        #expect(Wrapping.lines("abcdefghijkl", width: 8) == ["abcdefgh", "ijkl"])
        #expect(Wrapping.lines("", width: 8) == [""])
    }

    @Test
    func `what does not fit ends with a whole sentence, or else with an ellipsis`() {
        let text = "The disk is full now. It was half full an hour ago. And then it grew."
        #expect(
            Wrapping.lines(text, width: 26, limit: 2) == [
                "The disk is full now. It", "was half full an hour ago.",
            ])
        #expect(
            Wrapping.lines("one two three four five", width: 9, limit: 2) == ["one two", "three…"])
    }

    @Test
    func `a log line keeps its blanks`() {
        #expect(Wrapping.verbatim("a  b   c", width: 20, limit: 3) == ["a  b   c"])
        #expect(
            Wrapping.verbatim("0123456 89abcdef", width: 10, limit: 3) == ["0123456 ", "89abcdef"])
        #expect(
            Wrapping.verbatim(String(repeating: "x", count: 99), width: 10, limit: 2).count == 2)
    }

    @Test(arguments: [
        (1, "1"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000"),
    ])
    func `numbers are grouped`(_ number: Int, _ text: String) {
        #expect(Words.grouped(number) == text)
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (48_213, "48.2 kB"), (999_999, "999.9 kB"),
        (1_000_000, "1.0 MB"),
        (12_345_678_901, "12.3 GB"),
    ])
    func `sizes are in decimal units`(_ bytes: Int, _ text: String) {
        #expect(Words.bytes(bytes) == text)
    }

    @Test
    func `a range names its second day only when it is another`() {
        let (a, b) = (Samples.at(2, 5), Samples.at(14, 9))
        #expect(Words.range(a, b) == "2026-05-04 10:02:05 – 10:14:09 UTC")
        #expect(Words.range(a, a) == "2026-05-04 10:02:05 UTC")
        #expect(
            Words.range(a, a.advanced(bySeconds: 86_400))
                == "2026-05-04 10:02:05 – 2026-05-05 10:02:05 UTC")
        #expect(Words.duration(a, b) == "12 min 4 s")
    }

    @Test
    func `what cannot be seen is made visible`() {
        #expect(
            Visible.line("a\u{1B}[31m\tb\u{202E}\u{E0041}\r\n")
                == "a\\x1b[31m    b\\u202e\\U000e0041\\r\\n")
        #expect(Visible.line("Grüße, 漢字, é, ❤️") == "Grüße, 漢字, é, ❤️")
        #expect(Visible.prose("  a\n b\t\tc ") == "a b c")
    }
}
