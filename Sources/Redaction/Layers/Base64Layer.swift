/// Four digits three bytes, in both alphabets, with and without padding.
enum Base64Layer {
    private static let plain = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let url = plain[..<62] + Array("-_".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in plain.enumerated() { values[Int(digit)] = UInt8(value) }
        values[Int(UInt8(ascii: "-"))] = 62
        values[Int(UInt8(ascii: "_"))] = 63
        return values
    }()

    /// A text folded over more lines than this is no text that anybody wrote.
    private static let mostLines = 20_000

    /// Whether the sixteen digits from here on decode to text: chance does so once in a hundred thousand times.
    static func beginsText(_ text: Text, _ place: Int) -> Bool {
        var bytes: (wide: Int, text: Int) = (0, 0)
        var index = 0
        for group in 0..<4 {
            let at = place + 4 * group
            let (a, b, c, d) = (
                values[Int(text[at])], values[Int(text[at + 1])], values[Int(text[at + 2])],
                values[Int(text[at + 3])]
            )
            guard a | b | c | d < 64 else { return false }
            for byte in [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d] {
                if byte >= 32 && byte < 127 || byte == 9 || byte == 10 || byte == 13 {
                    bytes.text += 1
                    if index % 2 == 0 { bytes.wide += 1 }
                } else if byte == 0, index % 2 == 1 {
                    bytes.wide += 1
                } else if byte < 128 || group < 1 {
                    return false
                }
                index += 1
            }
            if bytes.text < index - 2, bytes.wide < index { return false }
        }
        return bytes.text >= 11 || bytes.wide == 12
    }

    static func run(in text: Text, _ digits: Range<Int>) -> EncodedRun? {
        var upper = digits.upperBound
        var all = Array(text[digits])
        var (width, fold) = (0, [UInt8]())
        // Folded: lines of the same width, and a shorter one at the end.
        if digits.count >= 40, let first = self.fold(text, upper) {
            (width, fold) = (digits.count, first)
            var lines = 0
            while lines < mostLines, stands(fold, in: text, at: upper) {
                let start = upper + fold.count
                var end = start
                while end < text.count, end - start <= width, values[Int(text[end])] < 64 {
                    end += 1
                }
                guard end > start, end - start <= width else { break }
                // A shorter line is the last, and only if nothing else follows in it.
                let isLast = end - start < width
                var after = end
                while text[after] == 61, after - end < 2 { after += 1 }
                if isLast, !endsLine(text, after) { break }
                all += text[start..<end]
                upper = end
                lines += 1
                if isLast { break }
            }
            if lines == 0 { (width, fold) = (0, []) }
        }
        var padding = 0
        while padding < 2, text[upper] == 61, (all.count + padding) % 4 != 0 {
            upper += 1
            padding += 1
        }
        if all.count % 4 == 1 {
            all.removeLast()
            upper -= 1
        }
        let bytes = decoded(all)
        let isURL = all.contains { $0 == 45 || $0 == 95 }
        let isPadded = padding > 0 || all.count % 4 == 0
        let isWide = bytes.count % 2 == 0 && bytes.count >= 12 && bytes[1] == 0
        if isWide {
            let narrow = stride(from: 0, to: bytes.count, by: 2).map { bytes[$0] }
            guard stride(from: 1, to: bytes.count, by: 2).allSatisfy({ bytes[$0] == 0 }),
                EncodedRun.isText(narrow)
            else { return nil }
            return EncodedRun(
                range: digits.lowerBound..<upper, decoded: narrow,
                encoding: .wide(isPadded: isPadded), width: width, fold: fold)
        }
        guard EncodedRun.isText(bytes) else { return nil }
        return EncodedRun(
            range: digits.lowerBound..<upper, decoded: bytes,
            encoding: .base64(isURL: isURL, isPadded: isPadded), width: width, fold: fold)
    }

    /// A line end and the blanks before the next line, or a written one (`\n`).
    private static func fold(_ text: Text, _ place: Int) -> [UInt8]? {
        var end = place
        if text[end] == 92, text[end + 1] == 110 {
            end += 2
        } else if text[end] == 92, text[end + 1] == 114, text.stands("\\n", at: end + 2) {
            end += 4
        } else {
            if text[end] == 13 { end += 1 }
            guard text[end] == 10 else { return nil }
            end += 1
            while text[end].isBlank, end - place < 64 { end += 1 }
        }
        return Array(text[place..<end])
    }

    private static func stands(_ fold: [UInt8], in text: Text, at place: Int) -> Bool {
        fold.indices.allSatisfy { text[place + $0] == fold[$0] }
    }

    private static func endsLine(_ text: Text, _ place: Int) -> Bool {
        text[place].isLineEnd || [34, 39, 60, 92].contains(text[place])
    }

    static func decoded(_ digits: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count * 3 / 4)
        var (word, bits): (UInt32, Int) = (0, 0)
        for digit in digits {
            word = word << 6 | UInt32(values[Int(digit)] & 63)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
            }
        }
        return bytes
    }

    static func encoded(_ bytes: [UInt8], isURL: Bool, isPadded: Bool) -> [UInt8] {
        let digits = isURL ? Array(url) : plain
        var all: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let (a, b, c) = (
                bytes[start], start + 1 < bytes.count ? bytes[start + 1] : 0,
                start + 2 < bytes.count ? bytes[start + 2] : 0
            )
            all += [digits[Int(a >> 2)], digits[Int((a & 3) << 4 | b >> 4)]]
            if start + 1 < bytes.count { all.append(digits[Int((b & 15) << 2 | c >> 6)]) }
            if start + 2 < bytes.count { all.append(digits[Int(c & 63)]) }
        }
        if isPadded { while all.count % 4 != 0 { all.append(61) } }
        return all
    }
}
