/// Dumps of bytes: an offset, hexadecimal digits and what can be read of them, as `xxd`, `hexdump -C`, `tcpdump -X` write.
struct HexDump {
    /// What the digits stand for, of all dumps in the text.
    private(set) var bytes: [UInt8] = []
    /// Of each byte its two digits' place, and its sign's or -1.
    private var digits: [Int32] = []
    private var signs: [Int32] = []

    private static let second: [StaticString] = [
        "\n00000010", "\n0010: ", "\n\t0x0010:", "\n        0x0010:", "\n0000010 ",
    ]

    /// `nil` when the text holds none.
    init?(in text: Text) {
        guard text.count > 60,
            Self.second.contains(where: { text.find($0, in: 0..<text.count) != nil })
        else { return nil }
        var (line, next) = (0, 0)
        while line < text.count {
            let end = text.lineEnd(line)
            if let offset = read(text, line..<end, expecting: next) {
                next = offset
            } else if next != 0 {
                // What follows is another dump.
                bytes.append(10)
                digits.append(-1)
                signs.append(-1)
                next = 0
            }
            line = end + 1
        }
        guard bytes.count > 16 else { return nil }
    }

    /// Reads a line of a dump; the offset that the next one must have.
    private mutating func read(_ text: Text, _ line: Range<Int>, expecting: Int) -> Int? {
        var at = text.skipBlanks(line.lowerBound)
        if text.stands("0x", at: at) { at += 2 }
        let start = at
        var offset = 0
        while at - start < 9, let digit = HexLayer.value(text[at]) {
            offset = offset << 4 | Int(digit)
            at += 1
        }
        guard at - start >= 4, at - start <= 8, offset == expecting else { return nil }
        if text[at] == 58 { at += 1 }
        guard text[at].isBlank else { return nil }
        at = text.skipBlanks(at)
        let first = bytes.count
        // Groups with one blank between them, two in the middle; two and no digits end them.
        while bytes.count - first < 32, at + 1 < line.upperBound,
            let high = HexLayer.value(text[at]), let low = HexLayer.value(text[at + 1])
        {
            bytes.append(high << 4 | low)
            digits.append(Int32(at))
            signs.append(-1)
            at += 2
            if HexLayer.value(text[at]) != nil, HexLayer.value(text[at + 1]) != nil { continue }
            guard text[at] == 32 else { break }
            at += 1
            if text[at] == 32, bytes.count - first == 8 { at += 1 }
        }
        let count = bytes.count - first
        guard count > 0 else { return nil }
        findSigns(text, first, at, line.upperBound)
        return offset + count
    }

    private mutating func findSigns(_ text: Text, _ first: Int, _ start: Int, _ end: Int) {
        let count = bytes.count - first
        var at = text.skipBlanks(start)
        if text[at] == 124 || text[at] == 62 { at += 1 }
        guard at + count <= end else { return }
        for index in 0..<count {
            let (sign, byte) = (text[at + index], bytes[first + index])
            guard sign == byte || sign == 46 || sign >= 0x80 else { return }
        }
        for index in 0..<count { signs[first + index] = Int32(at + index) }
    }

    /// What takes a value's place: `U` (55), in digits and signs, line by line.
    func masks(of value: Found, in text: Text) -> [Found] {
        var result: [Found] = []
        func add(_ range: Range<Int>, isDigits: Bool) {
            let bytes = text[range].enumerated().map { index, byte -> UInt8 in
                guard isDigits else { return UInt8(ascii: "U") }
                guard byte.isHex else { return byte }
                return UInt8(ascii: "5")
            }
            result.append(
                Found(
                    range: range, unit: range, kind: value.kind, shape: value.shape, isNarrow: true,
                    layer: Found.Layer(bytes: bytes, kinds: result.isEmpty ? value.kinds : [])))
        }
        for (places, width) in [(digits, 2), (signs, 1)] {
            var range: Range<Int>?
            for index in value.range where index < places.count && places[index] >= 0 {
                let place = Int(places[index])
                if let known = range, place - known.upperBound <= 2, place >= known.upperBound {
                    range = known.lowerBound..<place + width
                } else {
                    if let known = range { add(known, isDigits: width == 2) }
                    range = place..<place + width
                }
            }
            if let known = range { add(known, isDigits: width == 2) }
        }
        return result
    }
}
