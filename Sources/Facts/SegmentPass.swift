import Glibc

/// Walks one file's part of a chunk, counting lines as it goes.
struct SegmentPass {
    let bytes: UnsafeRawBufferPointer
    /// Where the part begins in the chunk.
    let offset: Int
    /// Up to here the lines are counted.
    private var counted = 0
    /// Line ends before `counted`.
    private(set) var lines = 0
    /// The last line whose head was looked up, and what was found.
    var lastLookUp: (start: Int, found: FileScan.OpenHead)?

    init(bytes: UnsafeRawBufferPointer, offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// How many lines of this part end before `position`. Positions must not go backward.
    mutating func lines(before position: Int) -> Int {
        if position > counted {
            lines += FileScan.countLines(
                UnsafeRawBufferPointer(rebasing: bytes[counted..<position]))
            counted = position
        }
        return lines
    }

    /// The start of the line before the one that starts at `start`, or `nil` at the beginning.
    func lineBefore(_ start: Int) -> Int? {
        guard start > 0, let base = bytes.baseAddress else { return nil }
        var position = start - 2
        while position >= 0 {
            if base.load(fromByteOffset: position, as: UInt8.self) == 10 { return position + 1 }
            position -= 1
        }
        return 0
    }

    /// The line that starts at `start`, without its end.
    func line(at start: Int) -> UnsafeRawBufferPointer {
        guard let base = bytes.baseAddress, start < bytes.count else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        let end =
            memchr(base + start, 10, bytes.count - start).map { UnsafeRawPointer($0) - base }
            ?? bytes.count
        var line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        if line.last == 13 { line = UnsafeRawBufferPointer(rebasing: line.dropLast()) }
        return line
    }
}
