import Scanning

/// Finds what must be taken out of a text: by detectors, by keys, in layers of encodings. One a thread.
final class SpanFinder {
    let plan: RedactionPlan
    let survivors: Survivors
    private let scanner: Scanner
    private let memory: KeyMemory
    private let pseudonyms: Pseudonymizer
    private var matchers: [Matcher?]

    private struct Matcher {
        let matcher: LineMatcher
        let group: Int?
    }

    private struct Hit {
        let place: Int32
        let pattern: Int32
    }

    /// Layers within layers that are looked into.
    private static let deepest = 4
    /// Longer lines are matched in windows of this many bytes around a hit.
    private static let window = 16_384

    init(_ plan: RedactionPlan, _ pseudonyms: Pseudonymizer) throws {
        self.plan = plan
        self.pseudonyms = pseudonyms
        scanner = try Scanner(for: plan.database)
        memory = KeyMemory(plan.keys)
        survivors = Survivors(keys: plan.keys)
        matchers = Array(repeating: nil, count: plan.detectors.count)
    }

    /// What was found, in order and without overlaps.
    func found(in text: Text, startsLine: Bool, depth: Int) -> [Found] {
        guard text.count > 3 else { return [] }
        var hits: [Hit] = []
        scanner.places(in: text.bytes, using: plan.database) { place, pattern in
            hits.append(Hit(place: Int32(place), pattern: Int32(pattern)))
        }
        var found: [Found] = []
        follow(hits, in: text, startsLine, &found)
        if depth < Self.deepest { layers(of: text, depth, &found) }
        if !plan.allowedValues.isEmpty || !plan.allowedKinds.isEmpty {
            found.removeAll { isAllowed($0, text) }
        }
        return found.resolved()
    }

    private func isAllowed(_ found: Found, _ text: Text) -> Bool {
        if found.layer != nil { return false }
        return plan.allowedKinds.contains(found.kind)
            || plan.allowedValues.contains(Array(text[found.range]))
    }

    private func follow(
        _ hits: [Hit], in text: Text, _ startsLine: Bool, _ found: inout [Found]
    ) {
        var seen = [Int](repeating: 0, count: plan.detectors.count)
        var keyEnd = 0
        var line = 0..<0
        let reader = KeyReader(
            text: text, keys: memory, survivors: survivors, startsLine: startsLine)
        for hit in hits {
            let place = Int(hit.place)
            let pattern = Int(hit.pattern)
            if pattern < plan.detectors.count {
                guard seen[pattern] <= place else { continue }
                if place >= line.upperBound || place < line.lowerBound {
                    line = text.line(around: place)
                }
                seen[pattern] = confirm(pattern, at: place, line, seen[pattern], text, &found)
            } else if pattern == plan.armour {
                PrivateKeys.read(in: text, at: place, into: &found)
            } else if place >= keyEnd {
                keyEnd = reader.values(at: place, into: &found)
                if text[place - 1] == UInt8(ascii: "e") || text[place] == UInt8(ascii: "t") {
                    SecretManifest.read(in: text, near: place, survivors, into: &found)
                }
            }
        }
    }

    /// All matches of a detector in the line, or in a window of it; until where it was looked.
    private func confirm(
        _ number: Int, at place: Int, _ line: Range<Int>, _ seen: Int, _ text: Text,
        _ found: inout [Found]
    ) -> Int {
        guard let matcher = matcher(number) else { return Int.max }
        var range = line
        var (end, from) = (line.upperBound + 1, 0)
        if line.count > 2 * Self.window {
            let lower = max(line.lowerBound, place - 4096, seen)
            let context = max(line.lowerBound, lower - 64)
            range = context..<min(line.upperBound, place + Self.window)
            from = lower - context
            end = range.upperBound == line.upperBound ? end : range.upperBound - 1024
        }
        if take(number, matcher, range, from, text, &found) { return end }
        // A key in one line, its value in the next: the scanner sees both, a line holds one.
        if line.lowerBound > 0, line.count < 512 {
            let before = text.lineStart(line.lowerBound - 1)
            if line.lowerBound - before < 512 {
                _ = take(number, matcher, before..<line.upperBound, 0, text, &found)
            }
        }
        return end
    }

    /// Takes all that a detector finds in a range; whether there was a match.
    private func take(
        _ number: Int, _ matcher: Matcher, _ range: Range<Int>, _ start: Int, _ text: Text,
        _ found: inout [Found]
    ) -> Bool {
        let bytes = text[range]
        let detector = plan.detectors[number]
        var (from, isMatched) = (start, false)
        while from < bytes.count,
            let match = matcher.matcher.match(in: bytes, from: from, group: matcher.group)
        {
            from = max(match.whole.upperBound, from + 1)
            isMatched = true
            let value = match.group ?? match.whole
            guard !value.isEmpty else { continue }
            let view = UnsafeRawBufferPointer(rebasing: bytes[value])
            if let check = detector.check, !check.accepts(view) { continue }
            if detector.pseudonym == .email, Owners.isInAuthority(bytes, at: value.lowerBound) {
                continue
            }
            guard !survivors.survives(view, as: detector.pseudonym, at: plan.level) else {
                continue
            }
            let offset = range.lowerBound
            found.append(
                Found(
                    range: value.lowerBound + offset..<value.upperBound + offset,
                    unit: match.whole.lowerBound + offset..<match.whole.upperBound + offset,
                    kind: detector.kind, shape: detector.pseudonym, isSpecific: true))
        }
        return isMatched
    }

    private func matcher(_ number: Int) -> Matcher? {
        if let known = matchers[number] { return known }
        let pattern = plan.detectors[number].pattern
        guard let matcher = try? LineMatcher(pattern.expression, ignoresCase: pattern.ignoresCase)
        else { return nil }
        let made = Matcher(matcher: matcher, group: matcher.number(of: "value"))
        matchers[number] = made
        return made
    }
}

// Layers.
extension SpanFinder {
    private func layers(of text: Text, _ depth: Int, _ found: inout [Found]) {
        for run in EncodedRun.all(in: text) {
            let inner = run.decoded.withUnsafeBytes { bytes -> Found.Layer? in
                let inside = Text(bytes)
                let values = self.found(in: inside, startsLine: true, depth: depth + 1)
                guard !values.isEmpty else { return nil }
                let clean = Rendering(pseudonyms).clean(inside, values, isNarrow: true)
                return Found.Layer(bytes: run.encoded(clean), kinds: values.flatMap(\.kinds))
            }
            guard let inner else { continue }
            found.append(
                Found(
                    range: run.range, unit: run.range, kind: inner.kinds[0], shape: .secret,
                    isNarrow: true, layer: inner))
        }
        if let dump = HexDump(in: text) {
            dump.bytes.withUnsafeBytes { bytes in
                for value in self.found(in: Text(bytes), startsLine: true, depth: depth + 1) {
                    found += dump.masks(of: value, in: text)
                }
            }
        }
        for escape in DecodedView.Escape.allCases {
            guard let view = DecodedView(of: text, escape) else { continue }
            view.bytes.withUnsafeBytes { bytes in
                for var value in self.found(in: Text(bytes), startsLine: true, depth: depth + 1) {
                    value.range = view.source(of: value.range)
                    value.unit = view.source(of: value.unit)
                    value.isNarrow = true
                    if value.range.isEmpty || value.range.upperBound > text.count { continue }
                    // What was found without the view, too, stays as it was found.
                    found.append(value)
                }
            }
        }
    }
}

extension Found {
    /// What the ledger says was taken out.
    var kinds: [String] { layer?.kinds ?? [kind] }
}
