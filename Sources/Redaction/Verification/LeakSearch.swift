import Scanning

/// Searches what was written for what should have been taken out, by a path of its own.
///
/// It shares no scanner, no layers and no reading of keys with the engine: each detector's expression runs
/// by itself over the text, and every random value that was taken out is looked for again, as it was and in
/// base64, hexadecimal digits and percent signs.
package final class LeakSearch {
    /// What was found: kinds and places, never values.
    package private(set) var hits: [Ledger.Entry] = []

    private let matchers: [(detector: Detector, matcher: LineMatcher, group: Int?)]
    private let survivors: Survivors
    private let level: RedactionLevel
    private let taken: TakenValues
    /// A bit for each beginning of a value, by its hash: most places of a text are none.
    private var filter = [UInt64](repeating: 0, count: 1024)
    private static let most = 1000

    /// - Throws: ``ScanError`` when an expression cannot be compiled.
    package init(_ plan: RedactionPlan, taken: TakenValues) throws {
        self.taken = taken
        level = plan.level
        survivors = Survivors(keys: plan.keys)
        matchers = try plan.detectors.map { detector in
            let matcher = try LineMatcher(
                detector.pattern.expression, ignoresCase: detector.pattern.ignoresCase)
            return (detector, matcher, matcher.number(of: "value"))
        }
        for start in taken.shapes.keys { filter[Int(start >> 48) / 64] |= 1 << (start >> 48 % 64) }
    }

    /// Searches a part of a file that ends at a line's end.
    /// - Parameter line: the number of its first line, from 1.
    package func search(_ bytes: UnsafeRawBufferPointer, of file: String, from line: Int) {
        for (detector, matcher, group) in matchers {
            var from = 0
            while from < bytes.count, hits.count < Self.most,
                let match = matcher.match(in: bytes, from: from, group: group)
            {
                from = max(match.whole.upperBound, from + 1)
                let view = UnsafeRawBufferPointer(rebasing: bytes[match.group ?? match.whole])
                guard !view.isEmpty, detector.check?.accepts(view) ?? true,
                    !survivors.survives(view, as: detector.pseudonym, at: level)
                else { continue }
                note(detector.kind, file, line, bytes, match.whole.lowerBound)
            }
        }
        searchTaken(bytes, file, line)
    }

    private func searchTaken(_ bytes: UnsafeRawBufferPointer, _ file: String, _ line: Int) {
        guard !taken.shapes.isEmpty, bytes.count >= 8 else { return }
        var window: UInt64 = 0
        for index in bytes.indices {
            window = window << 8 | UInt64(bytes[index])
            guard index >= 7 else { continue }
            let start = window &* 0x9e37_79b9_7f4a_7c15
            guard filter[Int(start >> 48) / 64] >> (start >> 48 % 64) & 1 == 1,
                let shapes = taken.shapes[start]
            else { continue }
            let first = index - 7
            for shape in shapes where first + shape.length <= bytes.count {
                if taken.tag(Array(bytes[first..<(first + shape.length)])) == shape.tag {
                    note("value.taken-elsewhere", file, line, bytes, first)
                }
            }
        }
    }

    private func note(
        _ kind: String, _ file: String, _ line: Int, _ bytes: UnsafeRawBufferPointer, _ place: Int
    ) {
        guard hits.count < Self.most else { return }
        let before = bytes[..<place].reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
        hits.append(Ledger.Entry(kind: kind, file: file, line: line + before, count: 1))
    }
}
