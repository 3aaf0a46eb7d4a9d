import Foundation
import TestSupport
import Testing
import Yams

@testable import Rules

struct RuleSchemaTests {
    private static let library = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Rules")

    /// The YAML as JSON, with the types YAML gives its scalars.
    private static func json(_ yaml: String) throws -> String {
        let node = try #require(try Yams.compose(yaml: yaml, .basic))
        let data = try JSONSerialization.data(
            withJSONObject: value(node), options: [.fragmentsAllowed])
        return String(decoding: data, as: UTF8.self)
    }

    private static func value(_ node: Node) -> Any {
        switch node {
        case .mapping(let mapping):
            Dictionary(mapping.map { ($0.string ?? "", value($1)) }) { first, _ in first }
        case .sequence(let sequence): sequence.map(value)
        case .scalar(let scalar):
            if scalar.style == .plain, ["null", "~", ""].contains(scalar.string) {
                NSNull()
            } else if scalar.style == .plain, let number = Int(scalar.string) {
                number
            } else {
                scalar.string
            }
        case .alias: NSNull()
        }
    }

    private static func problems(_ yaml: String, _ kind: RuleSchema) throws -> [String] {
        try JSONSchema(kind.document).problems(in: json(yaml))
    }

    @Test(arguments: RuleSchema.allCases)
    func `the shipped files keep to their schema`(_ kind: RuleSchema) throws {
        let schema = try JSONSchema(kind.document)
        let files = try LibraryFiles(folders: [Self.library.path])
        let texts: [(name: String, text: String)] =
            switch kind {
            case .failureModes: files.causalMaps
            case .sources: files.sources.map { ($0.name, $0.text) }
            case .codes: files.rules.filter { $0.stem == "codes" }.map { ($0.name, $0.text) }
            // Every sixteenth, and each that asks for something else than lines.
            case .rule:
                files.rules.enumerated().filter { index, file in
                    file.stem != "codes"
                        && (index % 16 == 0
                            || ["setting:", "reading:", "certificate:", "payload:", "version:"]
                                .contains { file.text.contains("\n  \($0)") })
                }.map { ($1.name, $1.text) }
            }
        #expect(!texts.isEmpty)
        for (name, text) in texts {
            let problems = try schema.problems(in: Self.json(text))
            #expect(problems.isEmpty, "\(name): \(problems)")
        }
    }

    @Test(arguments: [
        ("severity: low", "sverity: low", ["$: odd sverity", "$: no severity"]),
        ("severity: low", "severity: bad", ["$.severity: not one of"]),
        ("finds: nothing", "finds: naught", ["$.examples[1].finds"]),
        ("message: 'the word is {word}'", "mesage: 'the word'", ["$.when: ", "$.when: "]),
        (
            "message: 'the word is {word}'", "message: 'the word is {word}'\n  regex: x",
            ["$.when: fits 2"]
        ),
        (
            "message: 'the word is {word}'", "message: 'the word is {word}'\n  at-least: 0",
            ["$.when.at-least: below 1"]
        ),
        (
            "message: 'the word is {word}'", "all:\n    - log: x",
            ["$.when.all[0]: fits 0"]
        ),
    ])
    func `a slip of the pen is seen`(_ right: String, _ wrong: String, _ problems: [String]) throws
    {
        #expect(try Self.problems(Text.rule, .rule) == [])
        let found = try Self.problems(Text.rule.replacing(right, with: wrong), .rule)
        #expect(found.count == problems.count, "\(found)")
        for (problem, beginning) in zip(found, problems) {
            #expect(problem.hasPrefix(beginning), "\(problem)")
        }
    }

    @Test func `every key that a parser takes is in the schema, and no other`() throws {
        func keys(_ kind: RuleSchema, _ path: String...) throws -> Set<String> {
            let data = Data(kind.document.utf8)
            var node = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
            for part in path { node = node[part] as? [String: Any] ?? [:] }
            return Set((node["properties"] as? [String: Any] ?? [:]).keys)
        }
        #expect(try keys(.rule) == Set(RuleParser.keys))
        #expect(try keys(.codes) == Set(CodeTable.keys))
        #expect(
            try keys(.codes, "properties", "rows", "additionalProperties") == Set(CodeTable.rowKeys)
        )
        #expect(try keys(.rule, "$defs", "condition") == Set(SignatureParser.keys))
        #expect(
            try keys(.rule, "$defs", "counter")
                == Set(SignatureParser.keys + SignatureParser.counterKeys))
        #expect(
            try keys(.sources, "properties", "sources", "additionalProperties")
                == Set(SourceParser.keys))
        #expect(try keys(.failureModes, "additionalProperties") == Set(CausalMap.keys))
    }
}
