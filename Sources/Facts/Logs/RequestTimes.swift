/// When a file speaks of requests that other files may know too: the first and the last time each of some
/// identifiers is named.
///
/// Of all identifiers those with the smallest hashes are kept, so two files that share requests keep the
/// same ones, however many each has.
struct RequestTimes: Sendable {
    struct Request: Sendable {
        let hash: UInt64
        let id: String
        /// The line that names it first.
        let line: Int
        let first: Stamp
        var last: Stamp
    }

    /// Sorted by hash.
    private(set) var requests: [Request] = []

    private static let limit = 64

    /// Notes the identifier that a line names, if it names one.
    mutating func note(_ line: LineBytes, from start: Int, number: Int, at stamp: Stamp) {
        guard stamp.statesDate, stamp.statesYear, stamp.order == .certain,
            let range = EventKeys.longNumber(line, start) ?? Self.named(line, start)
        else { return }
        let hash = line.hash(range)
        if requests.count == Self.limit, let last = requests.last, hash > last.hash { return }
        var index = requests.count
        while index > 0, requests[index - 1].hash > hash { index -= 1 }
        if index > 0, requests[index - 1].hash == hash {
            requests[index - 1].last = stamp
            return
        }
        requests.insert(
            Request(hash: hash, id: line.text(range), line: number, first: stamp, last: stamp),
            at: index)
        if requests.count > Self.limit { requests.removeLast() }
    }

    /// The value behind a key that names a request: `request_id=`, `"traceId": "`, `X-Request-ID: `.
    private static func named(_ line: LineBytes, _ start: Int) -> Range<Int>? {
        var at = start
        let end = min(line.count, start + 512)
        while at + 4 < end {
            guard line[at] | 0x20 == UInt8(ascii: "i"), line[at + 1] | 0x20 == UInt8(ascii: "d"),
                !line[at + 2].isWord, at > start + 2, isRequest(line, endingAt: at)
            else {
                at += 1
                continue
            }
            var value = at + 2
            while value < end, "\"'=: ".utf8.contains(line[value]) { value += 1 }
            var stop = value
            while stop < line.count, stop - value < 64, line[stop].isWord || line[stop] == 0x2D {
                stop += 1
            }
            let digits = (value..<stop).count { line[$0].isDigit }
            if value - at <= 7, stop - value >= 6, digits >= 3 { return value..<stop }
            at = stop
        }
        return nil
    }

    /// Whether the key that ends in “id” at `end` is of a request, trace or correlation.
    private static func isRequest(_ line: LineBytes, endingAt end: Int) -> Bool {
        var first = end
        while first > 0, end - first < 24, line[first - 1].isWord || line[first - 1] == 0x2D {
            first -= 1
        }
        let key = (first..<end).map { line[$0] | 0x20 }.filter { $0 >= 0x61 && $0 <= 0x7A }
        return ["request", "req", "trace", "correlation", "transaction", "message"].contains {
            key.reversed().starts(with: $0.utf8.reversed())
        }
    }
}
