import Facts
import Yams

/// A number or state that a command's output told.
package struct ReadingCondition: FactCondition {
    /// The reading's name, `disk.used-percent`; a trailing `.*` takes all of one kind.
    package let reading: String
    package private(set) var test: ValueTest
    /// The capture that holds the value.
    package let name: String

    package static let keys = ["reading", "as"] + ValueTest.keys

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
    package var story: String { "the reading \(reading) \(test.story)" }
}
