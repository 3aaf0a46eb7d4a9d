import FoundationEssentials

/// As much of JSON Schema (draft 2020-12) as describes the rule language.
indirect enum SchemaNode: Encodable, Sendable {
    /// Anything goes; for keys nobody has described yet.
    case anything
    case text
    /// A text, a number or a truth value: YAML tells them apart, rules do not.
    case scalar
    case integer(least: Int)
    case constant(String)
    case choice([String])
    case list(SchemaNode)
    /// One, or a list of such.
    case some(SchemaNode)
    case either([SchemaNode])
    case object([String: SchemaNode], required: [String] = [], others: SchemaNode? = nil)
    /// An object that has exactly one of the keys.
    case exclusive(SchemaNode, oneOf: [String])
    case reference(String)
    case null
    case described(SchemaNode, String)

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: Key.self)
        try write(to: &keys)
    }

    private func write(to keys: inout KeyedEncodingContainer<Key>) throws {
        switch self {
        case .anything: break
        case .text: try keys.encode("string", forKey: Key("type"))
        case .null: try keys.encode("null", forKey: Key("type"))
        case .scalar:
            try keys.encode(["string", "number", "boolean"], forKey: Key("type"))
        case .integer(let least):
            try keys.encode("integer", forKey: Key("type"))
            try keys.encode(least, forKey: Key("minimum"))
        case .constant(let text): try keys.encode(text, forKey: Key("const"))
        case .choice(let words): try keys.encode(words, forKey: Key("enum"))
        case .list(let item):
            try keys.encode("array", forKey: Key("type"))
            try keys.encode(item, forKey: Key("items"))
        case .some(let item):
            try keys.encode([item, .list(item)], forKey: Key("anyOf"))
        case .either(let nodes): try keys.encode(nodes, forKey: Key("anyOf"))
        case .object(let properties, let required, let others):
            try keys.encode("object", forKey: Key("type"))
            if !properties.isEmpty { try keys.encode(properties, forKey: Key("properties")) }
            if !required.isEmpty { try keys.encode(required, forKey: Key("required")) }
            if let others {
                try keys.encode(others, forKey: Key("additionalProperties"))
            } else {
                try keys.encode(false, forKey: Key("additionalProperties"))
            }
        case .exclusive(let object, let names):
            try object.write(to: &keys)
            try keys.encode(names.map { ["required": [$0]] }, forKey: Key("oneOf"))
        case .reference(let name): try keys.encode("#/$defs/\(name)", forKey: Key("$ref"))
        case .described(let node, let text):
            try node.write(to: &keys)
            try keys.encode(text, forKey: Key("description"))
        }
    }
}
