import Glibc

extension ValueLook {
    /// What a text looks like: one pass over at most 64 bytes, more only where bytes are no ASCII.
    init(text: UnsafeRawBufferPointer) {
        guard let first = text.first else {
            self = .empty
            return
        }
        if text.count <= 64 {
            switch first {
            case 0x30...0x39:
                if let look = ValueLook.led(byDigit: text) {
                    self = look
                    return
                }
            case UInt8(ascii: "-"), UInt8(ascii: "+"):
                if text.count == 1 {
                    self = .placeholder
                    return
                }
                let rest = UnsafeRawBufferPointer(rebasing: text[1...])
                if (0x30...0x39).contains(rest[0]), let look = ValueLook.number(rest) {
                    self = look
                    return
                }
            default:
                if let look = ValueLook.word(text) {
                    self = look
                    return
                }
            }
            if text.count == 36, ValueLook.isUUID(text) {
                self = .uuid
                return
            }
        }
        self = ValueLook.letters(text)
    }

    private static func led(byDigit text: UnsafeRawBufferPointer) -> ValueLook? {
        if text.count >= 8, let date = date(text) { return date }
        return number(text)
    }

    private static func digit(_ byte: UInt8) -> Int? {
        byte >= 0x30 && byte <= 0x39 ? Int(byte) - 0x30 : nil
    }

    /// The number in up to four digits from `start` on, and where it ends.
    private static func digits(_ text: UnsafeRawBufferPointer, _ start: Int, most: Int = 4) -> (
        value: Int, end: Int
    )? {
        var value = 0
        var at = start
        while at < text.count, at - start < most, let digit = digit(text[at]) {
            value = value * 10 + digit
            at += 1
        }
        return at > start ? (value, at) : nil
    }

    private static func date(_ text: UnsafeRawBufferPointer) -> ValueLook? {
        guard let (first, end) = digits(text, 0), end < text.count else { return nil }
        let mark = text[end]
        guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: "."),
            let (second, next) = digits(text, end + 1, most: 2), next < text.count,
            text[next] == mark, let (third, last) = digits(text, next + 1)
        else { return nil }
        if end == 4 {
            guard (1...12).contains(second), (1...31).contains(third) else { return nil }
            if last == text.count { return .isoDate }
            return time(text, last)
        }
        guard end <= 2, last - next - 1 == 4 || last - next - 1 == 2,
            last == text.count
                || text[last] == 0x20 || text[last] == UInt8(ascii: ",")
        else { return nil }
        if mark == UInt8(ascii: ".") {
            return (1...31).contains(first) && (1...12).contains(second) ? .dottedDate : nil
        }
        switch (first, second) {
        case (13...31, 1...12): return .dayFirst
        case (1...12, 13...31): return .monthFirst
        case (1...12, 1...12): return .slashedEither
        default: return nil
        }
    }

    /// `T10:02`, ` 10:02:05.123+02:00` after a date.
    private static func time(_ text: UnsafeRawBufferPointer, _ start: Int) -> ValueLook? {
        guard text[start] == UInt8(ascii: "T") || text[start] == 0x20, start + 5 < text.count,
            digits(text, start + 1, most: 2)?.end == start + 3, text[start + 3] == UInt8(ascii: ":")
        else { return nil }
        for index in (start + 5)..<text.count {
            switch text[index] {
            case UInt8(ascii: "Z"), UInt8(ascii: "z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "U"), UInt8(ascii: "G"):
                return .zonedTime
            case 0x30...0x3a, UInt8(ascii: "."), UInt8(ascii: ","), 0x20: continue
            default: return .text
            }
        }
        return .localTime
    }

    /// Digits with points, commas or an exponent.
    private static func number(_ text: UnsafeRawBufferPointer) -> ValueLook? {
        var points = 0
        var commas = 0
        var lastPoint = 0
        var lastComma = 0
        var firstMark: UInt8 = 0
        for index in 0..<text.count {
            switch text[index] {
            case 0x30...0x39: continue
            case UInt8(ascii: "."):
                points += 1
                lastPoint = index
                if firstMark == 0 { firstMark = text[index] }
            case UInt8(ascii: ","):
                commas += 1
                lastComma = index
                if firstMark == 0 { firstMark = text[index] }
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                return isExponent(text, index + 1) ? .scientificText : nil
            default: return nil
            }
        }
        switch (points, commas) {
        case (0, 0):
            if text[0] == 0x30, text.count > 1 { return .zeroLedText }
            return epoch(text) ?? .wholeText
        case (1, 0): return lastPoint < text.count - 1 ? .decimalText : nil
        case (0, 1):
            // 1,234 may be either; three digits behind a comma are taken for thousands.
            return text.count - lastComma == 4 && lastComma <= 3 && text[0] != 0x30
                ? .groupedText : lastComma < text.count - 1 ? .commaText : nil
        case (1, _):
            return lastPoint > lastComma ? .groupedText : commas == 1 ? .groupedCommaText : nil
        case (_, 1): return lastComma > lastPoint ? .groupedCommaText : nil
        case (0, _): return .groupedText
        default: return nil
        }
    }

    private static func isExponent(_ text: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        var at = start
        if at < text.count, text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-") {
            at += 1
        }
        return at < text.count && text.count - at <= 3
            && text[at...].allSatisfy { digit($0) != nil }
    }

    /// Ten or thirteen digits between 2001 and 2096.
    static func epoch(_ text: UnsafeRawBufferPointer) -> ValueLook? {
        guard text.count == 10 || text.count == 13, (0x31...0x33).contains(text[0]) else {
            return nil
        }
        return text.count == 10 ? .epochSeconds : .epochMillis
    }

    /// Words of up to eight bytes, each as a number so that comparing them is cheap.
    private static let words: [(code: UInt64, look: ValueLook)] = [
        ("true", .lowerTrue), ("false", .lowerTrue), ("True", .titleTrue), ("False", .titleTrue),
        ("TRUE", .upperTrue), ("FALSE", .upperTrue), ("yes", .lowerYes), ("no", .lowerYes),
        ("Yes", .titleYes), ("No", .titleYes), ("YES", .upperYes), ("NO", .upperYes),
        ("Y", .letterYes), ("N", .letterYes), ("null", .placeholder), ("NULL", .placeholder),
        ("None", .placeholder), ("NaN", .placeholder), ("nan", .placeholder), ("N/A", .placeholder),
        ("n/a", .placeholder), ("#N/A", .placeholder), ("nil", .placeholder),
    ].map { word, look in (word.utf8.reduce(0) { $0 << 8 | UInt64($1) }, look) }

    private static func word(_ text: UnsafeRawBufferPointer) -> ValueLook? {
        guard text.count <= 5 else { return nil }
        switch text[0] {
        case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"),
            UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"),
            UInt8(ascii: "#"):
            var code: UInt64 = 0
            for byte in text { code = code << 8 | UInt64(byte) }
            for word in words where word.code == code { return word.look }
            return nil
        default: return nil
        }
    }

    private static func isUUID(_ text: UnsafeRawBufferPointer) -> Bool {
        for index in 0..<36 {
            let byte = text[index]
            if index == 8 || index == 13 || index == 18 || index == 23 {
                if byte != UInt8(ascii: "-") { return false }
            } else if !((0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)) {
                return false
            }
        }
        return true
    }

    private static func letters(_ text: UnsafeRawBufferPointer) -> ValueLook {
        guard let base = text.baseAddress else { return .empty }
        if isASCII(text) {
            if text.count <= 254, let at = memchr(base, 0x40, text.count) {
                let index = UnsafeRawPointer(at) - base
                if index > 0, memchr(at, 0x2e, text.count - index) != nil,
                    memchr(base, 0x20, text.count) == nil
                {
                    return .email
                }
            }
            let isAddress =
                text.count > 8 && text[0] == UInt8(ascii: "h") && text[1] == UInt8(ascii: "t")
                && text[2] == UInt8(ascii: "t") && text[3] == UInt8(ascii: "p")
            return isAddress ? .address : .text
        }
        return foreign(text)
    }

    static func isASCII(_ text: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        var high: UInt64 = 0
        while index + 8 <= text.count {
            high |= text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            index += 8
        }
        while index < text.count {
            high |= UInt64(text[index])
            index += 1
        }
        return high & 0x8080_8080_8080_8080 == 0
    }

    /// A text with bytes above 0x7f: UTF-8, UTF-8 that was taken for Windows-1252 and encoded again
    /// (“Ã¼” is C3 83 C2 BC), a replacement character (EF BF BD), or no UTF-8 at all.
    private static func foreign(_ text: UnsafeRawBufferPointer) -> ValueLook {
        let start = UnsafeRawBufferPointer(rebasing: text.prefix(4096))
        var at = 0
        var garbled = false
        while at < start.count {
            let byte = start[at]
            guard byte >= 0x80 else {
                at += 1
                continue
            }
            let width = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
            guard byte >= 0xc2, byte < 0xf5, at + width <= start.count else {
                // A character cut by the prefix is no fault.
                if byte >= 0xc2, byte < 0xf5, start.count == 4096 { break }
                return .foreignBytes
            }
            for offset in 1..<width where start[at + offset] & 0xc0 != 0x80 { return .foreignBytes }
            if byte == 0xef, start[at + 1] == 0xbf, start[at + 2] == 0xbd { return .replaced }
            // Ã or Â, then a character that stands for a byte of 0x80 to 0xbf.
            if byte == 0xc3, start[at + 1] == 0x83 || start[at + 1] == 0x82, at + 3 < start.count,
                start[at + 2] == 0xc2 || start[at + 2] == 0xc5 || start[at + 2] == 0xe2
            {
                garbled = true
            }
            // â, then the euro sign: the beginning of “â€™”.
            if byte == 0xc3, start[at + 1] == 0xa2, at + 4 < start.count, start[at + 2] == 0xe2,
                start[at + 3] == 0x82, start[at + 4] == 0xac
            {
                garbled = true
            }
            at += width
        }
        return garbled ? .garbled : .text
    }
}
