import Facts

/// What a rule asks for. A tree: steps hold conditions, conditions hold steps.
package indirect enum Condition: Sendable {
    case message(MessageCondition)
    case setting(SettingCondition)
    case reading(ReadingCondition)
    case certificate(CertificateCondition)
    case token(TokenCondition)
    case key(KeyCondition)
    case payload(PayloadCondition)
    case version(VersionCondition)
    case all([Step], Closeness)
    case any([Step])
    case sequence([Step], Closeness)

    /// The steps this is made of; none for a condition on a single fact.
    package var children: [Step] {
        switch self {
        case .all(let steps, _), .any(let steps), .sequence(let steps, _): steps
        case .message, .setting, .reading, .certificate, .token, .key, .payload, .version: []
        }
    }

    /// The same condition made of other steps.
    func with(children: [Step]) -> Condition {
        switch self {
        case .all(_, let closeness): .all(children, closeness)
        case .any: .any(children)
        case .sequence(_, let closeness): .sequence(children, closeness)
        case .message, .setting, .reading, .certificate, .token, .key, .payload, .version: self
        }
    }

    /// The condition on facts other than log lines that this is, if it is one.
    package var ofFacts: (any FactCondition)? {
        switch self {
        case .setting(let condition): condition
        case .reading(let condition): condition
        case .certificate(let condition): condition
        case .token(let condition): condition
        case .key(let condition): condition
        case .payload(let condition): condition
        case .version(let condition): condition
        case .message, .all, .any, .sequence: nil
        }
    }
}

/// A condition on something else than log lines.
package protocol FactCondition: Sendable {
    /// The keys it is written with, beside those of every step.
    static var keys: [String] { get }
    /// The captures a match has, beside the labels its facts bring.
    var captureNames: [String] { get }
    /// The sources without which it cannot be decided; `*` is any file.
    var sources: [String] { get }
    /// What it asks for, as a part of a sentence: “the setting max_connections of postgresql.conf
    /// is below 100”.
    var story: String { get }
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

    package init(patterns: [Int], scope: [String] = [], level: Level? = nil, weights: [Int]) {
        self.patterns = patterns
        self.scope = scope
        self.level = level
        self.weights = weights
    }
}

/// A condition with what must hold besides.
package struct Step: Sendable {
    package var name: String?
    package var condition: Condition
    package var atLeast = 1
    package var within: Double?
    package var per: [String] = []
    package var comparisons: [Comparison] = []
    package var counters: [Counter] = []
    /// Captures that do not join this step to others (``Mutant``).
    package var apart: Set<String> = []
    /// Where it is written; `nil` for a step that no file holds.
    package var mark: Mark?

    /// Where a condition stands in its file, and the lines of its keys.
    package struct Mark: Sendable, Hashable {
        package let line: Int
        package let column: Int
        package let keys: [String: Int]
    }

    package init(condition: Condition, comparisons: [Comparison] = []) {
        self.condition = condition
        self.comparisons = comparisons
    }
}

/// Counter-evidence: when it holds, the step does not.
package struct Counter: Sendable {
    package var step: Step
    /// Only between the moments of these two named steps.
    package var between: [String]
    /// Only after this named step, or after the step's own last event when the name is empty.
    package var after: String?
}

extension Step {
    /// The same step with other numbers for its patterns.
    func renumbered(by offset: Int) -> Step {
        var step = self
        let children = condition.children.map { $0.renumbered(by: offset) }
        switch condition {
        case .message(let message):
            step.condition = .message(
                MessageCondition(
                    patterns: message.patterns.map { $0 + offset }, scope: message.scope,
                    level: message.level, weights: message.weights))
        case .all(_, let closeness): step.condition = .all(children, closeness)
        case .any: step.condition = .any(children)
        case .sequence(_, let closeness): step.condition = .sequence(children, closeness)
        case .setting, .reading, .certificate, .token, .key, .payload, .version: break
        }
        step.counters = counters.map { counter in
            var counter = counter
            counter.step = counter.step.renumbered(by: offset)
            return counter
        }
        return step
    }
}
