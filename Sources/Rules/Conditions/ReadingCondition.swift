import Notation
import Facts
import Yams

/// A number or state that a command's output told.
package struct ReadingCondition: FactCondition {
    /// The reading's name, `disk.used-percent`; a trailing `.*` takes all of one kind.
    package let reading: String
    package private(set) var test: ValueTest
    /// The capture that holds the value.
    package let name: String

    /// Labels that must match a regular expression.
    package let wanted: [LabelTest]
    /// Labels that must not.
    package let unwanted: [LabelTest]

    /// What is asked of one label.
    package struct LabelTest: Sendable, Hashable {
        package let label: String
        package let test: ValueTest
    }

    package static let keys = ["reading", "as", "of", "except"] + ValueTest.keys

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        guard let reading = keys["reading"] else {
            throw file.error(at: node, "“reading” names what is to be read: disk.used-percent.")
        }
        let name = try file.string(reading, "reading")
        guard !ReadingVocabulary.entries(named: name).isEmpty else {
            throw file.error(
                at: reading, "There is no reading “\(name)”.",
                hint: Nearest.name(to: name, in: ReadingVocabulary.entries.map(\.name)).map {
                    "Did you mean “\($0)”?"
                })
        }
        self.reading = name
        test = try ValueTest(node, keys, file)
        self.name = try file.capture(keys["as"], "as") ?? "value"
        wanted = try Self.labelTests(keys["of"], of: name, "of", file)
        unwanted = try Self.labelTests(keys["except"], of: name, "except", file)
    }

    private static func labelTests(
        _ node: Node?, of reading: String, _ key: String, _ file: YAMLFile
    ) throws -> [LabelTest] {
        guard let node else { return [] }
        let known = ReadingVocabulary.labels(of: reading)
        return try file.mapping(node, known: known, what: "“\(key)”").sorted { $0.key < $1.key }
            .map { LabelTest(label: $0.key, test: .matches(try file.string($0.value, key))) }
    }

    /// Whether all readings of one kind are asked for: `disk.*`.
    package var isKind: Bool { reading.hasSuffix(".*") }

    /// The same reading, whatever its value.
    package var untested: ReadingCondition {
        var condition = self
        condition.test = .present
        return condition
    }

    package var captureNames: [String] {
        (isKind ? ["reading", name] : [name]) + ReadingVocabulary.labels(of: reading)
    }
    package var sources: [String] { ["reading:\(reading)"] }
    package var story: String {
        let of = wanted.map { ", its \($0.label) \($0.test.story)" }
        let except = unwanted.map { ", unless its \($0.label) \($0.test.story)" }
        return "the reading \(reading) \(test.story)" + (of + except).joined()
    }
}
