@testable import Facts
import Testing

struct HostileConfigTests {
    private static let clock = ContinuousClock()

    /// Reads, and expects that it took no time worth naming even on a busy machine, unoptimised.
    private func read(_ text: String, _ dialect: Dialect) -> Reading {
        var reading: Reading?
        let time = HostileConfigTests.clock.measure { reading = Reading(text, dialect) }
        #expect(time < .seconds(5), "\(dialect) took \(time)")
        return reading ?? Reading("", dialect)
    }

    @Test func `a YAML bomb of aliases stays small`() {
        var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for level in 1...20 {
            let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(items)]\n"
        }
        let reading = read(text, .yaml)
        #expect(reading.settings.count <= SettingList.most)
        #expect(reading.problem != nil)
        #expect(reading["a0.3"] == ["lol"])
        #expect(
            read(text + "? *a20\n: x\n{*a20 : 1}: y\n", .yaml).settings.count <= SettingList.most)
    }

    @Test func `an anchor inside itself ends`() {
        let reading = read("a: &a\n  b: 1\n  c: *a\n", .yaml)
        #expect(reading["a.b"] == ["1"])
        #expect(reading.problem != nil)
    }

    @Test(arguments: [
        (Dialect.json, "[", 200_000), (.json, "{\"a\":", 100_000), (.yaml, "[", 100_000),
        (.yaml, "- ", 100_000),
        (.toml, "a = [[[[", 1000), (.toml, "a.", 100_000), (.toml, "[", 100_000),
        (.xml, "<a>", 100_000),
        (.nginx, "a {", 100_000), (.apache, "<A b>\n", 20_000), (.ini, "a = {\n", 20_000),
        (.yaml, "? ", 50_000),
        (.yaml, "{a: ", 50_000),
    ])
    func `deep nesting ends at a limit`(_ dialect: Dialect, _ part: String, _ count: Int) {
        let reading = read(String(repeating: part, count: count), dialect)
        #expect(reading.settings.count <= SettingList.most)
    }

    @Test func `brackets that stay open do not make a long YAML line slow`() {
        let reading = read(
            String(repeating: "[", count: 999) + String(repeating: "a,", count: 1 << 17), .yaml)
        #expect(reading.problem?.text == "more than 200 brackets are open at once")
    }

    @Test func `many settings end at a limit and say so`() {
        for (dialect, line) in [
            (Dialect.keyvalue, "a b\n"), (.ini, "a=b\n"), (.env, "A=b\n"), (.properties, "a=b\n"),
            (.nginx, "a b;\n"),
            (.toml, "a = 1\n"), (.apache, "a b\n"), (.haproxy, "a b\n"), (.yaml, "- 1\n"),
        ] {
            let reading = read(String(repeating: line, count: SettingList.most + 500), dialect)
            #expect(
                reading.problem?.text.hasPrefix("more than 20000 settings") == true, "\(dialect)")
        }
    }

    @Test(arguments: Dialect.allCases)
    func `a line of a megabyte is read in no time`(_ dialect: Dialect) {
        _ = read(String(repeating: "a", count: 1 << 20), dialect)
        _ = read(String(repeating: "a=[\"b\", ", count: 1 << 15), dialect)
        _ = read("{\"a\": \"" + String(repeating: "\\\"*", count: 1 << 16), dialect)
        _ = read("<a b='" + String(repeating: "&amp;&", count: 1 << 15), dialect)
    }

    @Test(arguments: Dialect.allCases)
    func `NUL bytes end a file and are told`(_ dialect: Dialect) {
        let reading = Reading(Array("a: 1\n\u{0}\u{0}b".utf8), dialect)
        #expect(reading.problem?.text == "there are NUL bytes from here on")
        #expect(reading.problem?.line == 2)
    }

    @Test func `byte order marks and UTF-16 are understood, other bytes replaced`() {
        #expect(Reading("\u{FEFF}a = é", .ini)["a"] == ["é"])
        let units = Array("\u{FEFF}a = é\r\nb = 2".utf16)
        let little: [UInt8] = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(Reading(little, .ini)["a"] == ["é"])
        let big: [UInt8] = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(Reading(big, .ini)["b"] == ["2"])
        for dialect in Dialect.allCases {
            _ = Reading([0x61, 0x3D, 0xFF, 0xC3, 0x0A, 0xED, 0xA0, 0x80], dialect)
        }
        let latin = Array("name: caf".utf8) + [0xE9 as UInt8]
        #expect(Reading(latin, .yaml)["name"] == ["caf\u{FFFD}"])
    }

    @Test(arguments: Dialect.allCases)
    func `any bytes are read without a crash`(_ dialect: Dialect) {
        var random = Lottery(seed: 42)
        let pieces = [
            "{", "}", "[", "]", "\"", "'", "\\", "=", ":", ",", "#", ";", "<", ">", "/", "&", "*",
            "!", "?", "|", "-",
            "\n", "\r\n", "\t", " ", "  ", "a", "key", "1", "é", "\u{0}", "<!--", "]]>",
            "<![CDATA[", "\"\"\"", "'''",
            "---\n", "&a ", "*a", "<<: ", "\\u12", "export ", "Match ", "Host", "<!ENTITY",
            "\u{E000}", "\u{E001}", "%", "@", "`",
        ].map { Array($0.utf8) }
        for round in 0..<200 {
            var bytes: [UInt8] = []
            for _ in 0..<Int(random.next() % 60) {
                if round % 4 == 0 {
                    bytes.append(UInt8(truncatingIfNeeded: random.next()))
                } else {
                    bytes += pieces[Int(random.next() % UInt64(pieces.count))]
                }
            }
            let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
            let reading = Reading(bytes, dialect)
            #expect(
                reading.settings.allSatisfy {
                    (1...lines).contains($0.place.line) && !$0.path.isEmpty
                })
            #expect(reading.problem?.line.map { (1...(lines + 1)).contains($0) } ?? true)
            bytes.withUnsafeBytes { _ = Dialect.detect(path: "x.conf", sample: $0) }
        }
    }
}

/// Numbers that are the same in every run.
private struct Lottery: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9 >> 16
    }
}
