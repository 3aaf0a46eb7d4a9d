import Notation
import Facts
import Rules
import Scanning

/// What to look for in a bundle to try one rule: its messages as they are, then the same without scope
/// and level, then only their longest literals. The difference tells how near a miss was.
package struct TrialPlan: Sendable {
    package let plan: ScanPlan
    /// The rule, its patterns numbered from 0.
    let rule: Rule
    let library: RuleLibrary

    /// - Throws: ``NotationError`` when the rule cannot be decoded, ``ScanError`` when a pattern is none.
    package init(_ entry: RuleLibrary.Entry, in library: RuleLibrary) throws {
        self.library = library
        rule = try library.ruleAlone(entry)
        let own = rule.patterns
        let anywhere = own.map { MessagePattern($0.pattern) }
        let literals = own.map { pattern in
            let literal = Prefilter.requiredLiteral(pattern.pattern.prefilter)
            // Nothing to look for stands for a line nobody writes.
            let text = literal.count < 4 ? "\\x00\\x01\\x00" : PatternDatabase.escaped(literal)
            return MessagePattern(Pattern(text, ignoresCase: pattern.pattern.ignoresCase))
        }
        plan = try ScanPlan(
            patterns: own + anywhere + literals, sources: library.plan.sources,
            versions: library.plan.versions)
    }

    /// The number of the same message without scope and level.
    func anywhere(_ pattern: Int) -> Int { pattern + rule.patterns.count }

    /// The number of the message's longest literal.
    func literal(_ pattern: Int) -> Int { pattern + 2 * rule.patterns.count }
}
