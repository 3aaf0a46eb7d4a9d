import Facts
import Rules

/// Asks a signature condition by condition, and keeps what came of each.
package struct TrialRunner {
    private let facts: BundleFacts
    private let plan: TrialPlan
    private let evaluator: Evaluator
    private let sight: Sight
    private var lines: [Trial.Line] = []

    /// - Parameter facts: what the trial's plan found in the bundle.
    package init(_ plan: TrialPlan, facts: BundleFacts) {
        self.plan = plan
        self.facts = facts
        evaluator = Evaluator(facts, plan.library)
        sight = Sight(facts, plan.library, failure: nil)
    }

    /// The trial of the whole rule.
    package func trial() -> Trial {
        var runner = self
        _ = runner.ask(plan.rule.signature, depth: 0)
        return Trial(lines: runner.lines)
    }

    /// - Returns: the matches that are left after everything that is asked of the step.
    private mutating func ask(_ step: Step, depth: Int) -> [Match] {
        var found = askCondition(step, depth)
        guard !found.isEmpty else { return [] }
        found = askComparisons(step, found, depth)
        found = askCounters(step, found, depth)
        if step.atLeast > 1, !found.isEmpty {
            let frequent = evaluator.frequent(found, step)
            note(
                depth, frequent.isEmpty ? .failed : .held,
                Self.frequency(step) + ": " + most(found, step), found)
            found = frequent
        }
        return found
    }

    private mutating func askCondition(_ step: Step, _ depth: Int) -> [Match] {
        switch step.condition {
        case .message(let message): return ask(message, step, depth)
        case .any(let steps):
            let place = lines.count
            let found = steps.flatMap { ask($0, depth: depth + 1) }
            insert(
                place, depth, found.isEmpty ? .failed : .held,
                "any of \(steps.count): \(found.isEmpty ? "none holds" : "holds")")
            return evaluator.matches(Step(condition: step.condition))
        case .all(let steps, let closeness):
            return ask(steps, closeness, step, isOrdered: false, depth)
        case .sequence(let steps, let closeness):
            return ask(steps, closeness, step, isOrdered: true, depth)
        case .setting, .reading, .certificate, .token, .key, .payload, .version:
            return askFacts(step, depth)
        }
    }

    // MARK: Single conditions

    private mutating func ask(_ message: MessageCondition, _ step: Step, _ depth: Int) -> [Match] {
        let found = evaluator.matches(Step(condition: step.condition))
        let place = message.scope.isEmpty ? "any log" : message.scope.joined(separator: " or ")
        if !found.isEmpty {
            let count = found.reduce(0) { $0 + $1.count }
            note(depth, .held, "a line of \(place): \(count) found", found)
            return found
        }
        let elsewhere = events(message.patterns.map(plan.anywhere))
        if !elsewhere.isEmpty {
            let level = message.level.map { " at level \($0.rawValue) or above" } ?? ""
            note(
                depth, .failed,
                "a line of \(place)\(level): \(elsewhere.count) lines read like it, but elsewhere or less severe",
                elsewhere)
            return []
        }
        if case .blind(let why) = sight.lines(of: message.scope) {
            note(depth, .blind, "a line of \(place): \(why.why)", [])
            return []
        }
        let near = events(message.patterns.map(plan.literal))
        let wanted = message.patterns.first.map { plan.rule.patterns[$0].pattern.expression } ?? ""
        note(
            depth, .failed,
            near.isEmpty
                ? "a line of \(place): none of \(looked(message.scope)) has it"
                : "a line of \(place): \(near.count) lines share its words but do not match “\(wanted)”",
            near)
        return []
    }

    private mutating func askFacts(_ step: Step, _ depth: Int) -> [Match] {
        let found = evaluator.matches(Step(condition: step.condition))
        let condition = step.condition.ofFacts
        let story = condition?.story ?? ""
        if !found.isEmpty {
            note(depth, .held, "\(story): \(found.count) found", found)
        } else if case .blind(let why) = sight.facts(of: condition?.sources ?? []) {
            note(depth, .blind, "\(story): \(why.why)", [])
        } else {
            let other = others(than: step.condition)
            note(depth, .failed, "\(story): it is otherwise", other)
        }
        return found
    }

    /// The facts that were asked for, whatever their values.
    private func others(than condition: Condition) -> [Match] {
        switch condition {
        case .setting(let setting): evaluator.matches(.init(condition: .setting(setting.untested)))
        case .reading(let reading): evaluator.matches(.init(condition: .reading(reading.untested)))
        case .certificate(let one): evaluator.matches(.init(condition: .certificate(one.untested)))
        case .token(let token): evaluator.matches(.init(condition: .token(token.untested)))
        case .key(let key): evaluator.matches(.init(condition: .key(key.untested)))
        case .version(let version): evaluator.stated(version)
        case .message, .payload, .all, .any, .sequence: []
        }
    }

    // MARK: Several together

    private mutating func ask(
        _ steps: [Step], _ closeness: Closeness, _ whole: Step, isOrdered: Bool, _ depth: Int
    ) -> [Match] {
        let place = lines.count
        let parts = steps.map { ask($0, depth: depth + 1) }
        let lacking = zip(steps, parts).filter { step, found in
            found.isEmpty && !evaluator.isAdvice(step)
        }.count
        let name = isOrdered ? "in this order" : "all of \(steps.count)"
        guard lacking == 0 else {
            insert(place, depth, .failed, "\(name): \(lacking) of \(steps.count) missing")
            return []
        }
        let found = evaluator.matches(
            Step(condition: whole.condition, comparisons: whole.comparisons))
        insert(
            place, depth, found.isEmpty ? .failed : .held,
            found.isEmpty
                ? "\(name): each holds alone, but \(conflict(parts, closeness, isOrdered, whole))"
                : "\(name): \(found.count) found")
        return found
    }

    /// Why parts that hold each do not hold together.
    private func conflict(
        _ parts: [[Match]], _ closeness: Closeness, _ isOrdered: Bool, _ whole: Step
    ) -> String {
        for (a, b) in zip(parts, parts.dropFirst()) {
            guard let first = a.first, !b.isEmpty else { continue }
            let agreeing = a.flatMap { x in b.filter { x.agrees(with: $0) }.map { (x, $0) } }
            guard let (x, y) = agreeing.first else {
                let names = first.captures.keys.filter { b[0].captures[$0] != nil }.sorted()
                let shown = names.prefix(3).map { name in
                    "\(name) is “\(first.captures[name] ?? "")” here and “\(b[0].captures[name] ?? "")” there"
                }
                return shown.isEmpty ? "no two agree" : shown.joined(separator: ", ")
            }
            let inOrder = agreeing.filter { !isOrdered || $0.0.last.comesBefore($0.1.first) }
            if inOrder.isEmpty { return "they come in another order" }
            if !inOrder.contains(where: { evaluator.isClose($0.0, $0.1, closeness) }) {
                return "they lie too far apart: \(Self.text(closeness))"
            }
            for comparison in whole.comparisons
            where !inOrder.contains(where: { $0.0.allows(comparison, with: $0.1) }) {
                return comparisonText(comparison, x.joined(with: y))
            }
        }
        return "no choice of them fits together"
    }

    private mutating func askComparisons(
        _ step: Step, _ found: [Match], _ depth: Int
    ) -> [Match] {
        var found = found
        for comparison in step.comparisons {
            let left = found.filter { match in comparison.holds { match.captures[$0] } }
            if left.isEmpty, let first = found.first {
                note(depth, .failed, comparisonText(comparison, first), found)
            } else if !left.isEmpty {
                note(depth, .held, "where \(comparison.text): \(left.count) of \(found.count)", [])
            }
            found = left
        }
        return found
    }

    private mutating func askCounters(_ step: Step, _ found: [Match], _ depth: Int) -> [Match] {
        var found = found
        for counter in step.counters where !found.isEmpty {
            let against = evaluator.matches(counter.step)
            let left = found.filter { match in
                !against.contains { evaluator.refutes($0, match, counter) }
            }
            note(
                depth, left.isEmpty ? .failed : .held,
                left.isEmpty
                    ? "unless: this speaks against it" : "unless: nothing speaks against it",
                left.isEmpty ? against : [])
            found = left
        }
        return found
    }

    private func most(_ found: [Match], _ step: Step) -> String {
        let groups = evaluator.grouped(found, by: step.per)
        let largest = groups.max { $0.reduce(0) { $0 + $1.count } < $1.reduce(0) { $0 + $1.count } }
        let count = largest?.reduce(0) { $0 + $1.count } ?? 0
        let values = step.per.compactMap { largest?.first?.captures[$0] }
        return "the most are \(count)"
            + (values.isEmpty ? "" : " (\(values.joined(separator: ", ")))")
    }
}

// MARK: Words

extension TrialRunner {
    private mutating func note(
        _ depth: Int, _ outcome: Trial.Outcome, _ text: String, _ matches: [Match]
    ) {
        lines.append(
            Trial.Line(
                depth: depth, outcome: outcome, text: text, evidence: evidence(matches)))
    }

    private mutating func insert(
        _ place: Int, _ depth: Int, _ outcome: Trial.Outcome, _ text: String
    ) {
        lines.insert(
            Trial.Line(depth: depth, outcome: outcome, text: text, evidence: []), at: place)
    }

    private func evidence(_ matches: [Match]) -> [Finding.Evidence] {
        let picker = EvidencePicker(facts: facts)
        return Array(matches.prefix(3).flatMap { picker.evidence(of: $0) }.prefix(3))
    }

    private func events(_ patterns: [Int]) -> [Match] {
        let wanted = MessageCondition(patterns: patterns, weights: patterns.map { _ in 0 })
        return evaluator.matches(Step(condition: .message(wanted)))
    }

    private func looked(_ scope: [String]) -> String {
        guard case .seen(let files) = sight.lines(of: scope) else { return "the files" }
        return files.count == 1
            ? facts.files[files[0]].path : "\(files.count) files"
    }

    private func comparisonText(_ comparison: Comparison, _ match: Match) -> String {
        let values = comparison.captureNames.map { name in
            "\(name) is \(match.captures[name].map { "“\($0)”" } ?? "unknown")"
        }
        return "where \(comparison.text): \(values.joined(separator: ", "))"
    }

    private static func frequency(_ step: Step) -> String {
        let within = step.within.map { " within \(Int($0)) s" } ?? ""
        let per = step.per.isEmpty ? "" : " for the same \(step.per.joined(separator: " and "))"
        return "at least \(step.atLeast)\(within)\(per)"
    }

    private static func text(_ closeness: Closeness) -> String {
        switch closeness {
        case .anywhere: "anywhere"
        case .seconds(let seconds): "they must come within \(Int(seconds)) s"
        case .event: "they must stand in one event"
        case .file: "they must stand in one file"
        }
    }
}
