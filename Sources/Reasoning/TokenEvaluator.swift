import Facts
import Rules

/// Decides where a condition on a token holds.
struct TokenEvaluator {
    private let facts: BundleFacts

    init(_ facts: BundleFacts) {
        self.facts = facts
    }

    func matches(_ condition: TokenCondition) -> [Match] { [] }
}
