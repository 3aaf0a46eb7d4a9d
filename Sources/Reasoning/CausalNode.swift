import Facts
import Rules

/// What of a finding decides whether it explains another.
struct CausalNode {
    /// The failure mode's number in ``ModeDistances``.
    let mode: Int
    let specificity: (Int, Int, Int)
    let innerCauses: Set<Int>
    let first: Moment?
    private let last: Moment?
    private let file: Int
    private let isTransient: Bool
    /// A risk that a rule only guesses at: it explains nothing that failed.
    let isGuessedRisk: Bool
    /// Rests on settings alone, so it holds at all times.
    private let isStatic: Bool
    private let entities: [String: String]

    /// Captures that name one thing: two findings about different ones are different failures.
    private static let entityNames = [
        "database", "topic", "queue", "bucket", "table", "unit", "pod", "volume", "subject",
        "connector", "vhost", "exchange", "index", "upstream",
    ]

    init(_ draft: Draft, mode: Int) {
        self.mode = mode
        specificity = draft.specificity
        innerCauses = draft.innerCauses
        first = draft.first
        last = draft.last
        file = draft.match.first.place.file
        isTransient = draft.kind == .transient
        isGuessedRisk = draft.kind == .latent && draft.confidence == .possible
        isStatic = draft.match.events.isEmpty
        var entities: [String: String] = [:]
        for name in Self.entityNames {
            if let value = draft.match.captures[name] { entities[name] = value.lowercased() }
        }
        self.entities = entities
    }

    /// A cause does not begin after its effect, and a passing cause was not long over by then. Clocks
    /// of two files may differ by a minute and a half.
    func isInTime(for effect: CausalNode) -> Bool {
        guard let first, let later = effect.first else { return true }
        let tolerance: Int64 = file == effect.file ? 5 : 90
        guard isStatic || first <= later.advanced(bySeconds: tolerance) else { return false }
        if isTransient, let last, last.advanced(bySeconds: 900) < later { return false }
        return true
    }

    func contradicts(_ effect: CausalNode) -> Bool {
        guard !entities.isEmpty, !effect.entities.isEmpty else { return false }
        return entities.contains { name, value in effect.entities[name].map { $0 != value } ?? false
        }
    }
}
