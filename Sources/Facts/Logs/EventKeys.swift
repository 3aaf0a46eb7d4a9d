/// A few of a file's events by what they say, so that a file without a zone can be laid beside one with it: the
/// same message or request number in both is the same moment.
///
/// Of all events those with the smallest hashes are kept. Two files that share events then keep the same ones,
/// however many each has and in whatever order.
struct EventKeys: Sendable {
    private struct Entry {
        let hash: UInt64
        let microseconds: Int64
        /// Seen twice at different times: it tells nothing.
        var isCommon = false
    }

    /// How many are kept: enough to agree, few enough for twenty thousand files.
    private static let limit = 32

    private var entries: [Entry] = []

    /// Notes what the line says from `start` on.
    mutating func note(_ line: LineBytes, from start: Int, at stamp: Stamp) {
        guard stamp.statesDate, stamp.statesYear, stamp.order == .certain else { return }
        if let message = EventKeys.message(line, start) { insert(message, stamp.microseconds) }
        if let number = EventKeys.number(line, start) { insert(number, stamp.microseconds) }
    }

    /// Gives back the room for more.
    mutating func end() { entries = entries.map { $0 } }

    private mutating func insert(_ hash: UInt64, _ microseconds: Int64) {
        if entries.count == EventKeys.limit, let last = entries.last, hash > last.hash { return }
        var index = entries.count
        while index > 0, entries[index - 1].hash > hash { index -= 1 }
        if index > 0, entries[index - 1].hash == hash {
            if abs(entries[index - 1].microseconds - microseconds) > 2_000_000 {
                entries[index - 1].isCommon = true
            }
            return
        }
        entries.insert(Entry(hash: hash, microseconds: microseconds), at: index)
        if entries.count > EventKeys.limit { entries.removeLast() }
    }

    /// How far this file's clock is ahead of the other's at each event both have, in microseconds.
    func differences(from other: EventKeys) -> [Int64] {
        var found: [Int64] = []
        var a = 0
        var b = 0
        while a < entries.count, b < other.entries.count {
            let (mine, theirs) = (entries[a], other.entries[b])
            if mine.hash == theirs.hash, !mine.isCommon, !theirs.isCommon {
                found.append(mine.microseconds - theirs.microseconds)
            }
            if mine.hash <= theirs.hash { a += 1 }
            if theirs.hash <= mine.hash { b += 1 }
        }
        return found
    }

    /// The message's beginning; `nil` if it is too short to be told from others. A quote or backslash ends it:
    /// a wrapper's own text may follow.
    private static func message(_ line: LineBytes, _ start: Int) -> UInt64? {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        var index = start
        let limit = min(line.count, start + 48)
        while index + 8 <= limit {
            let word = line.eight(at: index)
            if holds(word, UInt8(ascii: "\"")) || holds(word, UInt8(ascii: "\\")) { break }
            hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
            index += 8
        }
        // The last few bytes are left out, whichever end they stand before.
        return index - start >= 16 ? hash : nil
    }

    /// Whether one of the eight bytes is `byte`.
    @inline(__always)
    private static func holds(_ word: UInt64, _ byte: UInt8) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let same = word ^ (ones &* UInt64(byte))
        return (same &- ones) & ~same & (ones << 7) != 0
    }

    private static func number(_ line: LineBytes, _ start: Int) -> UInt64? {
        longNumber(line, start).map { line.hash($0) }
    }

    /// The first long number in hex, as requests and traces have. A run of sixteen bytes covers one of every
    /// sixteen places, so only these are looked at.
    static func longNumber(_ line: LineBytes, _ start: Int) -> Range<Int>? {
        let limit = min(line.count, start + 192)
        var probe = start + 15
        while probe < limit {
            guard isHex(line[probe]) else {
                probe += 16
                continue
            }
            var first = probe
            while first > start, isHex(line[first - 1]) { first -= 1 }
            var end = probe + 1
            while end < line.count, end - first < 64, isHex(line[end]) { end += 1 }
            if end - first >= 16, !line[first - 1].isWord, !line[end].isWord {
                let digits = (first..<end).reduce(0) { $0 + (line[$1].isDigit ? 1 : 0) }
                if digits >= 4 { return first..<end }
            }
            probe = max(end + 15, probe + 16)
        }
        return nil
    }

    @inline(__always)
    private static func isHex(_ byte: UInt8) -> Bool {
        byte.isDigit || (byte | 0x20) &- 0x61 < 6 || byte == UInt8(ascii: "-")
    }
}
