import Facts

/// How far one rule got on one bundle, condition by condition, and what stopped it.
package struct Trial: Sendable {
    /// How a condition ended.
    package enum Outcome: String, Sendable {
        case held, failed, blind
    }

    /// One condition, or one thing asked of its matches.
    package struct Line: Sendable {
        /// 0 for the whole signature, one more for each level below.
        package let depth: Int
        package let outcome: Outcome
        /// What was asked, and what came of it.
        package let text: String
        /// Lines that show it, at most three.
        package let evidence: [Finding.Evidence]
    }

    package let lines: [Line]

    /// The first condition that stopped the rule, in the order they are asked.
    package var stop: Line? {
        lines.last {
            $0.outcome != .held
                && $0.depth == (lines.filter { $0.outcome != .held }.map(\.depth).max() ?? 0)
        }
    }
}
