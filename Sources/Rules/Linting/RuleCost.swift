import Scanning

/// What a rule asks of the engine, told from its text alone.
package struct RuleCost: Sendable {
    package let rule: RuleID
    /// Patterns that are chosen by literals of nine characters or more: thousands of them are looked for
    /// at once.
    package let byLiterals: Int
    /// Patterns without such literals. The engine follows each of them as an expression: about twice
    /// the work, at every byte.
    package let asExpressions: Int
}

extension RuleLinter {
    /// The cost of each rule, the dearest first. Rows of a code table that share their patterns cost them
    /// once.
    package func costs() -> [RuleCost] {
        var seen: Set<Int> = []
        return library.rules.map { rule in
            let patterns = rule.patterns.enumerated().filter { offset, _ in
                seen.insert(rule.firstPattern + offset).inserted
            }
            let expressions = patterns.filter { $1.pattern.literals.isEmpty }.count
            return RuleCost(
                rule: rule.id, byLiterals: patterns.count - expressions,
                asExpressions: expressions)
        }.sorted {
            ($0.asExpressions, $0.byLiterals, $1.rule) > ($1.asExpressions, $1.byLiterals, $0.rule)
        }
    }
}
