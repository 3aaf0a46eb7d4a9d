import Facts

/// Makes the conditions of a signature weaker, one at a time.
struct Mutator {
    /// The captures of each pattern.
    let captures: [Int: [String]]

    /// Keys of conditions on facts that only name something, or that ask for more when left out.
    static let noTests: Set<String> = ["as", "default", "present"]

    /// - Parameter isCounter: whether the step is counter-evidence: when that holds more often, the rule
    ///   finds less.
    func mutants(of step: Step, isCounter: Bool = false) -> [Mutant] {
        let outcome = isCounter ? "the failure is found" : "nothing is found"
        return counts(step, outcome) + order(step, outcome) + scopes(step, outcome)
            + comparisons(step, outcome) + dropped(step, outcome) + joins(step, outcome)
            + counters(step, outcome, isCounter) + nested(step, isCounter)
    }

    private func mutant(
        _ step: Step, _ key: String, _ condition: String, _ advice: String,
        change: (inout Step) -> Void
    ) -> Mutant {
        var weaker = step
        change(&weaker)
        return Mutant(
            signature: weaker, condition: condition, advice: advice, line: line(step, key))
    }

    private func line(_ step: Step, _ key: String) -> Int {
        step.mark?.keys[key] ?? step.mark?.line ?? 1
    }

    private func counts(_ step: Step, _ outcome: String) -> [Mutant] {
        var result: [Mutant] = []
        if step.atLeast > 1 {
            result.append(
                mutant(
                    step, "at-least", "at-least: \(step.atLeast)",
                    "Add one where it comes less often and \(outcome), or drop it."
                ) {
                    $0.atLeast = 1
                    $0.within = nil
                })
        }
        if let within = step.within {
            result.append(
                mutant(
                    step, "within", "within: \(Self.duration(within))",
                    "Add one where they come further apart and \(outcome), or drop it."
                ) { $0.within = nil })
        }
        // Without a count it only splits what is found anyway.
        if !step.per.isEmpty, step.atLeast > 1 {
            result.append(
                mutant(
                    step, "per", "per: \(step.per.joined(separator: ", "))",
                    "Add one where several values come together often enough, none of them alone, and \(outcome), or drop it."
                ) { $0.per = [] })
        }
        return result
    }

    private func order(_ step: Step, _ outcome: String) -> [Mutant] {
        var result: [Mutant] = []
        let closeness: Closeness
        switch step.condition {
        case .sequence(let steps, let given):
            closeness = given
            result.append(
                mutant(
                    step, "sequence", "sequence",
                    "Add one in another order, in which \(outcome), or write “all”."
                ) { $0.condition = .all(steps, given) })
        case .all(_, let given): closeness = given
        default: return []
        }
        guard closeness != .anywhere else { return result }
        let written =
            switch closeness {
            case .seconds(let seconds): Self.duration(seconds)
            case .event: "event"
            case .file: "file"
            case .anywhere: ""
            }
        result.append(
            mutant(
                step, "within", "within: \(written)",
                "Add one where the steps lie further apart and \(outcome), or drop it."
            ) {
                switch $0.condition {
                case .sequence(let steps, _): $0.condition = .sequence(steps, .anywhere)
                case .all(let steps, _): $0.condition = .all(steps, .anywhere)
                default: break
                }
            })
        return result
    }

    private func scopes(_ step: Step, _ outcome: String) -> [Mutant] {
        guard case .message(let message) = step.condition else { return [] }
        var result: [Mutant] = []
        if !message.scope.isEmpty {
            var weaker = mutant(
                step, "log", "log: \(message.scope.joined(separator: ", "))",
                "Add one with the message in the log of another system, where \(outcome), or drop it."
            ) { _ in }
            weaker.anywhere = message.patterns
            result.append(weaker)
        }
        if let level = message.level {
            var weaker = mutant(
                step, "level", "level: \(level)",
                "Add one with the message at a lower level, where \(outcome), or drop it."
            ) { _ in }
            weaker.atEveryLevel = message.patterns
            result.append(weaker)
        }
        return result
    }

    /// What a row of a code table says of its code is no condition but its name.
    private func comparisons(_ step: Step, _ outcome: String) -> [Mutant] {
        guard step.mark?.keys["where"] != nil else { return [] }
        return step.comparisons.indices.filter { !step.comparisons[$0].isRow }.map { index in
            mutant(
                step, "where", "where: \(step.comparisons[index].story)",
                "Add one where it does not hold and \(outcome), or drop it."
            ) { $0.comparisons.remove(at: index) }
        }
    }

    private func dropped(_ step: Step, _ outcome: String) -> [Mutant] {
        let steps = step.condition.children
        if case .any = step.condition { return [] }
        guard steps.count > 1 else { return [] }
        return steps.indices.map { index in
            var rest = steps
            let gone = rest.remove(at: index)
            var weaker = mutant(
                step, "", "step \(index + 1) of \(steps.count)",
                "Add one without it, in which \(outcome), or drop it."
            ) { step in
                step.condition = step.condition.with(children: rest)
                let known = rest.reduce(into: Set<String>()) { $0.formUnion($1.captures(captures)) }
                step.comparisons.removeAll { !known.isSuperset(of: $0.captureNames) }
            }
            weaker.isAboutFinding = !gone.onlyTells
            return weaker.at(line: gone.mark?.line)
        }
    }

    /// Each capture that a step shares with an earlier one, kept from joining them.
    private func joins(_ step: Step, _ outcome: String) -> [Mutant] {
        if case .any = step.condition { return [] }
        let steps = step.condition.children
        return steps.indices.dropFirst().flatMap { index -> [Mutant] in
            let names = steps[..<index].reduce(into: Set<String>()) {
                $0.formUnion(shared($1, steps[index]))
            }
            return names.sorted().map { name in
                mutant(
                    step, "", "{\(name)} meaning the same in both steps",
                    "Add one where the values differ and \(outcome), or name them differently."
                ) {
                    var weaker = steps
                    weaker[index].apart.insert(name)
                    $0.condition = $0.condition.with(children: weaker)
                }.at(line: steps[index].mark?.line)
            }
        }
    }

    /// The names by which a rule joins two steps. What two facts tell of the same thing joins them too
    /// (the mount of two readings), but nobody wrote that.
    private func shared(_ a: Step, _ b: Step) -> Set<String> {
        a.captures(captures).intersection(b.captures(captures))
            .intersection(written(in: a).union(written(in: b)))
    }

    /// The names of the holes in a step's messages.
    private func written(in step: Step) -> Set<String> {
        var names: Set<String> = []
        if case .message(let message) = step.condition {
            for pattern in message.patterns { names.formUnion(captures[pattern] ?? []) }
        }
        return step.condition.children.reduce(names) { $0.union(written(in: $1)) }
    }

    private func counters(_ step: Step, _ outcome: String, _ isCounter: Bool) -> [Mutant] {
        let other = isCounter ? "nothing is found" : "the failure is found"
        return step.counters.indices.flatMap { index -> [Mutant] in
            let counter = step.counters[index]
            let line = counter.step.mark?.line
            var result = [
                mutant(
                    step, "unless", "unless",
                    "Add one in which it holds and \(outcome), or drop it."
                ) { $0.counters.remove(at: index) }.at(line: line)
            ]
            if !counter.between.isEmpty || counter.after != nil {
                let written = counter.after.map { "after: \($0)" } ?? "between:"
                result.append(
                    mutant(
                        step, "unless", written,
                        "Add one where the counter-evidence comes at another time and \(other), or drop it."
                    ) {
                        $0.counters[index].between = []
                        $0.counters[index].after = nil
                    }.at(line: line))
            }
            return result
                + shared(step, counter.step).sorted().map { name in
                    mutant(
                        step, "unless", "{\(name)} meaning the same in “unless”",
                        "Add one where the values differ and \(other), or name them differently."
                    ) { $0.counters[index].step.apart.insert(name) }.at(line: line)
                }
        }
    }

    private func nested(_ step: Step, _ isCounter: Bool) -> [Mutant] {
        let steps = step.condition.children
        return steps.indices.flatMap { index in
            mutants(of: steps[index], isCounter: isCounter).map { inner in
                var all = steps
                all[index] = inner.signature
                var whole = step
                whole.condition = step.condition.with(children: all)
                return inner.in(whole)
            }
        }
            + step.counters.indices.flatMap { index in
                mutants(of: step.counters[index].step, isCounter: !isCounter).map { inner in
                    var whole = step
                    whole.counters[index].step = inner.signature
                    return inner.in(whole)
                }
            }
    }

    /// Seconds as a rule writes them.
    static func duration(_ seconds: Double) -> String {
        for (unit, length) in [("d", 86400.0), ("h", 3600), ("m", 60)]
        where seconds >= length && seconds.truncatingRemainder(dividingBy: length) == 0 {
            return "\(Int(seconds / length))\(unit)"
        }
        return seconds == seconds.rounded() ? "\(Int(seconds))s" : "\(seconds)s"
    }
}

extension Mutant {
    fileprivate func `in`(_ whole: Step) -> Mutant {
        Mutant(
            signature: whole, condition: condition, advice: advice, line: line, anywhere: anywhere,
            atEveryLevel: atEveryLevel, isAboutFinding: isAboutFinding)
    }

    fileprivate func at(line: Int?) -> Mutant {
        Mutant(
            signature: signature, condition: condition, advice: advice, line: line ?? self.line,
            anywhere: anywhere, atEveryLevel: atEveryLevel, isAboutFinding: isAboutFinding)
    }
}
