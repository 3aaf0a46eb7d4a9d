/// A run of base64 or hexadecimal digits, perhaps folded over lines, that decodes to text.
struct EncodedRun {
    /// In the source, with what folds it.
    let range: Range<Int>
    let decoded: [UInt8]
    let encoding: Encoding
    /// Digits a line and what stands between lines; 0 for one line.
    let width: Int
    let fold: [UInt8]

    enum Encoding {
        case base64(isURL: Bool, isPadded: Bool)
        /// Base64 of UTF-16, as shells of Windows take it.
        case wide(isPadded: Bool)
        case hex(isUpper: Bool)
    }

    private static let shortest = 24
    private static let isDigit: [Bool] = (0..<256).map { byte in
        let byte = UInt8(byte)
        return byte.isWord || [43, 47, 45, 95].contains(byte)
    }

    /// All runs of the text that decode to text, in order.
    static func all(in text: Text) -> [EncodedRun] {
        guard text.count >= shortest, let base = text.bytes.baseAddress else { return [] }
        var runs: [EncodedRun] = []
        isDigit.withUnsafeBufferPointer { isDigit in
            func isIn(_ place: Int) -> Bool {
                isDigit[Int(base.load(fromByteOffset: place, as: UInt8.self))]
            }
            var (place, last) = (shortest - 1, 0)
            while place < text.count {
                guard isIn(place) else {
                    place += shortest
                    continue
                }
                var (lower, upper) = (place, place + 1)
                while lower > last, isIn(lower - 1) { lower -= 1 }
                while upper < text.count, isIn(upper) { upper += 1 }
                last = upper
                if upper - lower >= shortest, let run = run(in: text, lower..<upper) {
                    runs.append(run)
                    last = max(last, run.range.upperBound)
                }
                place = last + shortest - 1
            }
        }
        return runs
    }

    private static func run(in text: Text, _ digits: Range<Int>) -> EncodedRun? {
        if let hex = HexLayer.run(in: text, digits) { return hex }
        // What stands before the real begin: `/v1/` of a path, `x-` of a name.
        for skip in 0..<4 where Base64Layer.beginsText(text, digits.lowerBound + skip) {
            if let run = Base64Layer.run(in: text, digits.lowerBound + skip..<digits.upperBound) {
                return run
            }
        }
        for place in digits where text[place] == 47 || text[place] == 45 || text[place] == 95 {
            guard digits.upperBound - place > shortest else { return nil }
            if Base64Layer.beginsText(text, place + 1),
                let run = Base64Layer.run(in: text, place + 1..<digits.upperBound)
            {
                return run
            }
        }
        return nil
    }

    /// Other text in the same encoding, folded in the same way.
    func encoded(_ bytes: [UInt8]) -> [UInt8] {
        let plain: [UInt8]
        switch encoding {
        case .base64(let isURL, let isPadded):
            plain = Base64Layer.encoded(bytes, isURL: isURL, isPadded: isPadded)
        case .wide(let isPadded):
            plain = Base64Layer.encoded(
                bytes.flatMap { [$0, 0] }, isURL: false, isPadded: isPadded)
        case .hex(let isUpper): plain = HexLayer.encoded(bytes, isUpper: isUpper)
        }
        guard width > 0 else { return plain }
        var folded: [UInt8] = []
        for start in stride(from: 0, to: plain.count, by: width) {
            if start > 0 { folded += fold }
            folded += plain[start..<min(start + width, plain.count)]
        }
        return folded
    }

    /// Whether bytes are text: no control characters, and not many beyond ASCII.
    static func isText(_ bytes: some Collection<UInt8>) -> Bool {
        var beyond = 0
        for byte in bytes {
            if byte < 32, byte != 9, byte != 10, byte != 13 { return false }
            if byte == 127 { return false }
            if byte >= 128 { beyond += 1 }
        }
        return beyond * 4 <= bytes.count
    }
}

/// Two digits a byte.
enum HexLayer {
    static func value(_ byte: UInt8) -> UInt8? {
        if byte.isDigit { return byte - 48 }
        let lower = byte | 0x20
        return (97...102).contains(lower) ? lower - 87 : nil
    }

    static func run(in text: Text, _ digits: Range<Int>) -> EncodedRun? {
        var lower = digits.lowerBound
        if text[lower] == 48, text[lower + 1] | 0x20 == UInt8(ascii: "x") { lower += 2 }
        // `\x6869`, as PostgreSQL writes bytes.
        if text[lower] == UInt8(ascii: "x"), text[lower - 1] == 92 { lower += 1 }
        let count = digits.upperBound - lower
        guard count >= 24, count % 2 == 0, text[lower].isHex, text[lower + 7].isHex else {
            return nil
        }
        var decoded: [UInt8] = []
        for place in stride(from: lower, to: digits.upperBound, by: 2) {
            guard let high = value(text[place]), let low = value(text[place + 1]) else {
                return nil
            }
            let byte = high << 4 | low
            guard byte >= 32 && byte < 127 || [9, 10, 13].contains(byte) else { return nil }
            decoded.append(byte)
        }
        let isUpper = (lower..<digits.upperBound).contains { text[$0].isUpper }
        return EncodedRun(
            range: lower..<digits.upperBound, decoded: decoded, encoding: .hex(isUpper: isUpper),
            width: 0, fold: [])
    }

    static func encoded(_ bytes: [UInt8], isUpper: Bool) -> [UInt8] {
        let digits = Array((isUpper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }
}
