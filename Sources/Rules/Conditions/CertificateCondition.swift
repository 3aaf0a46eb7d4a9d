import Facts
import Yams

/// A certificate, and what is the matter with it at the time the bundle was taken.
package struct CertificateCondition: FactCondition {
    package let sources: [String]

    package static let keys = ["certificate"]

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        sources = try keys["certificate"].map { try file.strings($0, "certificate") } ?? ["*"]
    }

    package var captureNames: [String] { [] }
    package var story: String { "a certificate of \(sources.joined(separator: " or "))" }
}
