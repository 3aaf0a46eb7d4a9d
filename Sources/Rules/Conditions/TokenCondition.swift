import Facts
import Yams

/// A JSON Web Token, and what is the matter with it.
package struct TokenCondition: FactCondition {
    package let sources: [String]

    package static let keys = ["token"]

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        sources = try keys["token"].map { try file.strings($0, "token") } ?? ["*"]
    }

    package var captureNames: [String] { [] }
    package var story: String { "a token of \(sources.joined(separator: " or "))" }
}
