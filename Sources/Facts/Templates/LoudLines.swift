import Glibc
import Scanning

extension FactFinder {
    /// The candidates of one file's part of a chunk, with the lines that only ``TroubleMarks/Sign`` finds.
    static func withLoudLines(
        _ candidates: ArraySlice<Candidate>, _ sign: TroubleMarks.Sign, _ pass: SegmentPass,
        signal: Int
    ) -> [Candidate] {
        var all: [Candidate] = []
        var next = candidates.startIndex
        var at = 0
        while at < pass.bytes.count {
            let line = pass.line(at: at)
            let start = at + pass.offset
            var isKnown = false
            var range = start..<(start + line.count)
            while next < candidates.endIndex, candidates[next].line.lowerBound <= start {
                range = candidates[next].line
                isKnown = isKnown || candidates[next].pattern == signal
                all.append(candidates[next])
                next += 1
            }
            if !isKnown, sign.isLoud(line) {
                all.append(Candidate(line: range, pattern: signal))
            }
            guard let base = pass.bytes.baseAddress,
                let end = memchr(base + at, 10, pass.bytes.count - at)
            else { break }
            at = UnsafeRawPointer(end) - base + 1
        }
        return all + candidates[next...]
    }
}
