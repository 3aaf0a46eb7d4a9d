import Scanning

/// Searches what was written for what should have been taken out, by a path of its own.
///
/// It shares no scanner, no layers and no reading of keys with the engine: each detector's expression is
/// looked for as a whole, encoded text is decoded by other means, and every random value that was taken out
/// is looked for again, as it was and in base64, hexadecimal digits and percent signs.
package final class LeakSearch {
    /// What was found: kinds and places, never values.
    package private(set) var hits: [Ledger.Entry] = []

    private let detectors: [Detector]
    private let presence: Presence
    private var matchers: [Matcher?]
    private let survivors: Survivors
    private let level: RedactionLevel
    private let allowed: Set<[UInt8]>
    private let taken: TakenSearch

    private struct Matcher {
        let matcher: LineMatcher
        let group: Int?
    }

    /// The kind of what was taken out in one place and stands in another.
    package static let takenElsewhere = "value.taken-elsewhere"

    private static let most = 1000
    /// Bytes that are looked at together: an expression that is in them is tried on all of them.
    private static let window = 32 << 10
    private static let deepest = 3

    /// - Throws: ``ScanError`` when the expressions cannot be compiled.
    package init(_ plan: RedactionPlan, taken: TakenValues) throws {
        self.taken = TakenSearch(taken)
        level = plan.level
        allowed = plan.allowedValues
        survivors = Survivors(keys: plan.keys)
        detectors = plan.detectors
        presence = try plan.presence()
        matchers = Array(repeating: nil, count: detectors.count)
    }

    /// Searches a part of a file that ends at a line's end.
    /// - Parameter line: the number of its first line, from 1.
    package func search(_ bytes: UnsafeRawBufferPointer, of file: String, from line: Int) {
        var place = Place(file: file, line: line)
        var at = 0
        while at < bytes.count, hits.count < Self.most {
            let end = Self.end(of: bytes, from: at)
            let part = UnsafeRawBufferPointer(rebasing: bytes[at..<end])
            search(part, place, depth: 0)
            place.line += Self.lines(in: part, to: part.count)
            at = end
        }
        taken.each(in: bytes) {
            note(Self.takenElsewhere, Place(file: file, line: line), bytes, $0.lowerBound)
        }
    }

    private struct Place {
        let file: String
        var line: Int
    }

    /// A window's end: behind the last line end in it, or the next one.
    private static func end(of bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard start + window < bytes.count else { return bytes.count }
        let within = bytes[start..<start + window].lastIndex(of: 10)
        return (within ?? bytes[(start + window)...].firstIndex(of: 10) ?? bytes.count - 1) + 1
    }

    private func search(_ bytes: UnsafeRawBufferPointer, _ place: Place, depth: Int) {
        for number in presence.present(in: bytes) {
            guard let matcher = matcher(number) else { continue }
            let detector = detectors[number]
            var from = 0
            while from < bytes.count, hits.count < Self.most,
                let match = matcher.matcher.match(in: bytes, from: from, group: matcher.group)
            {
                from = max(match.whole.upperBound, from + 1)
                let view = UnsafeRawBufferPointer(rebasing: bytes[match.group ?? match.whole])
                guard !view.isEmpty, detector.check?.accepts(view) ?? true,
                    !survivors.survives(view, as: detector.pseudonym, at: level),
                    !allowed.contains(Array(view))
                else { continue }
                note(detector.kind, place, bytes, match.whole.lowerBound)
            }
        }
        guard depth < Self.deepest else { return }
        LeakLayers.each(in: bytes) { decoded, at in
            let lines = depth == 0 ? Self.lines(in: bytes, to: at) : 0
            let place = Place(file: place.file, line: place.line + lines)
            decoded.withUnsafeBytes { inner in
                search(inner, place, depth: depth + 1)
                taken.each(in: inner) { _ in note(Self.takenElsewhere, place, inner, 0) }
            }
        }
    }

    private func matcher(_ number: Int) -> Matcher? {
        if let known = matchers[number] { return known }
        let pattern = detectors[number].pattern
        guard
            let matcher = try? LineMatcher(
                pattern.expression, ignoresCase: pattern.ignoresCase, seesLines: true)
        else { return nil }
        let made = Matcher(matcher: matcher, group: matcher.number(of: "value"))
        matchers[number] = made
        return made
    }

    private static func lines(in bytes: UnsafeRawBufferPointer, to end: Int) -> Int {
        bytes[..<end].reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
    }

    private func note(_ kind: String, _ place: Place, _ bytes: UnsafeRawBufferPointer, _ at: Int) {
        guard hits.count < Self.most else { return }
        let line = place.line + Self.lines(in: bytes, to: at)
        let hit = Ledger.Entry(kind: kind, file: place.file, line: line, count: 1)
        // A layer may show again what was seen on it.
        if !hits.contains(hit) { hits.append(hit) }
    }
}
