import Synchronization

/// The rules that were decoded, for the next bundle.
final class DecodedRules: Sendable {
    private let rules = Mutex<[RuleID: Rule]>([:])

    subscript(id: RuleID) -> Rule? { rules.withLock { $0[id] } }

    /// The rule, decoded unless it was before. Nothing is locked meanwhile: two may decode the same one.
    func rule(_ id: RuleID, decode: () throws -> Rule) rethrows -> Rule {
        if let rule = self[id] { return rule }
        let rule = try decode()
        rules.withLock { $0[id] = rule }
        return rule
    }
}
