import Facts
import Yams

/// A value in a configuration.
package struct SettingCondition: FactCondition {
    package let sources: [String]
    /// Key parts; `*` is any one part, `**` any number of parts.
    package let path: [String]
    package private(set) var test: ValueTest
    /// The value when a configuration of the source is there but silent.
    package private(set) var fallback: String?
    /// The capture that holds the value.
    package let name: String

    package static let keys = ["config", "setting", "default", "as"] + ValueTest.keys

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        guard let config = keys["config"], let path = keys["setting"] else {
            throw file.error(at: node, "A setting is asked for with both “config” and “setting”.")
        }
        sources = try file.strings(config, "config")
        self.path = try file.string(path, "setting").split(separator: ".").map(String.init)
        test = try ValueTest(node, keys, file)
        fallback = try keys["default"].map { try file.strings($0, "default") }?.first
        name = try file.capture(keys["as"], "as") ?? "value"
    }

    /// The same setting, whatever its value.
    package var untested: SettingCondition {
        var condition = self
        condition.test = .present
        condition.fallback = nil
        return condition
    }

    package var captureNames: [String] { ["setting", "value", name] }

    package var story: String {
        let silent = fallback.map { " (\($0) when the file is silent)" } ?? ""
        return "the setting \(path.joined(separator: ".")) of \(sources.joined(separator: " or ")) "
            + test.story + silent
    }
}
