import Facts
import Rules

extension ExampleRunner {
    /// A condition that no example needs.
    package struct Survivor: Sendable {
        package let rule: RuleID
        package let file: String
        package let line: Int
        package let condition: String
        package let advice: String
    }

    /// What came of weakening each condition of a rule.
    package struct Proof: Sendable {
        package var mutants = 0
        package var survivors: [Survivor] = []
        /// How many alternatives the lists of messages have.
        package var alternatives = 0
        /// The expressions of those that no example needs.
        package var unshown: [String] = []

        package init() {}

        /// Adds what came of another rule.
        package mutating func add(_ other: Proof) {
            mutants += other.mutants
            survivors += other.survivors
            alternatives += other.alternatives
            unshown += other.unshown
        }
    }

    /// Weakens each condition of a rule whose examples hold, and sees which of them none needs.
    ///
    /// The facts of each example are found once; only a message that is to be taken in other logs or at
    /// other levels has them found anew.
    package func proof(of rule: Rule) -> Proof {
        let examples = rule.examples.map { told($0) }
        var proof = Proof()
        for mutant in library.mutants(of: rule) {
            proof.mutants += 1
            guard survives(mutant, rule, examples) else { continue }
            proof.survivors.append(
                Survivor(
                    rule: rule.id, file: rule.file, line: mutant.line,
                    condition: mutant.condition, advice: mutant.advice))
        }
        let seen = examples.map { Set($0.evaluator.patterns) }
        for pattern in rule.signature.alternatives {
            proof.alternatives += 1
            let signature = rule.signature.without(pattern: pattern)
            let isNeeded = zip(examples, seen).contains { example, seen in
                seen.contains(pattern) && example.problem(signature) != nil
            }
            if !isNeeded {
                proof.unshown.append(library.plan.patterns[pattern].pattern.expression)
            }
        }
        return proof
    }

    private func survives(_ mutant: Mutant, _ rule: Rule, _ examples: [ToldExample]) -> Bool {
        let loosened = mutant.anywhere + mutant.atEveryLevel
        guard !loosened.isEmpty else {
            return examples.allSatisfy {
                $0.problem(mutant.signature, isAboutFinding: mutant.isAboutFinding) == nil
            }
        }
        var patterns = library.plan.patterns
        for number in loosened {
            let pattern = patterns[number]
            patterns[number] = MessagePattern(
                pattern.pattern, scope: mutant.anywhere.isEmpty ? pattern.scope : [],
                level: mutant.atEveryLevel.isEmpty ? pattern.level : nil)
        }
        return rule.examples.allSatisfy {
            told($0, patterns: patterns).problem(mutant.signature) == nil
        }
    }
}
