/// A rule's signature with one of its conditions made weaker.
///
/// When every example still holds, no example needs the condition: either one is missing, or the
/// condition adds nothing.
package struct Mutant: Sendable {
    package let signature: Step
    /// What was made weaker, as it is written: `within: 1m`.
    package let condition: String
    /// The example that would need it, and what to do otherwise.
    package let advice: String
    /// The line of the condition in its file.
    package let line: Int
    /// Patterns that are taken in every log, and at every level.
    package var anywhere: [Int] = []
    package var atEveryLevel: [Int] = []
    /// Without a step its lines are never cited, so only what is found counts.
    package var isAboutFinding = false
}

/// A key of one condition that the parser reads over.
package struct DroppedKey: Sendable, Hashable {
    package let mark: Step.Mark
    package let key: String
}

extension RuleLibrary {
    /// Every mutant of a rule of this library, in the order of the text.
    package func mutants(of rule: Rule) -> [Mutant] {
        let mutator = Mutator(captures: rule.patternCaptures)
        return (mutator.mutants(of: rule.signature) + untested(rule)).sorted { $0.line < $1.line }
    }

    /// The rule with each test of each setting, reading, certificate, … left out.
    private func untested(_ rule: Rule) -> [Mutant] {
        guard let entry = entry(rule.id.description) else { return [] }
        return rule.signature.factSteps(isCounter: false).flatMap { step, isCounter -> [Mutant] in
            guard let mark = step.mark, let facts = step.condition.ofFacts else { return [] }
            let keys = Set(type(of: facts).keys).intersection(mark.keys.keys)
            return keys.subtracting(Mutator.noTests).sorted().compactMap { key in
                let weaker = try? self.rule(entry, without: DroppedKey(mark: mark, key: key))
                guard let weaker else { return nil }
                let outcome = isCounter ? "and the failure is found" : "and nothing is found"
                return Mutant(
                    signature: weaker.signature, condition: "\(key):",
                    advice: "Add one where it does not hold \(outcome), or drop it.",
                    line: mark.keys[key] ?? mark.line)
            }
        }
    }
}

extension Step {
    /// The steps that ask for facts other than log lines; whether each is counter-evidence.
    fileprivate func factSteps(isCounter: Bool) -> [(step: Step, isCounter: Bool)] {
        (condition.ofFacts == nil ? [] : [(self, isCounter)])
            + condition.children.flatMap { $0.factSteps(isCounter: isCounter) }
            + counters.flatMap { $0.step.factSteps(isCounter: !isCounter) }
    }
}
