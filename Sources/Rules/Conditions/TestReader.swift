import Notation
import Facts
import Yams

/// Reads the tests of a condition: flags, durations, choices.
struct TestReader {
    let keys: [String: Node]
    let file: YAMLFile

    /// `true` or `false`; `nil` where the key is absent.
    func flag(_ key: String) throws -> Bool? {
        guard let node = keys[key] else { return nil }
        switch try file.string(node, key) {
        case "true": return true
        case "false": return false
        default:
            throw file.error(at: node, "“\(key)” is true or false.")
        }
    }

    func seconds(_ key: String) throws -> Double? {
        guard let node = keys[key] else { return nil }
        let text = try file.string(node, key)
        guard let quantity = Quantity(text), quantity.unit == .seconds else {
            throw file.error(
                at: node, "“\(text)” is no duration.", hint: "Write 30d, 12h, 5m or 30s.")
        }
        return quantity.value
    }

    /// One of a list of names, or several.
    func choices<Value: RawRepresentable & CaseIterable>(
        _ key: String, as type: Value.Type
    ) throws -> [Value]? where Value.RawValue == String {
        guard let node = keys[key] else { return nil }
        return try (node.sequence.map(Array.init) ?? [node]).map {
            try file.choice($0, key, as: type)
        }
    }

    /// The capture of another step.
    func capture(_ key: String) throws -> String? { try file.capture(keys[key], key) }
}
