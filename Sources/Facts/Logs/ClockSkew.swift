/// Two files whose clocks tell different times of the same requests.
package struct ClockSkew: Sendable, Hashable {
    /// The file whose clock is ahead of the other's, and the line that names ``request`` first in it.
    package let ahead: Place
    package let behind: Place
    /// Seconds, above zero.
    package let seconds: Double
    /// How many requests tell so.
    package let samples: Int
    /// A request both name.
    package let request: String
}

/// Estimates how far the clocks of a bundle's files are apart, from the requests they share.
///
/// A caller that logs both ends of a request holds what the called one logs between them: the shift that
/// puts all of these inside is the skew, and none is claimed when no shift is needed. Files that log
/// a request once only tell by a difference that is the same for all: real waiting varies.
struct ClockComparison {
    /// One file's requests with their moments.
    struct Timed {
        let file: Int
        /// Sorted by hash.
        let requests: [(hash: UInt64, id: String, line: Int, first: Moment, last: Moment)]
        let isZoneKnown: Bool
    }

    let files: [Timed]

    /// Smaller shifts are waiting, queues and buffers.
    private static let least = 2.0
    private static let most = 64

    init(_ files: [Timed]) {
        let useful = files.filter { $0.requests.count >= 3 }
        self.files = Array(
            useful.sorted { ($1.requests.count, $0.file) < ($0.requests.count, $1.file) }
                .prefix(Self.most))
    }

    /// The skews in the order of the files, and how far each file's clock is ahead of the reference: the
    /// file that shares most requests.
    var result: (skews: [ClockSkew], ahead: [Int: Double]) {
        var links: [Int: [(other: Int, shift: Double)]] = [:]
        var skews: [ClockSkew] = []
        for (number, a) in files.enumerated() {
            for b in files.dropFirst(number + 1) {
                guard let (shift, skew) = compare(a, b) else { continue }
                links[a.file, default: []].append((b.file, shift))
                links[b.file, default: []].append((a.file, -shift))
                if let skew { skews.append(skew) }
            }
        }
        var ahead: [Int: Double] = [:]
        for file in files where ahead[file.file] == nil && links[file.file] != nil {
            ahead[file.file] = 0
            var open = [file.file]
            while let next = open.popLast() {
                for link in links[next] ?? [] where ahead[link.other] == nil {
                    ahead[link.other] = (ahead[next] ?? 0) + link.shift
                    open.append(link.other)
                }
            }
        }
        return (
            skews.sorted { ($0.ahead, $0.behind) < ($1.ahead, $1.behind) },
            ahead.filter { abs($0.value) >= Self.least }
        )
    }

    /// How far `b` is ahead of `a`: 0 when their clocks agree, `nil` when they do not tell.
    private func compare(_ a: Timed, _ b: Timed) -> (shift: Double, skew: ClockSkew?)? {
        var shared: [(a: Int, b: Int)] = []
        var (i, j) = (0, 0)
        while i < a.requests.count, j < b.requests.count {
            let (x, y) = (a.requests[i].hash, b.requests[j].hash)
            if x == y { shared.append((i, j)) }
            if x <= y { i += 1 }
            if y <= x { j += 1 }
        }
        guard shared.count >= 3, let shift = shift(a, b, shared) else { return nil }
        guard abs(shift) >= Self.least else { return (0, nil) }
        // Whole quarter hours are a zone nobody stated, not a clock that is wrong.
        if !(a.isZoneKnown && b.isZoneKnown),
            ClockEvidence.quarterHours(Int64(shift * 1e6), tolerance: 5).map({ $0 != 0 }) ?? false
        {
            return nil
        }
        guard let first = shared.min(by: { a.requests[$0.a].line < a.requests[$1.a].line })
        else { return nil }
        let placeA = Place(file: a.file, line: a.requests[first.a].line)
        let placeB = Place(file: b.file, line: b.requests[first.b].line)
        return (
            shift,
            ClockSkew(
                ahead: shift > 0 ? placeB : placeA, behind: shift > 0 ? placeA : placeB,
                seconds: abs(shift), samples: shared.count, request: a.requests[first.a].id)
        )
    }

    private func shift(_ a: Timed, _ b: Timed, _ shared: [(a: Int, b: Int)]) -> Double? {
        var inA: ClosedRange<Double>? = -1e9...1e9
        var inB = inA
        var spans = 0
        var differences: [Double] = []
        for pair in shared {
            let (x, y) = (a.requests[pair.a], b.requests[pair.b])
            let early = seconds(y.first, x.first)
            let late = seconds(y.last, x.last)
            differences.append(early)
            if x.first != x.last || y.first != y.last { spans += 1 }
            // A tenth of a second for clocks that round.
            inA = inA.flatMap { Self.overlap($0, late - 0.1, early + 0.1) }
            inB = inB.flatMap { Self.overlap($0, early - 0.1, late + 0.1) }
        }
        if spans * 2 > shared.count {
            let ranges = [inA, inB].compactMap { $0 }
            if ranges.contains(where: { $0.contains(0) }) { return 0 }
            if let range = ranges.min(by: {
                $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound
            }),
                range.upperBound - range.lowerBound < 10
            {
                return (range.lowerBound + range.upperBound) / 2
            }
        }
        guard differences.count >= 5 else { return nil }
        differences.sort()
        let median = differences[differences.count / 2]
        let tenth = differences.count / 10
        let spread = differences[differences.count - 1 - tenth] - differences[tenth]
        if abs(median) < Self.least { return 0 }
        return spread <= 0.5 && abs(median) >= 5 ? median : nil
    }

    private static func overlap(
        _ range: ClosedRange<Double>, _ low: Double, _ high: Double
    ) -> ClosedRange<Double>? {
        let low = max(range.lowerBound, low)
        let high = min(range.upperBound, high)
        return low <= high ? low...high : nil
    }

    private func seconds(_ a: Moment, _ b: Moment) -> Double {
        Double(a.microseconds - b.microseconds) / 1e6
    }
}
