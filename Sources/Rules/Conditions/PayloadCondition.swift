import Facts
import Yams

/// A payload that leaves what is expected of it.
package struct PayloadCondition: FactCondition {
    package let sources: [String]

    package static let keys = ["payload"]

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        sources = try keys["payload"].map { try file.strings($0, "payload") } ?? ["*"]
    }

    package var captureNames: [String] { [] }
    package var story: String { "a payload of \(sources.joined(separator: " or "))" }
}
