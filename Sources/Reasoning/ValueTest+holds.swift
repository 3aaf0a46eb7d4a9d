import Facts
import Rules
import Scanning

extension ValueTest {
    /// Whether a value that is there passes.
    func holds(for value: String) -> Bool {
        switch self {
        case .present: true
        case .missing: false
        case .equals(let values): values.contains { $0.caseInsensitiveEquals(value) }
        case .differs(let values): !values.contains { $0.caseInsensitiveEquals(value) }
        case .below(let limit): Quantity.pair(value, limit).map { $0 < $1 } ?? false
        case .above(let limit): Quantity.pair(value, limit).map { $0 > $1 } ?? false
        case .matches(let expression):
            (try? LineMatcher("(?:\(expression))", ignoresCase: true))
                .map { matcher in Array(value.utf8).withUnsafeBytes { matcher.matches($0) } }
                ?? false
        }
    }
}
