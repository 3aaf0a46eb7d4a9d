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

    /// What came of weakening each condition of some rules.
    package struct Proof: Sendable {
        /// The rows of a code table share its conditions: one row's example is enough.
        private struct Site: Hashable {
            let file: String
            let rule: RuleID?
            let number: Int
            let line: Int
        }

        private var sites: [Site] = []
        private var known: Set<Site> = []
        private var standing: [Site: Survivor] = [:]
        /// How many alternatives the lists of messages have.
        package fileprivate(set) var alternatives = 0
        /// The expressions of those that no example needs.
        package fileprivate(set) var unshown: [String] = []

        package init() {}

        /// How many conditions were weakened.
        package var mutants: Int { sites.count }
        /// The conditions that no example needs, in the order of the rules.
        package var survivors: [Survivor] { sites.compactMap { standing[$0] } }

        fileprivate mutating func add(_ survivor: Survivor, number: Int, isNeeded: Bool) {
            let isRow = survivor.rule.name.hasPrefix("codes/")
            let site = Site(
                file: survivor.file, rule: isRow ? nil : survivor.rule, number: number,
                line: survivor.line)
            let isNew = known.insert(site).inserted
            if isNew { sites.append(site) }
            if isNeeded {
                standing[site] = nil
            } else if isNew {
                standing[site] = survivor
            }
        }
    }

    /// Weakens each condition of a rule whose examples hold, and notes which of them none needs.
    ///
    /// The facts of each example are found once; only a message that is to be taken in other logs or at
    /// other levels has them found anew.
    package func prove(_ rule: Rule, in proof: inout Proof) {
        let examples = rule.examples.map { told($0) }
        for (number, mutant) in library.mutants(of: rule).enumerated() {
            let survivor = Survivor(
                rule: rule.id, file: rule.file, line: mutant.line, condition: mutant.condition,
                advice: mutant.advice)
            proof.add(
                survivor, number: number, isNeeded: !survives(mutant, rule, examples))
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
    }

    private func survives(_ mutant: Mutant, _ rule: Rule, _ examples: [ToldExample]) -> Bool {
        let numbers = mutant.anywhere + mutant.atEveryLevel
        guard !numbers.isEmpty else {
            return examples.allSatisfy {
                $0.problem(mutant.signature, isAboutFinding: mutant.isAboutFinding) == nil
            }
        }
        var loosened: [Int: MessagePattern] = [:]
        for number in numbers {
            let pattern = library.plan.patterns[number]
            loosened[number] = MessagePattern(
                pattern.pattern, scope: mutant.anywhere.isEmpty ? pattern.scope : [],
                level: mutant.atEveryLevel.isEmpty ? pattern.level : nil)
        }
        return rule.examples.allSatisfy {
            told($0, loosened: loosened).problem(mutant.signature) == nil
        }
    }
}
