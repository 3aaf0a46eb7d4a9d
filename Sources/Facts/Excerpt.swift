/// The part of a line that is kept to be shown.
struct Excerpt {
    let text: String
    /// Where the part that matters begins in ``text``, in characters.
    let focus: Int

    /// Bytes that are kept, and how many of them before the part that matters when the line is longer.
    private static let most = 2000
    private static let before = 200

    /// - Parameter range: the part that matters, in bytes of the line.
    init(_ line: UnsafeRawBufferPointer, around range: Range<Int>) {
        var start = 0
        if range.upperBound > Self.most, range.lowerBound > Self.before {
            start = min(range.lowerBound - Self.before, line.count)
            // Not in the middle of a character.
            while start < line.count, line[start] & 0xC0 == 0x80 { start += 1 }
        }
        let mark = start > 0 ? "… " : ""
        text = mark + Text.decoded(line[start...].prefix(Self.most))
        let offset = max(0, min(range.lowerBound, line.count) - start)
        let skipped = line[start...].prefix(offset)
        // Counting characters is slow, and most lines have none of more than a byte.
        let isPlain = skipped.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        focus = mark.count + (isPlain ? skipped.count : Text.decoded(skipped).count)
    }
}
