/// Text with one layer of escapes taken off, and where each of its bytes came from.
///
/// A value found in it is replaced in the source: only the value's bytes change, the layer stays whole.
struct DecodedView {
    private(set) var bytes: [UInt8] = []
    /// Of each byte where it begins in the source; behind the last where that ends.
    private var starts: [Int32] = []
    private(set) var changes = 0

    enum Escape: CaseIterable {
        /// `\"`, `\n`, `\u0022`, `\x22`: JSON, C, logs that quote them.
        case backslash
        /// `&quot;`, `&#34;`.
        case entity
        /// `%22`.
        case percent
        /// `=22`, and lines that end in `=`: mail.
        case quotedPrintable

        var mark: UInt8 {
            switch self {
            case .backslash: UInt8(ascii: "\\")
            case .entity: UInt8(ascii: "&")
            case .percent: UInt8(ascii: "%")
            case .quotedPrintable: UInt8(ascii: "=")
            }
        }
    }

    /// The source's range of a range of the view.
    func source(of range: Range<Int>) -> Range<Int> {
        guard range.upperBound < starts.count else { return 0..<0 }
        return Int(starts[range.lowerBound])..<Int(starts[range.upperBound])
    }

    /// The lines of the text that hold an escape, decoded; `nil` when there are none.
    init?(of text: Text, _ escape: Escape) {
        var place = 0
        if escape == .quotedPrintable, !Self.isMail(text) { return nil }
        while let hit = text.find(escape.mark, from: place) {
            guard Self.decoded(text, hit, escape) != nil else {
                place = hit + 1
                continue
            }
            // Very long lines are taken in parts; what they hold stands close together.
            let lower = max(text.lineStart(hit), place, hit - 65_536)
            var upper = text.lineEnd(hit)
            while escape == .quotedPrintable, upper - lower < 65_536, upper < text.count,
                text[upper - 1] == 61 || text[upper - 1] == 13 && text[upper - 2] == 61
            {
                upper = text.lineEnd(upper + 1)
            }
            append(text, lower..<upper, escape)
            place = upper
        }
        guard changes > 0 else { return nil }
        starts.append(starts.last.map { $0 } ?? 0)
    }

    private mutating func append(_ text: Text, _ range: Range<Int>, _ escape: Escape) {
        var place = range.lowerBound
        while place < range.upperBound {
            if text[place] == escape.mark, let (byte, length) = Self.decoded(text, place, escape) {
                if let byte {
                    bytes.append(byte)
                    starts.append(Int32(place))
                }
                place += length
                changes += 1
            } else {
                bytes.append(text[place])
                starts.append(Int32(place))
                place += 1
            }
        }
        bytes.append(10)
        starts.append(Int32(range.upperBound))
    }

    /// The byte an escape stands for, and the escape's length; characters beyond ASCII become a question mark.
    static func decoded(_ text: Text, _ place: Int, _ escape: Escape) -> (UInt8?, Int)? {
        switch escape {
        case .backslash: backslash(text, place)
        case .entity: entity(text, place)
        case .percent: hex(text, place + 1).map { ($0, 3) }
        case .quotedPrintable:
            if text[place + 1] == 10 {
                (nil, 2)
            } else if text[place + 1] == 13, text[place + 2] == 10 {
                (nil, 3)
            } else {
                hex(text, place + 1).map { ($0, 3) }
            }
        }
    }

    /// `=3D` stands for the sign itself, and hardly anywhere else.
    private static func isMail(_ text: Text) -> Bool {
        text.find("uoted-printable", in: 0..<text.count) != nil
            || text.find("=3D\"", in: 0..<text.count) != nil
    }

    private static func backslash(_ text: Text, _ place: Int) -> (UInt8?, Int)? {
        switch text[place + 1] {
        case 34, 39, 92, 47, 96: (text[place + 1], 2)
        case UInt8(ascii: "n"): (10, 2)
        case UInt8(ascii: "r"): (13, 2)
        case UInt8(ascii: "t"): (9, 2)
        case UInt8(ascii: "x"): hex(text, place + 2).map { ($0, 4) }
        case UInt8(ascii: "u"):
            if let high = hex(text, place + 2), let low = hex(text, place + 4) {
                (high == 0 ? low : 63, 6)
            } else {
                nil
            }
        default: nil
        }
    }

    private static func entity(_ text: Text, _ place: Int) -> (UInt8?, Int)? {
        if text[place + 1] == UInt8(ascii: "#") { return number(text, place) }
        let names: [(StaticString, UInt8)] = [
            ("&quot;", 34), ("&apos;", 39), ("&amp;", 38), ("&lt;", 60), ("&gt;", 62),
        ]
        return names.first { text.stands($0.0, at: place) }
            .map { ($0.1, $0.0.utf8CodeUnitCount) }
    }

    /// `&#47;`, `&#x2F;`.
    private static func number(_ text: Text, _ place: Int) -> (UInt8?, Int)? {
        let isHex = text[place + 2] | 0x20 == UInt8(ascii: "x")
        let start = place + (isHex ? 3 : 2)
        var (at, code) = (start, 0)
        while at - start < 6, let digit = HexLayer.value(text[at]), isHex || digit < 10 {
            code = code * (isHex ? 16 : 10) + Int(digit)
            at += 1
        }
        guard at > start, text[at] == UInt8(ascii: ";") else { return nil }
        return (UInt8(exactly: code).map { $0 < 128 ? $0 : 63 } ?? 63, at + 1 - place)
    }

    private static func hex(_ text: Text, _ place: Int) -> UInt8? {
        guard let high = HexLayer.value(text[place]), let low = HexLayer.value(text[place + 1])
        else {
            return nil
        }
        return high << 4 | low
    }
}
