import Facts
import Reasoning

/// Which lines of a bundle go into an escalation packet: the windows around what the diagnosis rests on.
package struct PacketPlan: Sendable {
    /// A file that holds evidence.
    private struct Part {
        var lines: Set<Int> = []
        var moments: [Moment] = []
        /// Small, and no log: it goes in whole.
        var isWhole = false
    }

    private var parts: [String: Part] = [:]
    private static let wholeBytes = 256 << 10
    /// Of the first messages that no rule explains so many count as evidence.
    private static let mostSignals = 10

    /// Everything findings that are no notices rest on, and the first unexplained messages.
    package init(_ diagnosis: Diagnosis, _ facts: BundleFacts) {
        let failing = diagnosis.findings.filter { $0.role != .notice }
        let evidence =
            failing.flatMap(\.evidence)
            + diagnosis.unexplained.prefix(Self.mostSignals).flatMap(\.evidence)
        let files = Dictionary(facts.files.map { ($0.path, $0) }) { first, _ in first }
        for item in evidence {
            guard let file = files[item.file] else { continue }
            var part = parts[item.file] ?? Part()
            part.isWhole = file.kind != .log && file.bytes <= Self.wholeBytes
            part.lines.insert(item.line)
            if let time = item.time { part.moments.append(time) }
            parts[item.file] = part
        }
    }

    /// The files that hold evidence.
    package var files: Set<String> { Set(parts.keys) }

    /// The lines of each file, by path: ascending ranges that do not touch.
    /// - Parameter width: 1 takes in two minutes before and half a minute after each line of evidence,
    ///   and 40 lines around it; 0 takes five lines around it.
    package func lines(
        _ timelines: [String: LineTimes.Timeline], width: Double
    ) -> [String: [ClosedRange<Int>]] {
        var result: [String: [ClosedRange<Int>]] = [:]
        for (path, part) in parts {
            guard !part.isWhole else {
                result[path] = [1...Int.max]
                continue
            }
            let reach = max(5, Int(40 * width))
            var ranges = part.lines.map { max(1, $0 - reach)...($0 + reach) }
            if width > 0, let timeline = timelines[path] {
                ranges += part.moments.compactMap { moment in
                    let from = Moment(microseconds: moment.microseconds - Int64(120e6 * width))
                    let to = Moment(microseconds: moment.microseconds + Int64(30e6 * width))
                    return timeline.lines(in: from...to)
                }
            }
            result[path] = Self.merged(ranges)
        }
        return result
    }

    private static func merged(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        var result: [ClosedRange<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound + 1 {
                result[result.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
