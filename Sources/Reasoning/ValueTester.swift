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

    /// What the named groups of its expression hold, or `nil` when the value does not pass.
    func captures(in value: String) -> [String: String]? {
        guard case .matches = test else { return test.holds(for: value) ? [:] : nil }
        guard let matcher else { return nil }
        let bytes = Array(value.utf8)
        return bytes.withUnsafeBytes { buffer in
            guard let ranges = matcher.captures(in: buffer) else { return nil }
            var found: [String: String] = [:]
            for (name, range) in zip(matcher.names, ranges) {
                guard let range else { continue }
                found[name] = String(decoding: buffer[range], as: UTF8.self)
            }
            return found
        }
    }
}
