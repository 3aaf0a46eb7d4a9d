/// A position in a configuration that knows its line.
struct ByteCursor {
    let bytes: [UInt8]
    private(set) var index = 0
    /// 1-based.
    private(set) var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { index >= bytes.count }

    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    func peek(_ distance: Int) -> UInt8? {
        index + distance < bytes.count ? bytes[index + distance] : nil
    }

    /// The current byte, stepping over it.
    @discardableResult
    mutating func take() -> UInt8? {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\n") { line += 1 }
        return byte
    }

    /// Steps over `text` if it stands here.
    mutating func take(_ text: StaticString) -> Bool {
        guard starts(with: text) else { return false }
        for _ in 0..<text.utf8CodeUnitCount { take() }
        return true
    }

    func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes[index..<index + count]) }
    }

    mutating func skip(while holds: (UInt8) -> Bool) {
        while let byte = current, holds(byte) { take() }
    }

    /// Steps to the end of the line, not over it.
    mutating func skipLine() {
        skip { $0 != UInt8(ascii: "\n") }
    }

    /// Steps behind `text`, or to the end when it does not come.
    mutating func skip(behind text: StaticString) -> Bool {
        while !isAtEnd {
            if take(text) { return true }
            take()
        }
        return false
    }

    /// What stands between an earlier index and here.
    func bytes(from start: Int) -> ArraySlice<UInt8> { bytes[start..<index] }

    /// A scalar from so many hexadecimal digits, stepping over them; `nil` if they are not there.
    mutating func takeHex(_ count: Int) -> UInt32? {
        var value: UInt32 = 0
        for distance in 0..<count {
            guard let digit = peek(distance)?.hexValue else { return nil }
            value = value << 4 | digit
        }
        index += count
        return value
    }
}

extension [UInt8] {
    /// Appends a code point as UTF-8; what is no character becomes U+FFFD.
    mutating func append(codePoint: UInt32) {
        append(contentsOf: Character(Unicode.Scalar(codePoint) ?? "\u{FFFD}").utf8)
    }
}
