import FoundationEssentials

/// What editors need to know of the library's files: a JSON Schema of each kind, made from the very
/// tables of keys by which the parsers accept them.
package enum RuleSchema: String, Sendable, CaseIterable {
    case rule, codes, sources
    case failureModes = "failure-modes"

    /// The schema as JSON, pretty-printed, the same bytes every time.
    package var document: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = Document(
            title: title, node: node,
            definitions: self == .rule || self == .codes ? SchemaWords.definitions : [:])
        guard let data = try? encoder.encode(document) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private var title: String {
        switch self {
        case .rule: "A rule: Rules/<system>/<name>.yaml"
        case .codes: "A table of codes: Rules/<system>/codes.yaml"
        case .sources: "The files a system writes: Rules/<system>/sources.yaml"
        case .failureModes: "The causal map: Rules/failure-modes.yaml"
        }
    }

    private var node: SchemaNode {
        switch self {
        case .rule:
            SchemaWords.object(RuleParser.keys, required: RuleParser.required)
        case .codes:
            .object(
                SchemaWords.properties(CodeTable.keys).merging([
                    "rows": .described(
                        .object(
                            [:],
                            others: SchemaWords.object(
                                CodeTable.rowKeys, required: CodeTable.requiredInRow)),
                        "A rule for each code: its row overrides what the table says.")
                ]) { $1 }, required: ["when", "rows"])
        case .sources:
            SchemaWords.object(
                SourceParser.fileKeys + SourceParser.collectorKeys, in: SchemaWords.sources)
        case .failureModes:
            .object([:], others: SchemaWords.object(CausalMap.keys, in: SchemaWords.mode))
        }
    }

    private struct Document: Encodable {
        let title: String
        let node: SchemaNode
        let definitions: [String: SchemaNode]

        private enum Key: String, CodingKey {
            case schema = "$schema"
            case title
            case definitions = "$defs"
        }

        func encode(to encoder: any Encoder) throws {
            try node.encode(to: encoder)
            var keys = encoder.container(keyedBy: Key.self)
            try keys.encode("https://json-schema.org/draft/2020-12/schema", forKey: .schema)
            try keys.encode(title, forKey: .title)
            if !definitions.isEmpty { try keys.encode(definitions, forKey: .definitions) }
        }
    }
}
