import Notation
import Facts
import Yams

/// The version of a system: whether it has a defect, or lies in a range.
package struct VersionCondition: FactCondition {
    package let system: String
    /// The first version that has the defect; every earlier one has it too when there is none.
    package let introduced: String?
    /// The first version that has it no more.
    package let fixed: String?
    /// What is asked of the version itself: compared as versions are.
    package let test: ValueTest
    /// The capture that holds the version.
    package let name: String

    package static let keys = ["version", "introduced", "fixed", "as"] + ValueTest.keys

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        guard let system = keys["version"] else {
            throw file.error(at: node, "“version” names a system: postgresql.")
        }
        self.system = try file.string(system, "version")
        introduced = try keys["introduced"].map { try file.string($0, "introduced") }
        fixed = try keys["fixed"].map { try file.string($0, "fixed") }
        test = try ValueTest(node, keys, file)
        name = try file.capture(keys["as"], "as") ?? "version"
        for text in [introduced, fixed].compactMap({ $0 }) where VersionNumber(text) == nil {
            throw file.error(
                at: node, "“\(text)” is no version.", hint: "Write it in quotes: \"16.2\".")
        }
        if test != .present, introduced != nil || fixed != nil {
            throw file.error(
                at: node,
                "“introduced” and “fixed” tell of a defect; the other tests do not go with them.")
        }
    }

    /// Whether it speaks of a defect that came and went, and not of a mere range.
    package var isOfDefect: Bool { introduced != nil || fixed != nil }

    package var captureNames: [String] { ["system", "version", "fixed", "introduced", name] }
    package var sources: [String] { ["version:\(system)"] }

    package var story: String {
        guard isOfDefect else { return "the version of \(system) \(test.story)" }
        let from = introduced.map { " from \($0) on" } ?? ""
        let to = fixed.map { " before \($0)" } ?? ""
        return "a version of \(system)\(from)\(to)"
    }
}
