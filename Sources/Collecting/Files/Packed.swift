import Bundles
import Glibc

/// A compressed log, of which the newest lines of a window are wanted.
struct Packed {
    private let file: OpenFile
    private let stop: StopSign
    private let secondsLeft: Int

    init(_ file: OpenFile, stop: StopSign, secondsLeft: Int) {
        self.file = file
        self.stop = stop
        self.secondsLeft = max(1, secondsLeft)
    }

    static func isPacked(_ file: OpenFile) -> Bool {
        let magic = file.bytes(0..<min(6, file.size))
        let known: [[UInt8]] = [
            [0x1f, 0x8b], Array("BZh".utf8), [0xfd, 0x37, 0x7a, 0x58, 0x5a],
            [0x28, 0xb5, 0x2f, 0xfd],
        ]
        return known.contains { magic.starts(with: $0) }
    }

    /// Bytes that no text has, at the beginning of what is on the disk or at the end. UTF-16 is text.
    static func isBinary(_ file: OpenFile) -> Bool {
        guard let start = file.data(from: 0) else { return true }
        let head = file.bytes(start..<min(start + 4096, file.size))
        if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) { return false }
        let tail = file.bytes(max(start, file.size - 4096)..<file.size)
        // A log that was emptied under its writer begins with zeros that may be on the disk.
        return tail.contains(0) || (head.contains(0) && !head.allSatisfy { $0 == 0 })
    }

    /// `app.log.2` of `app.log.2.gz`.
    static func unpackedName(_ path: String) -> String {
        for ending in [".gz", ".bz2", ".xz", ".zst"] where path.hasSuffix(ending) {
            return String(path.dropLast(ending.count))
        }
        return path
    }

    private func unpacked() throws(Obstacle) -> UnpackedFile {
        var limits = ReadingLimits.standard
        limits.seconds = secondsLeft
        let copy = dup(file.descriptor)
        guard copy >= 0 else { throw Obstacle(errno) }
        guard let unpacked = UnpackedFile(copy, limits: limits, isStopped: { stop.isRequested })
        else {
            close(copy)
            throw Obstacle.changed
        }
        return unpacked
    }

    /// How much is in it, and which part of that lies in the window.
    func measure(_ window: Window) throws(Obstacle) -> (size: Int, range: Range<Int>) {
        let unpacked = try unpacked()
        var fields = tm()
        var modified = time_t(file.modified)
        localtime_r(&modified, &fields)
        var scan = WindowScan(window: window, year: fields.tm_year + 1900, slack: fields.tm_gmtoff)
        while let block = unpacked.read() { scan.feed(block) }
        if scan.size == 0, let failure = unpacked.failure { throw Obstacle(failure) }
        return (scan.size, scan.range)
    }

    /// Hands on a part of its content; returns why it ends early, if it does.
    func bytes(_ range: Range<Int>, into sink: (UnsafeRawBufferPointer) throws -> Void) throws
        -> String?
    {
        let unpacked = try unpacked()
        var at = 0
        while at < range.upperBound, let block = unpacked.read() {
            let part = (at..<at + block.count).clamped(to: range)
            if !part.isEmpty {
                try sink(
                    UnsafeRawBufferPointer(
                        rebasing: block[part.lowerBound - at..<part.upperBound - at]))
            }
            at += block.count
        }
        return at < range.upperBound ? unpacked.failure : nil
    }
}

/// Finds the window in a log that can only be read from its beginning. Looks at the lines after each
/// start of a block: a window need not be cut to the line.
private struct WindowScan {
    let window: Window
    let year: Int32
    let slack: Int
    private(set) var size = 0
    private var start: Int?
    private var end: Int?
    private var hasTimes = false

    init(window: Window, year: Int32, slack: Int) {
        self.window = window
        self.year = year
        self.slack = slack
    }

    mutating func feed(_ block: UnsafeRawBufferPointer) {
        defer { size += block.count }
        // A time near the block's beginning decides for the block.
        var at = size == 0 ? 0 : block.firstIndex(of: 10).map { $0 + 1 } ?? block.count
        let begin = at
        for _ in 0..<200 where at < block.count {
            let next = block[at...].firstIndex(of: 10).map { $0 + 1 } ?? block.count
            let line = Array(block[at..<min(next, at + 256)])
            if let time = LogTime(line[...], year: year) {
                note(time, at: size + begin)
                return
            }
            at = next
        }
    }

    private mutating func note(_ time: LogTime, at place: Int) {
        let slack = time.hasZone ? 0 : Int64(abs(self.slack))
        hasTimes = true
        if let from = window.from, time.seconds + slack < from {
            // The window can begin in this block at the earliest.
            start = place
        }
        if let to = window.to, end == nil, time.seconds - slack > to { end = place }
    }

    /// From the block in which the window begins to the one after which it is over.
    var range: Range<Int> {
        let end = end ?? size
        return min(start ?? 0, end)..<end
    }
}
