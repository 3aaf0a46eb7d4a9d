import Facts
import Yams

/// A protocol's codes: one signature with a `{code}` hole, and a row a code, each row a rule.
package enum CodeTable {
    private static let keys = [
        "title", "status", "severity", "confidence", "owner", "mode", "when", "cause", "impact",
        "remediation", "verify", "see", "examples", "rows",
    ]

    /// The rules of a table in the order of its rows.
    /// - Throws: ``RuleError`` with file, line and column.
    package static func rules(
        system: String, file name: String, text: String, firstPattern: Int = 0
    ) throws -> [Rule] {
        let file = YAMLFile(name: name, text: text)
        let root = try file.root()
        let table = try file.mapping(root, known: keys, what: "A code table")
        guard let when = table["when"], let rows = table["rows"]?.mapping else {
            throw RuleError(
                file: name, line: 1, column: 1, problem: "A code table has “when” and “rows”.")
        }
        let shared = try sharedSignature(when, file, firstPattern)
        var next = firstPattern + (shared?.patterns.count ?? 0)
        var result: [Rule] = []
        for (key, row) in rows {
            let code = key.string ?? ""
            guard let id = RuleID("\(system)/codes/\(code)") else {
                throw file.error(at: key, "“\(code)” is no code.")
            }
            let keys = try file.mapping(
                row, known: self.keys.filter { $0 != "rows" }, what: "A row")
            for key in ["title", "cause", "remediation"] where keys[key] == nil {
                throw file.error(at: row, "The row “\(code)” has no “\(key)”.")
            }
            var step: Step
            let patterns: [MessagePattern]
            if let shared, keys["when"] == nil {
                step = shared.step
                step.comparisons.append(Comparison(capture: "code", equals: code))
                patterns = shared.patterns
            } else {
                var signature = SignatureParser(file: file, firstPattern: next, code: code)
                step = try signature.step(keys["when"] ?? when)
                patterns = signature.patterns
                next += patterns.count
            }
            result.append(
                try RuleParser.rule(
                    id, file: file, keys: keys, fallback: table, signature: step,
                    patterns: patterns,
                    line: key.mark?.line ?? 1))
        }
        return result
    }

    /// The signature all rows share, when it captures the code by a group instead of a `{code}` hole:
    /// then the table costs its patterns once and not once a row.
    private static func sharedSignature(
        _ when: Node, _ file: YAMLFile, _ firstPattern: Int
    ) throws -> (step: Step, patterns: [MessagePattern])? {
        guard let regex = when["regex"] else { return nil }
        let texts = try file.strings(regex, "regex")
        guard texts.allSatisfy({ $0.contains("(?<code>") }) else { return nil }
        var signature = SignatureParser(file: file, firstPattern: firstPattern)
        let step = try signature.step(when)
        return (step, signature.patterns)
    }
}
