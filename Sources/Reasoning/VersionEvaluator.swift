import Facts
import Rules

/// Decides where a condition on a version holds.
struct VersionEvaluator {
    private let facts: BundleFacts

    init(_ facts: BundleFacts) {
        self.facts = facts
    }

    func matches(_ condition: VersionCondition) -> [Match] { [] }
}
