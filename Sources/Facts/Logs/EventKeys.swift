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

    /// The message's beginning; `nil` if it is too short to be told from others.
    private static func message(_ line: LineBytes, _ start: Int) -> UInt64? {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        var index = start
        let limit = min(line.count, start + 64)
        while index < limit {
            let byte = line[index]
            // A wrapper's own text may follow behind a quote.
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            index += 1
        }
        return index - start >= 20 ? hash : nil
    }

    /// The first long number in hex, as requests and traces have.
    private static func number(_ line: LineBytes, _ start: Int) -> UInt64? {
        var index = start
        let limit = min(line.count, start + 200)
        while index < limit {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            var digits = 0
            var length = 0
            while line[index + length].isDigit || (line[index + length] | 0x20) &- 0x61 < 6
                || line[index + length] == UInt8(ascii: "-"), length < 64
            {
                let byte = line[index + length]
                if byte.isDigit { digits += 1 }
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
                length += 1
            }
            if length >= 16, digits >= 4 { return hash }
            index += length + 1
        }
        return nil
    }
}
