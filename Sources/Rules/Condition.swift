import Facts

/// What a rule asks for. A tree: steps hold conditions, conditions hold steps.
package indirect enum Condition: Sendable {
    case message(MessageCondition)
    case setting(SettingCondition)
    case all([Step], Closeness)
    case any([Step])
    case sequence([Step], Closeness)
}

/// How close together the steps of `all` and `sequence` must be.
package enum Closeness: Sendable, Hashable {
    case anywhere
    /// Seconds between the first and the last.
    case seconds(Double)
    /// In the lines of one event, a stack trace for instance.
    case event
    case file
}

/// Lines that look like one of some patterns.
package struct MessageCondition: Sendable {
    /// Indices into the library's patterns.
    package let patterns: [Int]
    package let scope: [String]
    /// The least level, where the log states one.
    package let level: Level?
    /// Literal characters of each alternative, in the order of `patterns`: how specific it is.
    package let weights: [Int]
}

/// A value in a configuration.
package struct SettingCondition: Sendable {
    package enum Test: Sendable, Hashable {
        case equals([String])
        case differs([String])
        case below(String)
        case above(String)
        /// A regular expression for the whole value.
        case matches(String)
        case missing
        case present
    }

    package let sources: [String]
    /// Key parts; `*` is any one part, `**` any number of parts.
    package let path: [String]
    package let test: Test
    /// The value when a configuration of the source is there but silent.
    package let fallback: String?
    /// The capture that holds the value.
    package let name: String
}

/// A condition with what must hold besides.
package struct Step: Sendable {
    package var name: String?
    package let condition: Condition
    package var atLeast = 1
    package var within: Double?
    package var per: [String] = []
    package var comparisons: [Comparison] = []
    package var counters: [Counter] = []
}

/// Counter-evidence: when it holds, the step does not.
package struct Counter: Sendable {
    package let step: Step
    /// Only between the moments of these two named steps.
    package let between: [String]
    /// Only after this named step, or after the step's own last event when the name is empty.
    package let after: String?
}
