import Notation
import Facts
import Yams

/// A value in a configuration, or what is the matter with the configuration itself.
package struct SettingCondition: FactCondition {
    /// What is asked beside, or instead of, a test of the value.
    package enum Question: Sendable, Hashable {
        case value
        /// A secret stands in it as it is.
        case plainSecret
        /// The program knows no such setting: with, or without, a known one that is spelt nearly so.
        case unknown(isNear: Bool)
        /// The file breaks its own syntax.
        case malformed
    }

    package let sources: [String]
    /// Any of them will do.
    package let paths: [SettingPattern]
    package private(set) var question: Question
    package private(set) var test: ValueTest
    /// How the value is read as a quantity; then a capture holds it in bytes or seconds.
    package let unit: SettingUnit?
    /// The value when a configuration of the source is there but silent.
    package private(set) var fallback: String?
    /// The capture that holds the value; when the rule names it, those of the path and the file begin
    /// with it too, so that several settings can be told apart.
    package let name: String
    private let isNamed: Bool

    package static let keys =
        ["config", "setting", "default", "as", "unit", "plain-secret", "unknown", "malformed"]
        + ValueTest.keys

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        guard let config = keys["config"], keys["setting"] != nil || keys["malformed"] != nil else {
            throw file.error(at: node, "A setting is asked for with both “config” and “setting”.")
        }
        sources = try file.strings(config, "config")
        paths =
            try keys["setting"].map { try file.strings($0, "setting").map(SettingPattern.init) }
            ?? []
        question = try Self.question(node, keys, file)
        test = try ValueTest(node, keys, file)
        if question != .value, question != .plainSecret, test != .present {
            throw file.error(at: node, "Only a setting that is known can be asked for its value.")
        }
        fallback = try keys["default"].map { try file.strings($0, "default") }?.first
        unit = try keys["unit"].map { try file.choice($0, "unit", as: SettingUnit.self) }
        isNamed = keys["as"] != nil
        name = try file.capture(keys["as"], "as") ?? "value"
    }

    /// The same setting, whatever its value.
    package var untested: SettingCondition {
        var condition = self
        condition.test = .present
        condition.question = .value
        condition.fallback = nil
        return condition
    }

    private static func question(
        _ node: Node, _ keys: [String: Node], _ file: YAMLFile
    ) throws -> Question {
        var questions: [Question] = []
        if let node = keys["plain-secret"] {
            _ = try file.string(node, "plain-secret")
            questions.append(.plainSecret)
        }
        if let node = keys["unknown"] {
            let word = try file.string(node, "unknown")
            guard word == "near" || word == "far" else {
                throw file.error(
                    at: node, "“\(word)” is no kind of unknown setting.",
                    hint: "near: a known name is spelt nearly so; far: none is.")
            }
            questions.append(.unknown(isNear: word == "near"))
        }
        if keys["malformed"] != nil { questions.append(.malformed) }
        guard questions.count <= 1 else {
            throw file.error(at: node, "One condition asks one thing; use “all” for several.")
        }
        return questions.first ?? .value
    }

    /// The captures that tell where the setting stands.
    package var settingName: String { isNamed ? "\(name)_setting" : "setting" }
    package var fileName: String? { isNamed ? "\(name)_file" : nil }
    package var exactName: String? { unit == nil ? nil : "\(name)_exact" }

    package var captureNames: [String] {
        let own: [String] =
            switch question {
            case .value, .plainSecret: []
            case .unknown(let isNear): ["program", "effect", "test"] + (isNear ? ["nearest"] : [])
            case .malformed: ["problem", "line"]
            }
        return [settingName, name] + [fileName, exactName].compactMap(\.self) + own
            + test.groupNames + paths.flatMap(\.names)
    }

    package var story: String {
        let from = sources.joined(separator: " or ")
        let path = paths.map(\.description).joined(separator: " or ")
        switch question {
        case .value:
            let silent = fallback.map { " (\($0) when the file is silent)" } ?? ""
            return "the setting \(path) of \(from) \(test.story)\(silent)"
        case .plainSecret: return "the setting \(path) of \(from) holds a secret in plain text"
        case .unknown(let isNear):
            return "the program of \(from) knows no such setting"
                + (isNear ? ", but one that is spelt nearly so" : "")
        case .malformed: return "\(from) breaks its own syntax"
        }
    }
}
