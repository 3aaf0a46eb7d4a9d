import Notation
import Facts
import Yams

/// What is asked of one value.
package enum ValueTest: Sendable, Hashable {
    case equals([String])
    case differs([String])
    case below(String)
    case above(String)
    /// A regular expression for the whole value.
    case matches(String)
    case missing
    case present

    static let keys = ["is", "is-not", "below", "above", "matches", "missing", "present"]

    /// Reads the one test among a condition's keys; being there is the test when there is none.
    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        func values(_ key: String) throws -> [String]? {
            try keys[key].map { try file.strings($0, key) }
        }
        var tests: [ValueTest] = []
        if let values = try values("is") { tests.append(.equals(values)) }
        if let values = try values("is-not") { tests.append(.differs(values)) }
        if let values = try values("below"), let first = values.first {
            tests.append(.below(first))
        }
        if let values = try values("above"), let first = values.first {
            tests.append(.above(first))
        }
        if let values = try values("matches"), let first = values.first {
            tests.append(.matches(first))
        }
        if keys["missing"] != nil { tests.append(.missing) }
        if keys["present"] != nil { tests.append(.present) }
        guard tests.count <= 1 else {
            throw file.error(
                at: node, "One condition has one test for its value; use “all” for several.")
        }
        self = tests.first ?? .present
    }

    /// The named groups of its expression: they become captures.
    package var groupNames: [String] {
        guard case .matches(let expression) = self else { return [] }
        return expression.split(separator: "(?<").dropFirst().compactMap { rest in
            guard let first = rest.first, first.isLetter, let end = rest.firstIndex(of: ">") else {
                return nil
            }
            return String(rest[..<end])
        }
    }

    /// The test as a part of a sentence: “is below 100”.
    package var story: String {
        switch self {
        case .present: "is there"
        case .missing: "is missing"
        case .equals(let values): "is \(values.joined(separator: " or "))"
        case .differs(let values): "is not \(values.joined(separator: " or "))"
        case .below(let limit): "is below \(limit)"
        case .above(let limit): "is above \(limit)"
        case .matches(let expression): "matches \(expression)"
        }
    }
}
