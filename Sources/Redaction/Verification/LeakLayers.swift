import Glibc

/// Decodes what is encoded in a text, for the search behind: simply, and without the engine's layers.
enum LeakLayers {
    private static let shortest = 20
    private static let longest = 1 << 20

    /// Calls `body` with each decoded text and where its encoded form begins.
    static func each(
        in bytes: UnsafeRawBufferPointer, _ body: (_ decoded: [UInt8], _ place: Int) -> Void
    ) {
        runs(in: bytes, body)
        for escape in [UInt8(ascii: "%"), UInt8(ascii: "\\"), UInt8(ascii: "&")] {
            lines(in: bytes, with: escape, body)
        }
    }

    // MARK: Digits

    /// Of each byte what it is worth in base64 (either alphabet); 64 for what is no digit.
    private static let worth: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 65...90: UInt8(byte) - 65
        case 97...122: UInt8(byte) - 71
        case 48...57: UInt8(byte) + 4
        case 43, 45: 62
        case 47, 95: 63
        default: 64
        }
    }

    private static func runs(
        in bytes: UnsafeRawBufferPointer, _ body: ([UInt8], Int) -> Void
    ) {
        var at = shortest - 1
        var last = 0
        while at < bytes.count {
            guard worth[Int(bytes[at])] < 64 else {
                at += shortest
                continue
            }
            var (lower, upper) = (at, at + 1)
            while lower > last, worth[Int(bytes[lower - 1])] < 64 { lower -= 1 }
            while upper < bytes.count, worth[Int(bytes[upper])] < 64 { upper += 1 }
            if upper - lower >= shortest {
                upper = decode(bytes, lower, upper, body)
            }
            last = upper
            at = upper + shortest
        }
    }

    /// Decodes a run with the lines that go on with it; where what was looked at ends.
    private static func decode(
        _ bytes: UnsafeRawBufferPointer, _ lower: Int, _ upper: Int, _ body: ([UInt8], Int) -> Void
    ) -> Int {
        var digits = Array(bytes[lower..<min(upper, lower + longest)])
        if let text = hexadecimal(digits) {
            body(text, lower)
            return upper
        }
        let end = folded(bytes, upper, width: upper - lower, into: &digits)
        // What stands before the encoded text may be digits as well: a path, a name, a sign.
        var starts = [0, 1, 2, 3]
        if let cut = digits.lastIndex(where: { [43, 45, 47, 95].contains($0) }), cut < 200 {
            starts.append(cut + 1)
        }
        for start in starts where digits.count - start >= shortest {
            if let text = base64(digits[start...]) {
                body(text, lower)
                break
            }
        }
        return end
    }

    /// Adds the digits of the lines below, if they are as wide; where that ends.
    private static func folded(
        _ bytes: UnsafeRawBufferPointer, _ upper: Int, width: Int, into digits: inout [UInt8]
    ) -> Int {
        var end = upper
        guard width >= 40 else { return end }
        while digits.count < longest {
            var next = end
            while next < bytes.count, next - end < 80, [10, 13, 32, 9].contains(bytes[next]) {
                next += 1
            }
            guard next > end else { break }
            var stop = next
            while stop < bytes.count, stop - next < width, worth[Int(bytes[stop])] < 64 {
                stop += 1
            }
            guard stop > next else { break }
            digits += bytes[next..<stop]
            end = stop
            if stop - next < width { break }
        }
        return end
    }

    private static func base64(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        var text: [UInt8] = []
        text.reserveCapacity(digits.count * 3 / 4)
        var word: UInt32 = 0
        for (index, digit) in digits.enumerated() {
            word = word << 6 | UInt32(worth[Int(digit)])
            if index % 4 == 3 {
                for shift: UInt32 in [16, 8, 0] {
                    text.append(UInt8(truncatingIfNeeded: word >> shift))
                }
                word = 0
                if text.count == 15, readable(text) == nil { return nil }
            }
        }
        let rest = digits.count % 4
        if rest == 3 {
            text += [UInt8(truncatingIfNeeded: word >> 10), UInt8(truncatingIfNeeded: word >> 2)]
        }
        if rest == 2 { text.append(UInt8(truncatingIfNeeded: word >> 4)) }
        return readable(text)
    }

    private static func hexadecimal(_ digits: [UInt8]) -> [UInt8]? {
        let from = digits.starts(with: [48, 120]) ? 2 : 0
        guard (digits.count - from) % 2 == 0 else { return nil }
        var text: [UInt8] = []
        for index in stride(from: from, to: digits.count, by: 2) {
            guard let high = nibble(digits[index]), let low = nibble(digits[index + 1]) else {
                return nil
            }
            text.append(high << 4 | low)
        }
        return readable(text)
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    /// The text, if it is one; UTF-16 without its zeros.
    private static func readable(_ text: [UInt8]) -> [UInt8]? {
        guard text.count >= 12 else { return nil }
        let zeros = text.count { $0 == 0 }
        if zeros * 5 >= text.count * 2, zeros * 2 <= text.count + 1 {
            return readable(text.filter { $0 != 0 })
        }
        let odd = text.count { $0 < 9 || $0 > 13 && $0 < 32 || $0 > 126 }
        return odd * 10 <= text.count ? text : nil
    }

    // MARK: Escapes

    private static func lines(
        in bytes: UnsafeRawBufferPointer, with mark: UInt8, _ body: ([UInt8], Int) -> Void
    ) {
        guard let base = bytes.baseAddress else { return }
        var at = 0
        while at < bytes.count, let hit = memchr(base + at, Int32(mark), bytes.count - at) {
            let place = UnsafeRawPointer(hit) - base
            guard let escape = escaped(bytes, place), ![9, 10, 13].contains(escape.byte) else {
                at = place + (place + 1 < bytes.count && bytes[place + 1] == mark ? 2 : 1)
                continue
            }
            let start = max(at, bytes[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0)
            let end = bytes[place...].firstIndex(of: 10) ?? bytes.count
            body(plain(bytes, start..<end, mark), start)
            at = end
        }
    }

    private static func plain(
        _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ mark: UInt8
    ) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            if bytes[at] == mark, let escape = escaped(bytes, at) {
                plain.append(escape.byte)
                at += escape.length
            } else {
                plain.append(bytes[at])
                at += 1
            }
        }
        return plain
    }

    private static func escaped(
        _ bytes: UnsafeRawBufferPointer, _ at: Int
    ) -> (byte: UInt8, length: Int)? {
        func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }
        func pair(_ place: Int) -> UInt8? {
            guard let high = nibble(byte(place)), let low = nibble(byte(place + 1)) else {
                return nil
            }
            return high << 4 | low
        }
        switch (bytes[at], byte(at + 1)) {
        case (37, _): return pair(at + 1).map { ($0, 3) }
        case (92, 34), (92, 39), (92, 47), (92, 92): return (byte(at + 1), 2)
        case (92, 110): return (10, 2)
        case (92, 114): return (13, 2)
        case (92, 116): return (9, 2)
        case (92, 120): return pair(at + 2).map { ($0, 4) }
        case (92, 117):
            guard byte(at + 2) == 48, byte(at + 3) == 48 else { return nil }
            return pair(at + 4).map { ($0, 6) }
        case (38, _):
            let names: [(String, UInt8)] = [
                ("&quot;", 34), ("&apos;", 39), ("&amp;", 38), ("&lt;", 60), ("&gt;", 62),
                ("&#34;", 34), ("&#39;", 39), ("&#61;", 61), ("&#x3D;", 61), ("&#58;", 58),
            ]
            return names.first { name, _ in
                name.utf8.enumerated().allSatisfy { byte(at + $0.offset) == $0.element }
            }.map { ($0.1, $0.0.utf8.count) }
        default: return nil
        }
    }
}
