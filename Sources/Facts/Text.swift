/// Bytes of a bundle as text that can be shown.
package enum Text {
    /// UTF-8, or Windows-1252 when it is not valid UTF-8. Never fails.
    package static func decoded(_ bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        // A cut in the middle of a character is no reason to take the rest for Windows-1252.
        for cut in 1...3 where bytes.count > cut {
            if let text = String(validating: bytes.dropLast(cut), as: UTF8.self) { return text }
        }
        return String(String.UnicodeScalarView(bytes.map(scalar)))
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard byte >= 0x80, byte < 0xa0 else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(high[Int(byte) - 0x80]) ?? "\u{fffd}"
    }

    /// Windows-1252, 0x80...0x9f (https://encoding.spec.whatwg.org/index-windows-1252.txt).
    private static let high: [UInt16] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039,
        0x152,
        0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,
        0x2122,
        0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
    ]
}
