import Notation
import Facts
import Yams

/// Reads one rule file.
package enum RuleParser {
    static let keys = [
        "title", "status", "severity", "confidence", "owner", "mode", "when", "cause", "impact",
        "remediation", "verify", "see", "examples", "formerly",
    ]

    static let required = [
        "title", "severity", "owner", "mode", "when", "cause", "remediation", "examples",
    ]

    /// - Parameter firstPattern: the library's number for the rule's first pattern.
    /// - Parameter without: a key of one condition that is read over.
    /// - Throws: ``NotationError`` with file, line and column.
    package static func rule(
        _ id: RuleID, file name: String, text: String, firstPattern: Int = 0,
        without: DroppedKey? = nil
    ) throws -> Rule {
        let file = YAMLFile(name: name, text: text)
        let root = try file.root()
        let keys = try file.mapping(root, known: self.keys, what: "A rule")
        for key in required where keys[key] == nil {
            throw NotationError(
                file: name, line: 1, column: 1, problem: "The rule has no “\(key)”.",
                hint: "See Rules/README.md for what a rule holds.")
        }
        var signature = SignatureParser(file: file, firstPattern: firstPattern)
        signature.without = without
        let step = try signature.step(keys["when"] ?? root)
        return try rule(
            id, file: file, keys: keys, fallback: [:], signature: step,
            patterns: signature.patterns,
            line: 1)
    }

    /// A rule from its keys, and from a table's keys where its own are silent.
    static func rule(
        _ id: RuleID, file: YAMLFile, keys: [String: Node], fallback: [String: Node],
        signature: Step,
        patterns: [MessagePattern], line: Int
    ) throws -> Rule {
        func node(_ key: String) -> Node? { keys[key] ?? fallback[key] }
        func text(_ key: String) throws -> String {
            try node(key).map { String(Substring(try file.string($0, key)).trimmingBlanks) } ?? ""
        }
        func choice<Value: RawRepresentable & CaseIterable>(_ key: String, _ standard: Value) throws
            -> Value
        where Value.RawValue == String {
            try node(key).map { try file.choice($0, key, as: Value.self) } ?? standard
        }
        return Rule(
            id: id,
            formerly: try node("formerly").map { try file.strings($0, "formerly") } ?? [],
            title: try text("title"), status: try choice("status", .stable),
            severity: try choice("severity", .medium),
            confidence: try choice("confidence", .likely),
            owner: try choice("owner", .customer), mode: try text("mode"), signature: signature,
            patterns: patterns, cause: try text("cause"), impact: try text("impact"),
            remediation: try node("remediation").map { try remedies($0, file) } ?? [],
            verify: try text("verify"),
            see: try node("see").map { try file.strings($0, "see") } ?? [],
            examples: try node("examples").map { try examples($0, file) } ?? [], file: file.name,
            line: line)
    }

    private static func remedies(_ node: Node, _ file: YAMLFile) throws -> [Rule.Remedy] {
        guard let items = node.sequence else {
            throw file.error(at: node, "“remediation” is a list of steps.")
        }
        return try items.map { item in
            if let text = item.scalar?.string { return Rule.Remedy(todo: text, run: nil) }
            let keys = try file.mapping(item, known: ["do", "run"], what: "A step")
            guard let todo = keys["do"] else {
                throw file.error(at: item, "A step says what to “do”.")
            }
            return Rule.Remedy(
                todo: String(Substring(try file.string(todo, "do")).trimmingBlanks),
                run: try keys["run"].map {
                    String(Substring(try file.string($0, "run")).trimmingBlanks)
                })
        }
    }

    private static func examples(_ node: Node, _ file: YAMLFile) throws -> [Rule.Example] {
        guard let items = node.sequence else {
            throw file.error(at: node, "“examples” is a list.")
        }
        var first: [String: String]?
        return try items.map { item in
            let keys = try file.mapping(
                item, known: ["example", "given", "but", "finds"], what: "An example")
            var given: [String: String] = [:]
            if let node = keys["given"] {
                given = try texts(node, file).compactMapValues { $0 }
            } else if let node = keys["but"] {
                guard let first else {
                    throw file.error(
                        at: node, "“but” changes the first example, and this is the first.")
                }
                given = first
                for (name, text) in try texts(node, file) { given[name] = text }
            } else {
                throw file.error(at: item, "An example has “given” or “but”.")
            }
            if first == nil { first = given }
            guard let finds = keys["finds"] else {
                throw file.error(at: item, "An example says what it “finds”: captures, or nothing.")
            }
            return Rule.Example(
                story: try keys["example"].map { try file.string($0, "example") } ?? "",
                given: given, finds: try captures(finds, file), line: item.mark?.line ?? 1)
        }
    }

    private static func texts(_ node: Node, _ file: YAMLFile) throws -> [String: String?] {
        guard let mapping = node.mapping else {
            throw file.error(at: node, "This maps source names to text.")
        }
        var result: [String: String?] = [:]
        for (key, value) in mapping {
            let isNull = value.tag.description.hasSuffix("null") || value.scalar?.string == "null"
            result[key.string ?? ""] = .some(
                isNull ? nil : try file.string(value, key.string ?? ""))
        }
        return result
    }

    private static func captures(_ node: Node, _ file: YAMLFile) throws -> [String: String]? {
        if let text = node.scalar?.string {
            guard text == "nothing" else {
                throw file.error(at: node, "“finds” lists captures, or says “nothing”.")
            }
            return nil
        }
        var result: [String: String] = [:]
        for (key, value) in node.mapping ?? [:] {
            result[key.string ?? ""] = try file.string(value, "finds")
        }
        return result
    }
}
