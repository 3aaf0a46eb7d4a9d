import Notation
import Facts
import Yams

/// A payload that leaves what is expected of it, or one field of it.
package struct PayloadCondition: FactCondition {
    /// Sources, file names or `*` for any payload.
    package let payloads: [String]
    /// Kinds of drift: `missing`, `format` (all of them) or `format.date-order`; empty for a plain question.
    package let drift: [String]
    /// The field that is asked about; `*` is any one part, `**` any number.
    package let field: String?
    package let expectation: Expectation
    /// What the field's value must be, when no drift is asked for.
    package let test: ValueTest
    /// A capture of another step whose value the payload must hold as a key or value.
    package let holds: String?
    /// The capture that holds the field's value.
    package let name: String

    /// What the payload is held against.
    package enum Expectation: Sendable {
        /// The other payloads of its family, and its own earlier records.
        case family
        case contract(Contract)
        /// A file beside the rule.
        case schema(file: String)
        /// Whatever schemas the bundle brings.
        case bundle
    }

    package static let keys =
        ["payload", "drift", "field", "contract", "schema", "holds", "as"] + ValueTest.keys

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        payloads = try keys["payload"].map { try file.strings($0, "payload") } ?? ["*"]
        drift = try keys["drift"].map { try Self.drift($0, file) } ?? []
        field = try keys["field"].map { try file.string($0, "field") }
        test = try ValueTest(node, keys, file)
        holds = try file.capture(keys["holds"], "holds")
        name = try file.capture(keys["as"], "as") ?? "value"
        switch (keys["contract"], keys["schema"]) {
        case (let contract?, nil):
            expectation = .contract(try ContractParser(file: file).contract(contract))
        case (nil, let schema?):
            let name = try file.string(schema, "schema")
            let folder = file.name.lastIndex(of: "/").map { file.name[...$0] } ?? ""
            expectation = name == "bundle" ? .bundle : .schema(file: folder + name)
        case (nil, nil): expectation = .family
        case (_?, let schema?):
            throw file.error(
                at: schema, "A payload is held against a contract or a schema, not both.")
        }
        if test != .present || keys["present"] != nil {
            if !drift.isEmpty {
                throw file.error(
                    at: node, "One condition asks for “drift” or tests a value, not both.",
                    hint: "Use “all” for two conditions.")
            }
            if field == nil {
                throw file.error(at: node, "A test of a payload's value needs “field”.")
            }
        }
        if drift.isEmpty, keys["contract"] != nil || keys["schema"] != nil {
            throw file.error(
                at: node, "A contract is asked for its “drift”.",
                hint: "drift: [missing, type, value, extra, format, null, duplicate, size]")
        }
    }

    private static func drift(_ node: Node, _ file: YAMLFile) throws -> [String] {
        try file.strings(node, "drift").map { text in
            guard DriftKind.names.contains(text) else {
                throw file.error(
                    at: node, "“\(text)” is no kind of drift.",
                    hint: Nearest.name(to: text, in: DriftKind.names).map {
                        "Did you mean “\($0)”?"
                    }
                        ?? "One of: \(DriftKind.names.joined(separator: ", ")).")
            }
            return text
        }
    }

    /// A field that the rule names needs no capture; one found by `*`, or by its drift, has a name.
    package var captureNames: [String] {
        var names = ["payload", "format", "bytes", "records", "record_bytes", "encoding"]
        if !drift.isEmpty {
            names += [
                "field", "name", "value", name, "sample", "drift", "expected", "actual",
                "last_good",
                "first_bad", "good", "bad", "before", "contract",
            ]
            if drift.contains(where: { $0.hasPrefix("missing") }) { names.append("renamed") }
        } else if let field {
            names += field.contains("*") ? ["field", "name", name] : [name]
        }
        return names + (holds == nil ? [] : ["held_field", "held_line"])
    }

    package var sources: [String] { payloads.map { "payload:\($0)" } }

    package var story: String {
        let what =
            payloads == ["*"] ? "a payload" : "a payload of \(payloads.joined(separator: " or "))"
        let place = field.map { "\($0) of " } ?? ""
        if drift.isEmpty { return field == nil ? what : "\(place)\(what) \(test.story)" }
        let against =
            switch expectation {
            case .family: "changes"
            case .contract(let contract): "breaks the contract \(contract.name)"
            case .schema(let file): "breaks the schema \(file)"
            case .bundle: "breaks a schema of the bundle"
            }
        return "\(place)\(what) \(against) (\(drift.joined(separator: ", ")))"
    }
}

/// The kinds of drift a rule can ask for; the part before the point stands for all of its kinds.
package enum DriftKind: String, Sendable, CaseIterable {
    case missing, renamed = "missing.renamed"
    case type, value, extra, null, duplicate, size, truncated, broken, count
    case repeatedPage = "repeated"
    case format
    case dateOrder = "format.date-order"
    case date = "format.date"
    case decimalComma = "format.decimal-comma"
    case number = "format.number"
    case boolean = "format.boolean"
    case timeZone = "format.time-zone"
    case epoch = "format.epoch"
    case leadingZeros = "format.leading-zeros"
    case scientific = "format.scientific"
    case encoding
    case garbled = "encoding.garbled"
    case replaced = "encoding.replaced"
    case mark = "encoding.mark"
    case encodingChanged = "encoding.changed"
    case table
    case delimiter = "table.delimiter"
    case header = "table.header"
    case columns = "table.columns"
    case quoting = "table.quoting"

    static let names = allCases.map(\.rawValue)

    /// Whether a rule that asks for `wanted` means this kind.
    package func belongs(to wanted: String) -> Bool {
        rawValue == wanted || rawValue.hasPrefix(wanted + ".")
    }
}
