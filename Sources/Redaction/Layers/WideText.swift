/// UTF-16, which is cleaned as UTF-8 and written as UTF-16 again.
struct WideText {
    private let isBig: Bool

    /// Told by a byte order mark, or by the zeros of sixteen ASCII characters; `nil` for other text.
    init?(beginning bytes: UnsafeRawBufferPointer) {
        let text = Text(bytes)
        if text[0] == 0xff, text[1] == 0xfe, bytes.count > 3, text[2] != 0 || text[3] != 0 {
            isBig = false
        } else if text[0] == 0xfe, text[1] == 0xff {
            isBig = true
        } else if bytes.count >= 32,
            (0..<16).allSatisfy({ text[2 * $0] != 0 && text[2 * $0 + 1] == 0 })
        {
            isBig = false
        } else if bytes.count >= 32,
            (0..<16).allSatisfy({ text[2 * $0] == 0 && text[2 * $0 + 1] != 0 })
        {
            isBig = true
        } else {
            return nil
        }
    }

    /// As UTF-8, and how many of the bytes that is: not half of a character.
    func narrow(_ bytes: UnsafeRawBufferPointer) -> (bytes: [UInt8], used: Int) {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        let text = Text(bytes)
        for place in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (a, b) = (UInt16(text[place]), UInt16(text[place + 1]))
            units.append(isBig ? a << 8 | b : b << 8 | a)
        }
        if let last = units.last, last & 0xfc00 == 0xd800, units.count > 1 { units.removeLast() }
        return (Array(String(decoding: units, as: UTF16.self).utf8), 2 * units.count)
    }

    /// UTF-8 as UTF-16.
    func wide(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        String(decoding: bytes, as: UTF8.self).utf16.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
            return isBig ? [high, low] : [low, high]
        }
    }

    /// How many bytes of UTF-16 some UTF-8 is.
    func length(_ bytes: UnsafeRawBufferPointer) -> Int {
        2 * String(decoding: bytes, as: UTF8.self).utf16.count
    }
}
