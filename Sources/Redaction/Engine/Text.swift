import Glibc

/// Bytes that are looked at; beyond their ends there are zeros.
struct Text {
    let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var count: Int { bytes.count }

    @inline(__always)
    subscript(_ place: Int) -> UInt8 {
        guard place >= 0, place < bytes.count, let base = bytes.baseAddress else { return 0 }
        return base.load(fromByteOffset: place, as: UInt8.self)
    }

    subscript(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[range.clamped(to: 0..<bytes.count)])
    }

    /// The line around a place, without its end.
    func line(around place: Int) -> Range<Int> { lineStart(place)..<lineEnd(place) }

    func lineStart(_ place: Int) -> Int {
        guard let base = bytes.baseAddress, place > 0 else { return 0 }
        var start = Swift.min(place, count)
        while start > 0, base.load(fromByteOffset: start - 1, as: UInt8.self) != 10 { start -= 1 }
        return start
    }

    func lineEnd(_ place: Int) -> Int { find(10, from: place) ?? count }

    func find(_ byte: UInt8, from place: Int) -> Int? {
        guard let base = bytes.baseAddress, place >= 0, place < count else { return nil }
        return memchr(base + place, Int32(byte), count - place).map { UnsafeRawPointer($0) - base }
    }

    func find(_ text: StaticString, in range: Range<Int>) -> Int? {
        let range = range.clamped(to: 0..<count)
        guard let base = bytes.baseAddress, !range.isEmpty else { return nil }
        let (length, first) = (text.utf8CodeUnitCount, Int32(text.utf8Start.pointee))
        var at = range.lowerBound
        while at + length <= range.upperBound,
            let hit = memchr(base + at, first, range.upperBound - length + 1 - at)
        {
            if memcmp(hit, text.utf8Start, length) == 0 { return UnsafeRawPointer(hit) - base }
            at = UnsafeRawPointer(hit) - base + 1
        }
        return nil
    }

    func stands(_ text: StaticString, at place: Int, ignoringCase: Bool = false) -> Bool {
        guard place >= 0, place + text.utf8CodeUnitCount <= count else { return false }
        for offset in 0..<text.utf8CodeUnitCount {
            var byte = self[place + offset]
            if ignoringCase, (65...90).contains(byte) { byte |= 0x20 }
            if byte != text.utf8Start[offset] { return false }
        }
        return true
    }

    /// Whether all of it is UTF-8; a character cut off by the end is no fault.
    var isUTF8: Bool {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return true }
        var upper = count
        while upper > max(0, count - 3), self[upper - 1] & 0xc0 == 0x80 { upper -= 1 }
        if upper > 0, self[upper - 1] >= 0xc0 { upper -= 1 } else { upper = count }
        return String(validating: self[0..<upper], as: UTF8.self) != nil
    }

    /// Whether it is this word, in whatever case.
    func isWord(_ word: StaticString) -> Bool {
        count == word.utf8CodeUnitCount && stands(word, at: 0, ignoringCase: true)
    }

    func skipBlanks(_ place: Int) -> Int {
        var place = place
        while self[place].isBlank { place += 1 }
        return place
    }

    /// Behind blanks and line ends.
    func skipSpace(_ place: Int, atMost limit: Int) -> Int {
        var end = place
        while end - place < limit, self[end].isSpace { end += 1 }
        return end
    }

    /// The range without blanks and carriage returns at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, self[lower].isSpace { lower += 1 }
        while upper > lower, self[upper - 1].isSpace { upper -= 1 }
        return lower..<upper
    }
}

extension UInt8 {
    var isBlank: Bool { self == 32 || self == 9 }
    var isSpace: Bool { self == 32 || (9...13).contains(self) }
    var isDigit: Bool { (48...57).contains(self) }
    var isUpper: Bool { (65...90).contains(self) }
    var isLower: Bool { (97...122).contains(self) }
    var isLetter: Bool { isUpper || isLower }
    var isWord: Bool { isLetter || isDigit }
    var isQuote: Bool { self == 34 || self == 39 || self == 96 }
    /// What keys are written with.
    var isKeyByte: Bool { isWord || self == 95 || self == 45 || self == 46 }
    var isHex: Bool { isDigit || (97...102).contains(self) || (65...70).contains(self) }
    var isLineEnd: Bool { self == 10 || self == 13 || self == 0 }
}
