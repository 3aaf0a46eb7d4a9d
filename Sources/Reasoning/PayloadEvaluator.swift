import Facts
import Rules

/// Decides where a condition on a payload holds.
struct PayloadEvaluator {
    private let facts: BundleFacts

    init(_ facts: BundleFacts) {
        self.facts = facts
    }

    func matches(_ condition: PayloadCondition) -> [Match] { [] }
}
