import Notation
import Facts
import Yams

/// A protocol's codes: one signature with a `{code}` hole, and a row a code, each row a rule.
package enum CodeTable {
    static let keys = [
        "title", "status", "severity", "confidence", "owner", "mode", "when", "cause", "impact",
        "remediation", "verify", "see", "examples", "rows",
    ]

    static var rowKeys: [String] { keys.filter { $0 != "rows" } }
    static let requiredInRow = ["title", "cause", "remediation"]

    /// The rules of a table in the order of its rows.
    /// - Parameter wanted: only these rows; the others are counted and not read. `nil` for all.
    /// - Throws: ``NotationError`` with file, line and column.
    package static func rules(
        system: String, file name: String, text: String, firstPattern: Int = 0,
        wanted: Set<RuleID>? = nil
    ) throws -> [Rule] {
        let file = YAMLFile(name: name, text: text)
        let root = try file.root()
        let table = try file.mapping(root, known: keys, what: "A code table")
        guard let when = table["when"], let rows = table["rows"]?.mapping else {
            throw NotationError(
                file: name, line: 1, column: 1, problem: "A code table has “when” and “rows”.")
        }
        // Numbered where the first row needs them: a library numbers patterns in the order of the rules.
        var shared: (step: Step, patterns: [MessagePattern])?
        let isShared = try sharesPatterns(when, file)
        var next = firstPattern
        var result: [Rule] = []
        for (key, row) in rows {
            let code = key.string ?? ""
            guard let id = RuleID("\(system)/codes/\(code)") else {
                throw file.error(at: key, "“\(code)” is no code.")
            }
            let isWanted = wanted?.contains(id) ?? true
            let keys = try file.mapping(
                row, known: rowKeys, what: "A row")
            for key in requiredInRow where keys[key] == nil {
                throw file.error(at: row, "The row “\(code)” has no “\(key)”.")
            }
            var step: Step
            let patterns: [MessagePattern]
            if isShared, keys["when"] == nil {
                if shared == nil {
                    var signature = SignatureParser(file: file, firstPattern: next)
                    shared = (try signature.step(when), signature.patterns)
                    next += signature.patterns.count
                }
                step = shared?.step ?? Step(condition: .any([]))
                step.comparisons.append(Comparison(capture: "code", equals: code))
                patterns = shared?.patterns ?? []
            } else if !isWanted, keys["when"] == nil, let count = messageCount(when) {
                next += count
                continue
            } else {
                var signature = SignatureParser(file: file, firstPattern: next, code: code)
                step = try signature.step(keys["when"] ?? when)
                patterns = signature.patterns
                next += patterns.count
            }
            guard isWanted else { continue }
            result.append(
                try RuleParser.rule(
                    id, file: file, keys: keys, fallback: table, signature: step,
                    patterns: patterns,
                    line: key.mark?.line ?? 1))
        }
        return result
    }

    /// How many patterns a signature that is a single condition has.
    private static func messageCount(_ when: Node) -> Int? {
        guard when["unless"] == nil else { return nil }
        return (when["message"] ?? when["regex"]).map { $0.sequence?.count ?? 1 }
    }

    /// Whether all rows share the signature's patterns, because they capture the code by a group instead
    /// of a `{code}` hole: then the table costs its patterns once and not once a row.
    private static func sharesPatterns(_ when: Node, _ file: YAMLFile) throws -> Bool {
        guard let regex = when["regex"] else { return false }
        return try file.strings(regex, "regex").allSatisfy { $0.contains("(?<code>") }
    }
}
