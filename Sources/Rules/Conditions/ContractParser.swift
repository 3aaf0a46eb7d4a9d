import Notation
import Facts
import Yams

/// Reads a rule's `contract:`: field → what it may be.
///
/// ```yaml
/// contract:
///   id: integer unique
///   order.status: [new, paid, shipped]
///   order.lines[].price: number
///   comment: string optional nullable
///   name: {type: string, max-length: 40}
/// ```
struct ContractParser {
    let file: YAMLFile

    private static let fieldKeys = [
        "type", "enum", "pattern", "min", "max", "max-length", "required", "nullable", "unique",
    ]

    func contract(_ node: Node) throws -> Contract {
        guard let mapping = node.mapping, !mapping.isEmpty else {
            throw file.error(
                at: node, "A contract is a mapping of fields to what they may be.",
                hint: "contract: {id: integer, status: [new, paid]}")
        }
        var contract = Contract(name: "the rule's contract")
        for (key, value) in mapping {
            let path = try file.string(key, "contract")
            if path == "closed" {
                if try file.string(value, "closed") == "true" { contract.closed.append("") }
                continue
            }
            contract.fields.append(try field(path, value))
        }
        return contract
    }

    private func field(_ path: String, _ node: Node) throws -> Contract.Field {
        if let values = node.sequence {
            var field = Contract.Field(path: path, kinds: [.any])
            field.values = try values.map { try file.string($0, path) }
            return field
        }
        if node.mapping != nil { return try described(path, node) }
        return try worded(path, node)
    }

    private func worded(_ path: String, _ node: Node) throws -> Contract.Field {
        var field = Contract.Field(path: path, kinds: [])
        for word in try file.string(node, path).split(separator: " ").map(String.init) {
            switch word {
            case "optional": field.isRequired = false
            case "required": field.isRequired = true
            case "nullable": field.isNullable = true
            case "unique": field.isUnique = true
            default: field.kinds.append(try kind(word, node))
            }
        }
        if field.kinds.isEmpty { field.kinds = [.any] }
        return field
    }

    private func kind(_ word: String, _ node: Node) throws -> Contract.Kind {
        guard let kind = Contract.Kind(rawValue: word) else {
            let known =
                Contract.Kind.allCases.map(\.rawValue) + ["optional", "nullable", "unique"]
            throw file.error(
                at: node, "“\(word)” is no type.",
                hint: Nearest.name(to: word, in: known).map { "Did you mean “\($0)”?" }
                    ?? "One of: \(known.joined(separator: ", ")).")
        }
        return kind
    }

    private func described(_ path: String, _ node: Node) throws -> Contract.Field {
        let keys = try file.mapping(node, known: Self.fieldKeys, what: "A field of a contract")
        var field =
            try keys["type"].map { try worded(path, $0) }
            ?? Contract.Field(path: path, kinds: [.any])
        func flag(_ key: String) throws -> Bool? {
            try keys[key].map { try file.string($0, key) == "true" }
        }
        func number(_ key: String) throws -> Double? {
            try keys[key].map { node in
                guard let value = Double(try file.string(node, key)) else {
                    throw file.error(at: node, "“\(key)” is a number.")
                }
                return value
            }
        }
        field.values = try keys["enum"].map { try file.strings($0, "enum") }
        field.pattern = try keys["pattern"].map { try file.string($0, "pattern") }
        field.least = try number("min")
        field.most = try number("max")
        field.longest = try keys["max-length"].map { try file.int($0, "max-length") }
        field.isRequired = try flag("required") ?? field.isRequired
        field.isNullable = try flag("nullable") ?? field.isNullable
        field.isUnique = try flag("unique") ?? field.isUnique
        return field
    }
}
