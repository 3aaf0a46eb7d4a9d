import Facts
import Rules

/// What part each finding plays, and in which order the root causes are told.
struct Judgement {
    var roles: [Finding.Role]
    /// One sentence or more for each finding.
    var reasons: [[String]]
    /// The drafts in the order of the report.
    var order: [Int] = []

    init(
        _ drafts: [Draft], _ causality: Causality, _ observed: [String: ObservedPrecision] = [:]
    ) {
        roles = Array(repeating: .notice, count: drafts.count)
        reasons = Array(repeating: [], count: drafts.count)
        let explained = drafts.indices.map { causality.explained(by: $0) }
        let isLive = drafts.map {
            $0.recovered == nil && $0.rule.severity > .low && $0.kind != .latent
        }
        for index in drafts.indices {
            let effects = explained[index]
            let didHarm = isLive[index] || effects.contains { isLive[$0] }
            if !didHarm {
                reasons[index].append(Self.harmless(drafts[index]))
            } else if !causality.causes[index].contains(where: { cause in
                isLive[cause] || explained[cause].contains { isLive[$0] }
            }) {
                roles[index] = .rootCause
                reasons[index].append(
                    effects.isEmpty
                        ? "Nothing else that was found explains it."
                        : "Nothing else that was found explains it, and it explains \(effects.count) other finding\(effects.count == 1 ? "" : "s")."
                )
            } else {
                roles[index] = .symptom
                reasons[index].append("It follows from another finding, which began no later.")
            }
        }
        demoteGuesses(drafts, explained)
        rank(drafts, explained, observed)
    }

    private static func harmless(_ draft: Draft) -> String {
        if draft.kind == .latent { return "Nothing that was found here has failed because of it." }
        return draft.recovered == nil
            ? "It does no harm by itself."
            : "It stopped, and its log went on in good order: a failure that recovered."
    }

    /// Beside a cause that is certain or likely, a possible one that explains nothing is a side note.
    private mutating func demoteGuesses(_ drafts: [Draft], _ explained: [Set<Int>]) {
        let roots = roles.indices.filter { roles[$0] == .rootCause }
        guard roots.contains(where: { drafts[$0].confidence > .possible }) else { return }
        for index in roots where drafts[index].confidence == .possible && explained[index].isEmpty {
            roles[index] = .contributing
            reasons[index] = ["It may add to the failure; the root cause is better proven."]
        }
    }

    private mutating func rank(
        _ drafts: [Draft], _ explained: [Set<Int>], _ observed: [String: ObservedPrecision]
    ) {
        func precision(_ index: Int) -> ObservedPrecision {
            observed[drafts[index].rule.id.description] ?? ObservedPrecision(right: 0, wrong: 0)
        }

        func merit(_ index: Int) -> [Int] {
            let draft = drafts[index]
            let role =
                switch roles[index] {
                case .rootCause: 0
                case .contributing: 1
                case .symptom: 2
                case .notice: 3
                }
            let (trust, product, _) = draft.specificity
            let severity = Severity.allCases.firstIndex(of: draft.rule.severity) ?? 0
            // A guess never leads; then what explains more, then what is better proven.
            return [
                role, trust == 0 ? 1 : 0, -explained[index].count, -trust, -severity, -product,
                draft.match.events.isEmpty ? 1 : 0,
            ]
        }
        // Between equals what people found right goes first, then what began first.
        let merits = drafts.indices.map(merit)
        let keys = drafts.indices.map { merits[$0] + [-precision($0).permille, $0] }
        order = drafts.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
        for (index, next) in zip(order, order.dropFirst())
        where merits[index] == merits[next] && index > next {
            let (mine, other) = (precision(index), precision(next))
            reasons[index].append(
                mine.right + mine.wrong > 0
                    ? "It stands before an equally good explanation because people found it right in "
                        + "\(mine.right) of \(mine.right + mine.wrong) cases."
                    : "It stands before an equally good explanation that people found wrong in "
                        + "\(other.wrong) of \(other.right + other.wrong) cases.")
        }
    }
}
