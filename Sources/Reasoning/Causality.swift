import Facts
import Rules

/// Works out which finding explains which.
///
/// Edges are drawn from the most direct on; one that would close a circle, or that says nothing new
/// because a chain leads there already, is left out. About n² cheap comparisons for n findings.
struct Causality {
    private let nodes: [CausalNode]
    private let map: ModeDistances
    private var reach: Reachability
    /// For each finding those that explain it directly, in order.
    private(set) var causes: [[Int]]

    init(_ drafts: [Draft], _ map: CausalMap) {
        let distances = ModeDistances(map, modes: drafts.map(\.rule.mode))
        self.map = distances
        nodes = drafts.map { CausalNode($0, mode: distances.number(of: $0.rule.mode)) }
        reach = Reachability(count: drafts.count)
        causes = Array(repeating: [], count: drafts.count)
        addEdges()
        for effect in causes.indices { causes[effect] = withoutDetours(causes[effect]) }
    }

    /// Takes back what one finding was said to explain directly.
    mutating func removeEdges(where isNone: (_ cause: Int, _ effect: Int) -> Bool) {
        for effect in causes.indices { causes[effect].removeAll { isNone($0, effect) } }
    }

    /// Everything a finding explains, directly or not.
    func explained(by cause: Int) -> Set<Int> {
        Set(nodes.indices.filter { reach.leads(from: cause, to: $0) })
    }

    private mutating func addEdges() {
        var candidates: [(cause: Int, effect: Int, distance: Int)] = []
        for cause in nodes.indices {
            for effect in nodes.indices where cause != effect {
                if let distance = distance(cause, effect) {
                    candidates.append((cause, effect, distance))
                }
            }
        }
        candidates.sort { ($0.distance, $0.cause, $0.effect) < ($1.distance, $1.cause, $1.effect) }
        for (cause, effect, _) in candidates {
            if reach.leads(from: effect, to: cause) || reach.leads(from: cause, to: effect) {
                continue
            }
            causes[effect].append(cause)
            reach.connect(cause, effect)
        }
    }

    /// How directly one finding explains another; `nil` when it does not.
    private func distance(_ a: Int, _ b: Int) -> Int? {
        let (cause, effect) = (nodes[a], nodes[b])
        if cause.isGuessedRisk { return nil }
        // In one trace the inner exception explains the outer one, unless the outer one says the same
        // thing and knows more about it.
        let isSame = cause.mode == effect.mode
        if effect.innerCauses.contains(a) {
            return isSame && effect.specificity > cause.specificity ? nil : 0
        }
        if cause.innerCauses.contains(b) {
            return isSame && cause.specificity > effect.specificity ? 0 : nil
        }
        guard let steps = map.distance(cause.mode, effect.mode) else { return nil }
        if steps == 0 {
            // The same failure seen twice: the rule that knows more about it explains the other.
            guard
                cause.specificity > effect.specificity
                    || (cause.specificity == effect.specificity && a < b)
            else { return nil }
        } else if let back = map.distance(effect.mode, cause.mode) {
            if back < steps || (back == steps && !begins(a, before: b)) { return nil }
        }
        return cause.isInTime(for: effect) && !cause.contradicts(effect) ? steps + 1 : nil
    }

    private func begins(_ a: Int, before b: Int) -> Bool {
        guard let x = nodes[a].first, let y = nodes[b].first, x != y else { return a < b }
        return x < y
    }

    /// Drops A → C where A → B → C says more.
    private func withoutDetours(_ direct: [Int]) -> [Int] {
        direct.filter { far in
            !direct.contains { near in near != far && reach.leads(from: far, to: near) }
        }.sorted()
    }
}
