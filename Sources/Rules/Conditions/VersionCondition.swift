import Facts
import Yams

/// The version of a system.
package struct VersionCondition: FactCondition {
    package let system: String
    /// The first version that has the defect.
    package let introduced: String?
    /// The first version that has it no more.
    package let fixed: String?
    /// The capture that holds the version.
    package let name: String

    package static let keys = ["version", "introduced", "fixed", "as"]

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        guard let system = keys["version"] else {
            throw file.error(at: node, "“version” names a system: postgresql.")
        }
        self.system = try file.string(system, "version")
        introduced = try keys["introduced"].map { try file.string($0, "introduced") }
        fixed = try keys["fixed"].map { try file.string($0, "fixed") }
        name = try file.capture(keys["as"], "as") ?? "version"
    }

    package var captureNames: [String] { ["system", "version", "fixed", "introduced", name] }
    package var sources: [String] { ["version:\(system)"] }

    package var story: String {
        let from = introduced.map { " from \($0) on" } ?? ""
        let to = fixed.map { " before \($0)" } ?? ""
        return "a version of \(system)\(from)\(to)"
    }
}
