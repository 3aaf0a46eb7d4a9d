import Facts
import Rules
import Testing

struct ComparisonTests {
    @Test(arguments: [
        ("took > 30s", "31s", true), ("took > 30s", "30000 ms", false), ("took >= 30s", "30", true),
        ("took > 30s", "1m", true), ("took < 1h", "00:59:59", true), ("took <= 5", "5.0", true),
        ("took == 10", "10.0", true), ("took != 10", "10", false), ("took > 1 MB", "2m", true),
        ("took > 1 MB", "1048576", false), ("took == 'red'", "red", true),
        ("took == \"two words\"", "two words", true), ("took != red-ish", "red", false),
        ("took > 'red'", "blue", false), ("5 < took", "6", true), ("took > -1", "0", true),
        ("took > limit", "9", false),
    ])
    func `quantities are compared as such, and text for being the same`(
        _ text: String, _ took: String, _ holds: Bool
    ) throws {
        let comparison = try #require(Comparison(text))
        #expect(comparison.holds { $0 == "took" ? took : nil } == holds)
    }

    @Test func `two captures may be compared`() throws {
        let comparison = try #require(Comparison("used-size >= limit"))
        #expect(comparison.holds { ["used_size": "2 GB", "limit": "1024MB"][$0] })
        #expect(!comparison.holds { ["used_size": "1 MB", "limit": "1024MB"][$0] })
        #expect(comparison.captureNames == ["used_size", "limit"])
    }

    @Test func `what is absent compares with nothing`() throws {
        #expect(try #require(Comparison("a != b")).holds { _ in nil } == false)
    }

    @Test(arguments: ["", "took", "took >", "took>30", "> 3", "took => 3", "a b > 3", "took > {x}"])
    func `a text that is no comparison is none`(_ text: String) {
        #expect(Comparison(text) == nil)
    }
}

struct QuantityTests {
    @Test(arguments: [
        ("30s", 30, Quantity.Unit.seconds), ("1500 ms", 1.5, .seconds), ("2m", 120, .seconds),
        ("00:05:00", 300, .seconds), ("1:30", 90, .seconds), ("250us", 0.00025, .seconds),
        ("3 days", 259_200, .seconds), ("512 MB", 536_870_912, .bytes), ("64k", 65536, .bytes),
        ("1.5GiB", 1_610_612_736, .bytes), ("10485760", 10_485_760, .none), ("-4", -4, .none),
        ("2,147,483", 2_147_483, .none), ("85%", 85, .none), ("1_000", 1000, .none),
    ])
    func `a number is read with its unit`(_ text: String, _ value: Double, _ unit: Quantity.Unit)
        throws
    {
        let quantity = try #require(Quantity(text))
        #expect(abs(quantity.value - value) < value.magnitude * 1e-9 + 1e-12)
        #expect(quantity.unit == unit)
    }

    @Test(arguments: [
        "", "s", "abc", "10.0.0.1", "10.0.0.1:80", "1-2", "5 apples", "12:xx", "--", "3 s x",
    ])
    func `other text is no quantity`(_ text: String) {
        #expect(Quantity(text) == nil)
    }

    @Test(
        arguments: [
            ("1m", "512k", 1_048_576, 524_288), ("2m", "90s", 120, 90), ("5", "3 MB", 5, 3_145_728),
        ] as [(String, String, Double, Double)])
    func `an m is what the other side makes of it`(
        _ a: String, _ b: String, _ x: Double, _ y: Double
    ) throws {
        let pair = try #require(Quantity.pair(a, b))
        #expect(pair == (x, y))
    }

    @Test func `seconds and bytes do not compare`() {
        #expect(Quantity.pair("3h", "3 MB") == nil)
    }
}
