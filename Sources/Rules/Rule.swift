import Facts

/// One known failure: signature, explanation, remediation, examples.
package struct Rule: Sendable {
    package let id: RuleID
    package let formerly: [String]
    package let title: String
    package let status: Status
    package let severity: Severity
    package let confidence: Confidence
    package let owner: Owner
    package let mode: String
    package private(set) var signature: Step
    /// The patterns the signature's messages refer to; the library numbers them.
    package let patterns: [MessagePattern]
    package let cause: String
    package let impact: String
    package let remediation: [Remedy]
    package let verify: String
    package let see: [String]
    package let examples: [Example]
    /// The file and line the rule stands in.
    package let file: String
    package let line: Int

    package struct Remedy: Sendable, Hashable {
        package let todo: String
        package let run: String?
    }

    /// A small story that must hold.
    package struct Example: Sendable {
        package let story: String
        /// Source or file name → text.
        package let given: [String: String]
        /// What must be captured; `nil` when nothing may be found.
        package let finds: [String: String]?
        package let line: Int
    }
}

extension Rule {
    /// The same rule with other numbers for its patterns.
    func renumbered(by offset: Int) -> Rule {
        var rule = self
        rule.signature = signature.renumbered(by: offset)
        return rule
    }

    /// Every capture the prose may use.
    package var captureNames: Set<String> {
        var names: Set<String> = Rule.builtIn
        collect(signature, into: &names)
        return names
    }

    package static let builtIn: Set<String> = ["component", "file", "first", "last", "count"]

    private func collect(_ step: Step, into names: inout Set<String>) {
        if let name = step.name {
            names.insert("\(name).time")
        }
        names.formUnion(step.ownCaptures(patternCaptures))
        for child in step.condition.children { collect(child, into: &names) }
    }

    /// The names in each pattern, read from its groups.
    var patternCaptures: [Int: [String]] {
        var result: [Int: [String]] = [:]
        for (offset, pattern) in patterns.enumerated() {
            var names: [String] = []
            var rest = Substring(pattern.pattern.expression)
            while let range = rest.firstRange(of: "(?<") {
                rest = rest[range.upperBound...]
                if let first = rest.first, first.isLetter {
                    names.append(String(rest.prefix { $0 != ">" }))
                }
            }
            result[firstPattern + offset] = names
        }
        return result
    }

    /// The library's number of the rule's first pattern.
    package var firstPattern: Int { signature.firstPattern ?? 0 }
}

extension Step {
    /// The captures of the step's own condition, those of its children apart.
    func ownCaptures(_ patterns: [Int: [String]]) -> Set<String> {
        var names = Set(condition.ofFacts?.captureNames ?? [])
        if case .message(let message) = condition {
            for index in message.patterns { names.formUnion(patterns[index] ?? []) }
        }
        return names
    }

    /// The captures of the step and of all steps it is made of.
    func captures(_ patterns: [Int: [String]]) -> Set<String> {
        condition.children.reduce(ownCaptures(patterns)) { $0.union($1.captures(patterns)) }
            .subtracting(apart)
    }

    /// The smallest pattern number below this step; numbering follows the order of the text.
    var firstPattern: Int? {
        var own: [Int] = []
        if case .message(let message) = condition { own = message.patterns }
        own += condition.children.compactMap(\.firstPattern)
        return (own + counters.compactMap(\.step.firstPattern)).min()
    }
}
