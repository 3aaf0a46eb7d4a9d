/// The bytes of one line. Past either end every byte reads as 0, so parsers carry no bounds checks of
/// their own and no line, however damaged, can make them read outside it.
struct LineBytes {
    private let buffer: UnsafeRawBufferPointer
    let count: Int

    init(_ buffer: UnsafeRawBufferPointer) {
        self.buffer = buffer
        // Offsets are kept in 32 bits.
        var end = min(buffer.count, Int(Int32.max) - 64)
        while end > 0, buffer[end - 1] == 0x0A || buffer[end - 1] == 0x0D { end -= 1 }
        count = end
    }

    subscript(_ index: Int) -> UInt8 {
        @inline(__always) get {
            UInt(bitPattern: index) < UInt(bitPattern: count) ? buffer[index] : 0
        }
    }

    /// Whether the line's text at `index` is exactly `text`.
    @inline(__always)
    func has(_ text: StaticString, at index: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index >= 0, index <= count - length else { return false }
        let start = text.utf8Start
        for offset in 0..<length where buffer[index + offset] != start[offset] { return false }
        return true
    }

    /// The first `byte` in `range`, cut to the line.
    func index(of byte: UInt8, from start: Int, to end: Int = .max) -> Int? {
        var index = max(start, 0)
        let end = min(end, count)
        while index < end {
            if buffer[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// Where the text `needle` starts in `start..<end`, cut to the line.
    func index(of needle: StaticString, from start: Int, to end: Int = .max) -> Int? {
        let end = min(end, count) - needle.utf8CodeUnitCount
        var index = max(start, 0)
        let first = needle.utf8Start[0]
        while index <= end {
            if buffer[index] == first, has(needle, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// How many decimal digits stand at `index`, at most `limit`.
    @inline(__always)
    func digits(at index: Int, limit: Int = 24) -> Int {
        var length = 0
        while length < limit, self[index + length].isDigit { length += 1 }
        return length
    }

    /// The number in `length` digits at `index`; the caller has seen that they are digits.
    @inline(__always)
    func number(at index: Int, length: Int) -> Int {
        var value = 0
        var offset = 0
        while offset < length {
            value = value &* 10 &+ Int(self[index + offset] & 0x0F)
            offset += 1
        }
        return value
    }

    /// The number in two digits at `index`, or `nil` if they are not.
    @inline(__always)
    func two(at index: Int) -> Int? {
        let a = self[index]
        let b = self[index + 1]
        guard a.isDigit, b.isDigit else { return nil }
        return Int(a & 0x0F) * 10 + Int(b & 0x0F)
    }

    /// The first index at or after `index` that holds no blank or tab.
    @inline(__always)
    func skippingBlanks(_ index: Int) -> Int {
        var index = index
        while self[index] == 0x20 || self[index] == 0x09 { index += 1 }
        return index
    }

    /// The first index at or after `index` that starts no ANSI colour escape (`ESC [ … m`), as a raw
    /// byte or as JSON writes it.
    func skippingEscapes(_ index: Int) -> Int {
        var index = index
        while true {
            var next = index
            if self[index] == 0x1B, self[index + 1] == UInt8(ascii: "[") {
                next = index + 2
            } else if self[index] == UInt8(ascii: "\\"), has("\\u001b[", at: index) {
                next = index + 7
            } else {
                return index
            }
            while self[next].isDigit || self[next] == UInt8(ascii: ";") { next += 1 }
            guard self[next].isLetter else { return index }
            index = next + 1
        }
    }

    /// The letters at `index` in lower case, packed as `pack` does, and how many there are; words longer
    /// than eight letters keep their first eight.
    @inline(__always)
    func word(at index: Int, length: Int) -> UInt64 {
        var value: UInt64 = 0
        var offset = 0
        while offset < length, offset < 8 {
            value = value << 8 | UInt64(self[index + offset] | 0x20)
            offset += 1
        }
        return value
    }

    /// Eight bytes as one number; 0 where they reach past the line.
    @inline(__always)
    func eight(at index: Int) -> UInt64 {
        guard index >= 0, index <= count - 8 else { return 0 }
        return buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }

    /// A hash of the bytes in `range`, the same in every run.
    func hash(_ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { hash = (hash ^ UInt64(self[index])) &* 0x100_0000_01B3 }
        return hash
    }

    /// How many ASCII letters stand at `index`.
    @inline(__always)
    func letters(at index: Int, limit: Int = 24) -> Int {
        var length = 0
        while length < limit, self[index + length].isLetter { length += 1 }
        return length
    }

    /// The text in `range`, with damage replaced.
    func text(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<count)
        return String(decoding: UnsafeRawBufferPointer(rebasing: buffer[range]), as: UTF8.self)
    }

    /// The bytes from `start` to the end of the line, as a line of their own.
    func suffix(from start: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: buffer[min(max(start, 0), count)..<count])
    }
}

/// Up to eight lower-case letters as one number, for switches and tables.
func pack(_ word: StaticString) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<min(8, word.utf8CodeUnitCount) {
        value = value << 8 | UInt64(word.utf8Start[index] | 0x20)
    }
    return value
}

extension UInt8 {
    @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
    @inline(__always) var isUpper: Bool { self &- 0x41 < 26 }
    @inline(__always) var isLower: Bool { self &- 0x61 < 26 }
    @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    @inline(__always) var isWord: Bool { isDigit || isLetter }
    @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
}
