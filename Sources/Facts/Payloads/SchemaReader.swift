/// Reads what JSON Schema and Avro schemas ask for, as far as ``Contract`` can say it.
///
/// JSON Schema: type, properties, required, items, enum, const, format, pattern, minimum, maximum, maxLength,
/// additionalProperties, nullable, allOf and `$ref` within the document (https://json-schema.org/specification).
/// Avro: records, unions with null, enums, arrays, logical types, defaults
/// (https://avro.apache.org/docs/1.12.0/specification/).
package struct SchemaReader {
    private static let mostFields = 500
    private static let deepest = 24

    private let root: ConfigTree
    private var contract: Contract
    /// Avro's named types.
    private var named: [String: ConfigTree] = [:]

    /// The contract that a document is, or `nil` when it is none.
    package static func contract(in text: [UInt8], path: String, isSchema: Bool = false)
        -> Contract?
    {
        let isLikely = ["\"$schema\"", "\"properties\"", "\"fields\"", "\\\"fields\\\""].contains {
            contains(text, Array($0.utf8))
        }
        guard isLikely, text.count <= 2 << 20, let tree = JSONReader.documents(in: text).first
        else { return nil }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return contract(tree, name: name, isSchema: isSchema)
    }

    private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        text.withUnsafeBytes { all in
            var rest = all[...]
            while let at = rest.firstIndex(of: word[0]) {
                if rest[at...].starts(with: word) { return true }
                rest = rest[(at + 1)...]
            }
            return false
        }
    }

    private static func contract(_ tree: ConfigTree, name: String, isSchema: Bool) -> Contract? {
        if tree["type"]?.text == "record", tree["fields"] != nil {
            var reader = SchemaReader(root: tree, contract: Contract(name: name))
            reader.contract.name = tree["name"]?.text ?? name
            reader.avro(tree, path: "", depth: 0, isRoot: true)
            return reader.contract
        }
        // A schema registry wraps the schema in a text.
        if let inner = tree["schema"]?.text, inner.first == "{",
            let wrapped = JSONReader.documents(in: Array(inner.utf8)).first
        {
            return contract(wrapped, name: tree["subject"]?.text ?? name, isSchema: true)
        }
        let declares = tree["$schema"]?.text?.contains("json-schema.org") ?? false
        guard declares || isSchema || looksLikeSchema(tree) else { return nil }
        var reader = SchemaReader(root: tree, contract: Contract(name: tree["title"]?.text ?? name))
        reader.json(tree, path: "", isRequired: true, depth: 0)
        return reader.contract.fields.isEmpty ? nil : reader.contract
    }

    private static func looksLikeSchema(_ tree: ConfigTree) -> Bool {
        guard tree["type"]?.text == "object", case .table(let properties, _) = tree["properties"],
            !properties.isEmpty
        else { return false }
        return properties.allSatisfy {
            $0.tree["type"] != nil || $0.tree["$ref"] != nil || $0.tree["enum"] != nil
        }
    }

    private init(root: ConfigTree, contract: Contract) {
        self.root = root
        self.contract = contract
    }

    // MARK: JSON Schema

    private func resolved(_ tree: ConfigTree) -> ConfigTree {
        var tree = tree
        for _ in 0..<8 {
            guard let reference = tree["$ref"]?.text, reference.hasPrefix("#/") else { return tree }
            var target: ConfigTree? = root
            for part in reference.dropFirst(2).split(separator: "/") {
                target = target?[String(part)]
            }
            guard let target else { return tree }
            tree = target
        }
        return tree
    }

    private mutating func json(_ tree: ConfigTree, path: String, isRequired: Bool, depth: Int) {
        let tree = resolved(tree)
        guard depth < Self.deepest, contract.fields.count < Self.mostFields else { return }
        var types = Self.texts(tree["type"])
        var isNullable = types.contains("null") || tree["nullable"]?.text == "true"
        types.removeAll { $0 == "null" }
        var shapes = [tree] + Self.items(tree["allOf"]).map(resolved)
        let choices = (Self.items(tree["oneOf"]) + Self.items(tree["anyOf"])).map(resolved)
        if choices.contains(where: { $0["type"]?.text == "null" }) { isNullable = true }
        let others = choices.filter { $0["type"]?.text != "null" }
        if others.count == 1 { shapes += others }
        for shape in shapes.dropFirst() where types.isEmpty { types = Self.texts(shape["type"]) }
        if !path.isEmpty {
            var field = Contract.Field(
                path: path, kinds: others.count > 1 ? [.any] : Self.kinds(types, shapes))
            field.isRequired = isRequired
            field.isNullable = isNullable
            describe(&field, shapes)
            contract.fields.append(field)
        }
        for shape in shapes {
            let required = Set(Self.texts(shape["required"]))
            if case .table(let properties, _) = shape["properties"] {
                for entry in properties {
                    json(
                        entry.tree, path: Self.joined(path, entry.key),
                        isRequired: required.contains(entry.key), depth: depth + 1)
                }
                if shape["additionalProperties"]?.text == "false", shapes.count == 1 {
                    contract.closed.append(path)
                }
            }
            if let items = shape["items"], case .table = items {
                json(items, path: path + "[]", isRequired: false, depth: depth + 1)
            }
        }
    }

    private func describe(_ field: inout Contract.Field, _ shapes: [ConfigTree]) {
        for shape in shapes {
            if case .list(let values, _) = shape["enum"] {
                let texts = values.compactMap(\.text)
                if texts.contains("null") { field.isNullable = true }
                field.values = texts.filter { $0 != "null" }
            } else if let constant = shape["const"]?.text {
                field.values = [constant]
            }
            field.pattern = field.pattern ?? shape["pattern"]?.text
            field.least = field.least ?? shape["minimum"]?.text.flatMap(Double.init)
            field.most = field.most ?? shape["maximum"]?.text.flatMap(Double.init)
            field.longest = field.longest ?? shape["maxLength"]?.text.flatMap { Int($0) }
        }
    }

    private static func kinds(_ types: [String], _ shapes: [ConfigTree]) -> [Contract.Kind] {
        if types.isEmpty {
            return shapes.contains { $0["properties"] != nil } ? [.object] : [.any]
        }
        let format = shapes.compactMap { $0["format"]?.text }.first
        return types.map { type in
            switch (type, format) {
            case ("string", "date"): .date
            case ("string", "date-time"): .time
            case ("string", "uuid"): .uuid
            case ("string", "email"): .email
            default: Contract.Kind(rawValue: type) ?? .any
            }
        }
    }

    private static func texts(_ tree: ConfigTree?) -> [String] {
        switch tree {
        case .value(let text, _): [text]
        case .list(let items, _): items.compactMap(\.text)
        default: []
        }
    }

    private static func items(_ tree: ConfigTree?) -> [ConfigTree] {
        if case .list(let items, _) = tree { items } else { [] }
    }

    private static func joined(_ path: String, _ key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }

    // MARK: Avro

    private mutating func avro(_ type: ConfigTree, path: String, depth: Int, isRoot: Bool = false) {
        guard depth < Self.deepest, contract.fields.count < Self.mostFields,
            case .list(let fields, _) = type["fields"]
        else { return }
        if let name = type["name"]?.text { named[name] = type }
        for field in fields {
            guard let name = field["name"]?.text, let type = field["type"] else { continue }
            avroField(
                type, path: Self.joined(path, name), isRequired: field["default"] == nil,
                depth: depth + 1)
        }
    }

    private mutating func avroField(_ type: ConfigTree, path: String, isRequired: Bool, depth: Int)
    {
        guard depth < Self.deepest, contract.fields.count < Self.mostFields else { return }
        var branches: [ConfigTree] = [type]
        if case .list(let union, _) = type { branches = union }
        let isNullable = branches.contains { $0.text == "null" }
        branches.removeAll { $0.text == "null" }
        var field = Contract.Field(path: path, kinds: branches.map(avroKind))
        field.isRequired = isRequired
        field.isNullable = isNullable
        if branches.count == 1, let only = branches.first.map(named) {
            if only["type"]?.text == "enum" { field.values = Self.texts(only["symbols"]) }
            contract.fields.append(field)
            descend(only, path: path, depth: depth)
        } else {
            contract.fields.append(field)
        }
    }

    private mutating func descend(_ type: ConfigTree, path: String, depth: Int) {
        if let inner = type["type"], case .table = inner {
            return descend(inner, path: path, depth: depth + 1)
        }
        guard depth < Self.deepest else { return }
        switch type["type"]?.text {
        case "record": avro(type, path: path, depth: depth)
        case "array":
            if let items = type["items"] {
                avroField(items, path: path + "[]", isRequired: false, depth: depth + 1)
            }
        default: break
        }
    }

    private func named(_ type: ConfigTree) -> ConfigTree {
        type.text.flatMap { named[$0] } ?? type
    }

    private func avroKind(_ type: ConfigTree) -> Contract.Kind {
        let type = named(type)
        switch type["logicalType"]?.text {
        case "timestamp-millis", "timestamp-micros": return .epochMillis
        case "uuid": return .uuid
        case "date": return .integer
        default: break
        }
        if let inner = type["type"], case .table = inner { return avroKind(inner) }
        switch type.text ?? type["type"]?.text {
        case "string", "bytes", "fixed", "enum": return .text
        case "int", "long": return .integer
        case "float", "double": return .number
        case "boolean": return .boolean
        case "record", "map": return .object
        case "array": return .array
        default: return .any
        }
    }
}
