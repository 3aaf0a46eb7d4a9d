import Facts
import Rules

/// Decides where a signature holds on a bundle's facts.
struct Evaluator {
    private let facts: BundleFacts
    private let ranges: [Int: Range<Int>]
    private let settings: SettingEvaluator
    private let readings: ReadingEvaluator
    private let certificates: CertificateEvaluator
    private let tokens: TokenEvaluator
    private let keys: KeyEvaluator
    private let payloads: PayloadEvaluator
    private let versions: VersionEvaluator

    /// Candidates of one step that are tried as partners; more cannot change a verdict, only its count.
    private static let partners = 2000
    /// Ways to join the first steps that are kept while a comparison waits for a later one.
    private static let alternatives = 64

    init(
        _ facts: BundleFacts, known: KnownSettings = .none, schemas: [String: Contract] = [:]
    ) {
        self.facts = facts
        settings = SettingEvaluator(facts, known: known)
        readings = ReadingEvaluator(facts)
        certificates = CertificateEvaluator(facts)
        tokens = TokenEvaluator(facts)
        keys = KeyEvaluator(facts)
        payloads = PayloadEvaluator(facts, schemas: schemas)
        versions = VersionEvaluator(facts)
        var ranges: [Int: Range<Int>] = [:]
        var start = 0
        while start < facts.events.count {
            var end = start
            while end < facts.events.count, facts.events[end].pattern == facts.events[start].pattern
            {
                end += 1
            }
            ranges[facts.events[start].pattern] = start..<end
            start = end
        }
        self.ranges = ranges
    }

    /// With what the library knows of settings and contracts.
    init(_ facts: BundleFacts, _ library: RuleLibrary) {
        self.init(facts, known: library.knownSettings, schemas: library.contracts)
    }

    /// The patterns that matched at all.
    var patterns: some Sequence<Int> { ranges.keys }

    /// The matches of a whole signature: one, or one for each value of `per`.
    func matches(of signature: Step) -> [Match] {
        let found = matches(signature)
        if signature.atLeast > 1 { return found }
        return grouped(found, by: signature.per).map(merged)
    }

    func matches(_ step: Step) -> [Match] {
        var found: [Match]
        switch step.condition {
        case .message(let message): found = matches(message)
        case .setting(let condition): found = settings.matches(condition)
        case .reading(let condition): found = readings.matches(condition)
        case .certificate(let condition): found = certificates.matches(condition)
        case .token(let condition): found = tokens.matches(condition)
        case .key(let condition): found = keys.matches(condition)
        case .payload(let condition): found = payloads.matches(condition)
        case .version(let condition): found = versions.matches(condition)
        case .any(let steps):
            found = once(
                steps.flatMap { self.matches($0) }.sorted { $0.first.place < $1.first.place })
        case .all(let steps, let closeness):
            found = joined(steps, closeness, step.comparisons, inOrder: false)
        case .sequence(let steps, let closeness):
            found = joined(steps, closeness, step.comparisons, inOrder: true)
        }
        found.removeAll { match in
            !step.comparisons.allSatisfy { $0.holds { match.captures[$0] } }
        }
        for counter in step.counters {
            let against = matches(counter.step)
            found.removeAll { match in against.contains { refutes($0, match, counter) } }
        }
        if step.atLeast > 1 { found = frequent(found, step) }
        for name in step.apart {
            for index in found.indices { found[index].captures[name] = nil }
        }
        if let name = step.name {
            for index in found.indices { found[index].points[name] = found[index].first }
        }
        return found
    }

    private func matches(_ message: MessageCondition) -> [Match] {
        var result: [Match] = []
        for pattern in message.patterns {
            for index in ranges[pattern] ?? 0..<0 {
                let event = facts.events[index]
                let point = Match.Point(time: event.time, place: event.place, head: event.head)
                var captures: [String: String] = [:]
                for capture in event.captures { captures[capture.name] = capture.value }
                result.append(
                    Match(
                        captures: captures, events: [index], first: point, last: point,
                        count: event.repeats, isOutOfScope: event.isOutOfScope))
            }
        }
        guard message.patterns.count > 1 else { return result }
        // Two spellings on one line are one match.
        var seen: Set<Place> = []
        return result.sorted { $0.first.place < $1.first.place }.filter {
            seen.insert($0.first.place).inserted
        }
    }

    /// Drops what rests on the same lines as a match before it.
    private func once(_ matches: [Match]) -> [Match] {
        var seen: Set<[Place]> = []
        return matches.filter { match in
            match.events.isEmpty
                || seen.insert(match.events.map { facts.events[$0].place }).inserted
        }
    }

    /// - Parameter comparisons: what must hold of the whole; a partner that breaks one is no partner.
    private func joined(
        _ steps: [Step], _ closeness: Closeness, _ comparisons: [Comparison], inOrder: Bool
    ) -> [Match] {
        // For each match of the first step what it may grow into, the closest partners first. One will
        // do, unless a comparison still waits for a later step to tell the right one.
        var partial: [[Match]] = []
        for (number, step) in steps.enumerated() {
            let found = Array(partners(step).prefix(Self.partners))
            if number == 0 {
                partial = found.map { [$0] }
                continue
            }
            partial = partial.compactMap { group in
                let grown = group.flatMap { match -> [Match] in
                    let fitting = found.filter { candidate in
                        match.agrees(with: candidate)
                            && (!inOrder || match.last.comesBefore(candidate.first))
                            && isClose(match, candidate, closeness)
                            && comparisons.allSatisfy { match.allows($0, with: candidate) }
                    }
                    return nearest(fitting, to: match, comparisons).map { match.joined(with: $0) }
                }
                return grown.isEmpty ? nil : Array(grown.prefix(Self.alternatives))
            }
        }
        return partial.compactMap(\.first)
    }

    private func nearest(_ fitting: [Match], to match: Match, _ comparisons: [Comparison])
        -> [Match]
    {
        guard let any = fitting.first else { return [] }
        if comparisons.allSatisfy({ match.decides($0, with: any) }) {
            return fitting.min { distance(match, $0) < distance(match, $1) }.map { [$0] } ?? []
        }
        return Array(
            fitting.sorted { distance(match, $0) < distance(match, $1) }.prefix(Self.alternatives))
    }

    /// A version beside other signs of a defect never speaks against the rule, it only says how sure
    /// the story is.
    private func partners(_ step: Step) -> [Match] {
        if isAdvice(step), case .version(let version) = step.condition {
            return versions.opinions(version)
        }
        return matches(step)
    }

    /// Whether the step only says how sure a story is, and never stops a rule.
    func isAdvice(_ step: Step) -> Bool {
        if case .version(let version) = step.condition { version.isOfDefect } else { false }
    }

    /// The versions that are stated of the system a condition asks for.
    func stated(_ version: VersionCondition) -> [Match] { versions.statements(version) }

    func isClose(_ a: Match, _ b: Match, _ closeness: Closeness) -> Bool {
        // Every fact stands in a file; only events have a moment and a head.
        if closeness == .file { return a.first.place.file == b.first.place.file }
        if a.isTimeless || b.isTimeless { return true }
        switch closeness {
        case .anywhere, .file: return true
        case .event: return a.first.place.file == b.first.place.file && a.first.head == b.first.head
        case .seconds(let seconds):
            guard let x = a.first.time, let y = b.last.time else { return true }
            let z = b.first.time ?? y
            let span = max(
                abs(x.microseconds - y.microseconds), abs(x.microseconds - z.microseconds))
            return Double(span) / 1e6 <= seconds
        }
    }

    /// How far two matches lie apart: another file counts more than any line or time.
    private func distance(_ a: Match, _ b: Match) -> (Int, Int64) {
        let sameFile = a.last.place.file == b.first.place.file
        if sameFile { return (0, Int64(abs(a.last.place.line - b.first.place.line))) }
        guard let x = a.last.time, let y = b.first.time else { return (2, 0) }
        return (1, abs(x.microseconds - y.microseconds))
    }

    func refutes(_ counter: Match, _ match: Match, _ rule: Counter) -> Bool {
        guard counter.agrees(with: match) else { return false }
        if rule.between.count == 2 {
            guard let start = match.points[rule.between[0]], let end = match.points[rule.between[1]]
            else {
                return false
            }
            return start.comesBefore(counter.first) && counter.first.comesBefore(end)
        }
        if let after = rule.after {
            return (match.points[after] ?? match.last).comesBefore(counter.first)
        }
        return true
    }

    func grouped(_ matches: [Match], by names: [String]) -> [[Match]] {
        guard !names.isEmpty else { return matches.isEmpty ? [] : [matches] }
        var order: [[String]] = []
        var groups: [[String]: [Match]] = [:]
        for match in matches {
            let key = names.map { name in
                match.captures[name]
                    ?? (name == "file" ? facts.files[match.first.place.file].path : "")
            }
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(match)
        }
        return order.compactMap { groups[$0] }
    }

    /// The groups in which enough matches come close enough together.
    func frequent(_ matches: [Match], _ step: Step) -> [Match] {
        grouped(matches, by: step.per).compactMap { group in
            let sorted = group.sorted { a, b in
                if let x = a.first.time, let y = b.first.time, x != y { return x < y }
                return a.first.place < b.first.place
            }
            var total = 0
            var start = 0
            for (end, match) in sorted.enumerated() {
                total += match.count
                while start < end, !fits(sorted[start], match, step.within) {
                    total -= sorted[start].count
                    start += 1
                }
                if total >= step.atLeast {
                    var result = merged(sorted)
                    result.captures.merge(sorted[start].captures) { _, first in first }
                    return result
                }
            }
            return nil
        }
    }

    private func fits(_ a: Match, _ b: Match, _ within: Double?) -> Bool {
        guard let within, let x = a.first.time, let y = b.last.time else { return true }
        return Double(y.microseconds - x.microseconds) / 1e6 <= within
    }

    private func merged(_ matches: [Match]) -> Match {
        guard var result = matches.first else {
            let nowhere = Match.Point(time: nil, place: Place(file: 0, line: 1), head: 1)
            return Match(captures: [:], events: [], first: nowhere, last: nowhere, count: 0)
        }
        var seen = Set(result.events)
        for match in matches.dropFirst() {
            result.count += match.count
            for event in match.events where seen.insert(event).inserted {
                result.events.append(event)
            }
            result.exhibits += match.exhibits.filter { !result.exhibits.contains($0) }
            if match.first.comesBefore(result.first) { result.first = match.first }
            if result.last.comesBefore(match.last) { result.last = match.last }
            result.isOutOfScope = result.isOutOfScope && match.isOutOfScope
        }
        return result
    }
}
