/// Turns UTF-8 into UTF-16, piece by piece: what ``Transcoder`` undoes. Half a character waits for the next piece.
package struct WideEncoder {
    private let isBig: Bool
    private var waiting: [UInt8] = []

    /// `nil` for a member that is not UTF-16.
    package init?(encodingOf member: Member) {
        switch member.encoding {
        case Look.Encoding.utf16Little.rawValue: isBig = false
        case Look.Encoding.utf16Big.rawValue: isBig = true
        default: return nil
        }
    }

    /// The byte order mark.
    package var mark: [UInt8] { isBig ? [0xfe, 0xff] : [0xff, 0xfe] }

    /// The piece as UTF-16, as far as its characters are whole.
    package mutating func encoded(_ piece: UnsafeRawBufferPointer) -> [UInt8] {
        waiting += piece
        var end = waiting.count
        // Back to the last byte that begins a character; is the character whole?
        var lead = end - 1
        while lead > 0, end - lead < 4, waiting[lead] & 0xc0 == 0x80 { lead -= 1 }
        if lead >= 0, Self.length(waiting[lead]) > end - lead { end = lead }
        defer { waiting.removeFirst(end) }
        return wide(waiting[..<end])
    }

    /// What is left once all pieces were encoded.
    package mutating func rest() -> [UInt8] {
        defer { waiting.removeAll() }
        return wide(waiting[...])
    }

    /// The bytes of a character that begins so.
    private static func length(_ lead: UInt8) -> Int {
        switch lead {
        case 0xc0..<0xe0: 2
        case 0xe0..<0xf0: 3
        case 0xf0...: 4
        default: 1
        }
    }

    private func wide(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        String(decoding: bytes, as: UTF8.self).utf16.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
            return isBig ? [high, low] : [low, high]
        }
    }
}
