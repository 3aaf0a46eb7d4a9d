import Facts
import Rules

/// Decides where a condition on a certificate holds.
struct CertificateEvaluator {
    private let facts: BundleFacts

    init(_ facts: BundleFacts) {
        self.facts = facts
    }

    func matches(_ condition: CertificateCondition) -> [Match] { [] }
}
