import Glibc

/// The time that evidence should be of; both ends may be open. Seconds since 1970.
package struct Window: Sendable, Hashable {
    package var from: Int64?
    package var to: Int64?

    package init(from: Int64? = nil, to: Int64? = nil) {
        self.from = from
        self.to = to
    }

    /// Nothing last written then can hold evidence. A minute is left for clocks and buffers.
    func isBefore(_ modified: Int64) -> Bool { from.map { modified < $0 - 60 } ?? false }
}

/// Finds the part of a big log that lies in a window by halving, so that little of it is read.
struct WindowSearch {
    private static let probe = 64 << 10
    /// How far a time may be from a probe: a stack trace has none for a while.
    private static let patience = 16

    private let file: OpenFile
    private let year: Int32
    private let modified: Int64
    private let slack: Int64

    init(_ file: OpenFile) {
        self.file = file
        modified = file.modified
        var seconds = time_t(file.modified)
        var fields = tm()
        localtime_r(&seconds, &fields)
        year = fields.tm_year + 1900
        slack = Int64(abs(fields.tm_gmtoff))
    }

    /// Whether the file's end states times at all.
    var hasTimes: Bool {
        let start = max(0, file.size - Self.probe)
        return firstTime(in: file.bytes(start..<file.size), isAtLineStart: start == 0) != nil
    }

    /// Where the window's lines are: from the first line that may be in it to the last.
    func range(of window: Window) -> Range<Int> {
        let start = window.from.map { first(from: 0, atOrAfter: $0, isUpper: false) } ?? 0
        let end =
            window.to.map { first(from: start, atOrAfter: $0 + 1, isUpper: true) } ?? file.size
        return start..<max(start, end)
    }

    /// The first line that is as late as `moment`, or the file's end.
    private func first(from start: Int, atOrAfter moment: Int64, isUpper: Bool) -> Int {
        var (low, high) = (start, file.size)
        while high - low > Self.probe {
            let middle = low + (high - low) / 2
            guard let found = time(near: middle, before: high) else {
                // No times from here on: what follows belongs to what came before.
                high = middle
                continue
            }
            if isLate(found.time, moment, isUpper) { high = middle } else { low = found.at }
        }
        // The last stretch is read line by line.
        let end = min(file.size, high + Self.probe)
        let bytes = file.bytes(low..<end)
        var at = low == 0 || low == start ? 0 : lineStart(in: bytes, after: 0)
        while at < bytes.count {
            let next = lineStart(in: bytes, after: at)
            if let time = logTime(bytes[at..<next]), isLate(time, moment, isUpper) {
                return low + at
            }
            at = next
        }
        return end == file.size ? file.size : high
    }

    /// A time without zone may be in UTC: the window is wider by the host's offset then.
    private func isLate(_ time: LogTime, _ moment: Int64, _ isUpper: Bool) -> Bool {
        let slack = time.hasZone ? 0 : isUpper ? -self.slack : self.slack
        return time.seconds + slack >= moment
    }

    private func time(near middle: Int, before high: Int) -> (time: LogTime, at: Int)? {
        var at = middle
        for _ in 0..<Self.patience where at < high {
            let bytes = file.bytes(at..<min(at + Self.probe, file.size))
            if let found = firstTime(in: bytes, isAtLineStart: false) {
                return (found.time, at + found.at)
            }
            at += Self.probe
        }
        return nil
    }

    private func firstTime(in bytes: [UInt8], isAtLineStart: Bool) -> (time: LogTime, at: Int)? {
        var at = isAtLineStart ? 0 : lineStart(in: bytes, after: 0)
        while at < bytes.count {
            let next = lineStart(in: bytes, after: at)
            if let time = logTime(bytes[at..<next]) { return (time, at) }
            at = next
        }
        return nil
    }

    private func logTime(_ line: ArraySlice<UInt8>) -> LogTime? {
        guard let time = LogTime(line, year: year) else { return nil }
        // A line of December that a file of January ends with is last year's.
        guard time.seconds > modified + 2 * 86_400 else { return time }
        return LogTime(line, year: year - 1)
    }

    private func lineStart(in bytes: [UInt8], after at: Int) -> Int {
        bytes[at...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
    }
}
