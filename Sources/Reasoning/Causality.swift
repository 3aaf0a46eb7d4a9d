import Facts
import Rules

/// Works out which finding explains which.
struct Causality {
    private let drafts: [Draft]
    private let map: CausalMap
    /// For each finding those that explain it directly, in order.
    private(set) var causes: [[Int]]

    /// Captures that name one thing: two findings about different ones are different failures.
    private static let entities = [
        "database", "topic", "queue", "bucket", "table", "unit", "pod", "volume", "subject",
        "connector",
        "vhost", "exchange", "index", "upstream",
    ]

    init(_ drafts: [Draft], _ map: CausalMap) {
        self.drafts = drafts
        self.map = map
        causes = Array(repeating: [], count: drafts.count)
        addEdges()
        removeDetours()
    }

    /// Everything a finding explains, directly or not.
    func explained(by cause: Int) -> Set<Int> {
        var seen: Set<Int> = []
        var frontier = [cause]
        while let next = frontier.popLast() {
            for (effect, list) in causes.enumerated()
            where list.contains(next) && seen.insert(effect).inserted {
                frontier.append(effect)
            }
        }
        return seen
    }

    private mutating func addEdges() {
        var candidates: [(cause: Int, effect: Int, distance: Int)] = []
        for cause in drafts.indices {
            for effect in drafts.indices where cause != effect {
                if let distance = distance(cause, effect) {
                    candidates.append((cause, effect, distance))
                }
            }
        }
        candidates.sort { ($0.distance, $0.cause, $0.effect) < ($1.distance, $1.cause, $1.effect) }
        for (cause, effect, _) in candidates where !explained(by: effect).contains(cause) {
            causes[effect].append(cause)
        }
    }

    /// How directly one finding explains another; `nil` when it does not.
    private func distance(_ a: Int, _ b: Int) -> Int? {
        let (cause, effect) = (drafts[a], drafts[b])
        // In one trace the inner exception explains the outer one, unless the outer one says the same
        // thing and knows more about it.
        let isSame = cause.rule.mode == effect.rule.mode
        if effect.innerCauses.contains(a) {
            return isSame && effect.specificity > cause.specificity ? nil : 0
        }
        if cause.innerCauses.contains(b) {
            return isSame && cause.specificity > effect.specificity ? 0 : nil
        }
        guard let steps = map.distance(from: cause.rule.mode, to: effect.rule.mode) else {
            return nil
        }
        if steps == 0 {
            // The same failure seen twice: the rule that knows more about it explains the other.
            guard
                cause.specificity > effect.specificity
                    || (cause.specificity == effect.specificity && a < b)
            else { return nil }
        } else if let back = map.distance(from: effect.rule.mode, to: cause.rule.mode) {
            if back < steps || (back == steps && !begins(cause, before: effect)) { return nil }
        }
        guard isInTime(cause, effect), !contradicts(cause, effect) else { return nil }
        return steps + 1
    }

    private func begins(_ a: Draft, before b: Draft) -> Bool {
        guard let x = a.first, let y = b.first, x != y else { return a.rule.id < b.rule.id }
        return x < y
    }

    /// A cause does not begin after its effect, and a passing cause was not long over by then. Clocks of
    /// two files may differ by a minute.
    private func isInTime(_ cause: Draft, _ effect: Draft) -> Bool {
        guard let start = cause.first, let later = effect.first else { return true }
        let sameFile = cause.match.first.place.file == effect.match.first.place.file
        let tolerance: Int64 = sameFile ? 5 : 90
        // A cause that lasts may be logged by its own component only when that next looks.
        let isStatic = cause.match.events.isEmpty
        guard isStatic || start <= later.advanced(bySeconds: tolerance) else { return false }
        if cause.kind == .transient, let end = cause.last, end.advanced(bySeconds: 900) < later {
            return false
        }
        return true
    }

    private func contradicts(_ cause: Draft, _ effect: Draft) -> Bool {
        Self.entities.contains { name in
            guard let a = cause.match.captures[name], let b = effect.match.captures[name] else {
                return false
            }
            return !a.caseInsensitiveEquals(b)
        }
    }

    /// Drops A → C where A → B → C says more.
    private mutating func removeDetours() {
        for effect in causes.indices {
            let direct = causes[effect]
            causes[effect] = direct.filter { far in
                !direct.contains { near in near != far && reaches(far, near) }
            }.sorted()
        }
    }

    private func reaches(_ cause: Int, _ effect: Int) -> Bool {
        var seen: Set<Int> = [effect]
        var frontier = [effect]
        while let next = frontier.popLast() {
            for before in causes[next] {
                if before == cause { return true }
                if seen.insert(before).inserted { frontier.append(before) }
            }
        }
        return false
    }
}
