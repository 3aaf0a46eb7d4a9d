/// The lines of a configuration, counted from 1, without their line ends.
struct ConfigLines: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var start = 0
    private var number = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> (number: Int, bytes: ArraySlice<UInt8>)? {
        guard start < bytes.count else { return nil }
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        var line = bytes[start..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        start = end + 1
        number += 1
        return (number, line)
    }
}

extension UInt8 {
    /// A blank within a line.
    var isBlankOrTab: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == 0x0C
    }

    /// A blank or a line end.
    var isSpace: Bool { isBlankOrTab || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

    var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }

    /// The value of a hexadecimal digit.
    var hexValue: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension ArraySlice<UInt8> {
    /// The bytes as text; what is not UTF-8 becomes U+FFFD.
    var text: String { String(decoding: self, as: UTF8.self) }

    /// Without blanks at either end.
    var trimmed: ArraySlice<UInt8> {
        var (start, end) = (startIndex, endIndex)
        while start < end, self[start].isSpace { start += 1 }
        while start < end, self[end - 1].isSpace { end -= 1 }
        return self[start..<end]
    }

    /// Without the comment that `marks` begins: at the start, or after a blank and outside quotes.
    func withoutComment(_ marks: [UInt8]) -> ArraySlice<UInt8> {
        var quote: UInt8?
        var before: UInt8 = UInt8(ascii: " ")
        var index = startIndex
        while index < endIndex {
            let byte = self[index]
            if let open = quote {
                if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") {
                    index += 1
                } else if byte == open {
                    quote = nil
                }
            } else if byte.isQuote, !before.isWordByte {
                quote = byte
            } else if marks.contains(byte), before.isBlankOrTab {
                return self[startIndex..<index]
            }
            before = byte
            index += 1
        }
        return self
    }

    /// The first word and the trimmed rest.
    var headAndRest: (head: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
        let line = trimmed
        let end = line.firstIndex(where: \.isBlankOrTab) ?? line.endIndex
        return (line[line.startIndex..<end], line[end...].trimmed)
    }

    /// The text without the one pair of quotes around all of it; `""` and `''` inside stand for a quote.
    var unquoted: String {
        guard count >= 2, let quote = first, quote.isQuote, last == quote else { return text }
        let inner = dropFirst().dropLast()
        var kept: [UInt8] = []
        kept.reserveCapacity(inner.count)
        var index = inner.startIndex
        while index < inner.endIndex {
            let byte = inner[index]
            let next = index + 1 < inner.endIndex ? inner[index + 1] : nil
            if byte == quote {
                // A quote that closes before the end: several quoted words, not one.
                guard next == quote else { return text }
                index += 1
            } else if byte == UInt8(ascii: "\\"), next == quote || next == UInt8(ascii: "\\") {
                index += 1
                kept.append(next ?? byte)
                index += 1
                continue
            }
            kept.append(byte)
            index += 1
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension UInt8 {
    /// A letter, a digit or `_`: what an apostrophe inside a word follows.
    var isWordByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: self >= 0x80
        }
    }
}
