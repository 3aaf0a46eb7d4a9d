/// The part of one file that lies in a chunk.
package struct Segment: Sendable, Hashable {
    /// The member's id.
    package let file: Int
    /// Bytes of the chunk. Ends after a line end, unless the line is longer than a chunk.
    package let range: Range<Int>
    /// The file begins here.
    package let isFirst: Bool
    /// The file ends here.
    package let isLast: Bool
    /// The first bytes continue a line that began in the chunk before.
    package let startsMidLine: Bool

    /// The same part of a file with a higher number, where several inputs are read as one.
    package func moved(by files: Int) -> Segment {
        Segment(
            file: file + files, range: range, isFirst: isFirst, isLast: isLast,
            startsMidLine: startsMidLine)
    }

    package init(file: Int, range: Range<Int>, isFirst: Bool, isLast: Bool, startsMidLine: Bool) {
        self.file = file
        self.range = range
        self.isFirst = isFirst
        self.isLast = isLast
        self.startsMidLine = startsMidLine
    }
}
