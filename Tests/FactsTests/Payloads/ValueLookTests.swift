import Testing

@testable import Facts

struct ValueLookTests {
    @Test func `the number of looks is what the tables are made for`() {
        #expect(ValueLook.count == ValueLook.allCases.count)
    }

    @Test(arguments: [
        ("", ValueLook.empty), ("12", .wholeText), ("-12", .wholeText), ("0", .wholeText),
        ("007", .zeroLedText), ("9.90", .decimalText), ("9,90", .commaText),
        ("1,234", .groupedText), ("0,123", .commaText), ("1,234.56", .groupedText),
        ("1.234,56", .groupedCommaText), ("4.00E+12", .scientificText), ("1e5", .scientificText),
        ("2026-05-04", .isoDate), ("2026-13-04", .text), ("31/05/2026", .dayFirst),
        ("05/31/2026", .monthFirst), ("05/04/2026", .slashedEither), ("31.05.2026", .dottedDate),
        ("1.2.3.4", .text), ("192.168.0.1", .text), ("2026-05-04T10:02:05Z", .zonedTime),
        ("2026-05-04T10:02:05.123+02:00", .zonedTime), ("2026-05-04 10:02:05", .localTime),
        ("2026-05-04T10:02", .localTime), ("1777888925", .epochSeconds),
        ("1777888925123", .epochMillis), ("true", .lowerTrue), ("FALSE", .upperTrue),
        ("True", .titleTrue), ("yes", .lowerYes), ("Y", .letterYes), ("N/A", .placeholder),
        ("null", .placeholder), ("-", .placeholder),
        ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", .uuid), ("kim@shop.example", .email),
        ("https://shop.example", .address), ("Müller", .text), ("MÃ¼ller", .garbled),
        ("donâ€™t", .garbled), ("M\u{fffd}ller", .replaced), ("10 kg", .text), ("A-1", .text),
        ("12/34", .text), ("São Paulo", .text), ("ÅNGSTRÖM", .text),
    ])
    func `a text is told by its characters`(_ text: String, _ look: ValueLook) {
        let bytes = Array(text.utf8)
        #expect(bytes.withUnsafeBytes { ValueLook(text: $0) } == look)
    }

    @Test func `bytes that are no UTF-8 are told`() {
        let bytes: [UInt8] = [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]
        #expect(bytes.withUnsafeBytes { ValueLook(text: $0) } == .foreignBytes)
    }

    @Test(arguments: [
        ("0", 0.0), ("12", 12), ("-3.25", -3.25), ("1e3", 1000),
        ("123456789012345678901", 1.2345678901234568e20),
    ])
    func `a number has its value`(_ text: String, _ value: Double) {
        let read = Array(text.utf8).withUnsafeBytes { ShapeBuilder.value($0) }
        #expect(abs(read - value) <= abs(value) * 1e-12)
    }
}
