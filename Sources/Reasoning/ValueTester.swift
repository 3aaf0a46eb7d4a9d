import Facts
import Rules
import Scanning

/// A test of values, made ready once: what has an expression compiles it once, not once a value.
struct ValueTester {
    private let test: ValueTest
    private let matcher: LineMatcher?

    init(_ test: ValueTest) {
        self.test = test
        if case .matches(let expression) = test {
            matcher = try? LineMatcher("(?:\(expression))", ignoresCase: true)
        } else {
            matcher = nil
        }
    }

    /// Whether a value that is there passes.
    func holds(for value: String) -> Bool {
        guard case .matches = test else { return test.holds(for: value) }
        return matcher.map { matcher in
            Array(value.utf8).withUnsafeBytes { matcher.matches($0) }
        } ?? false
    }
}
