import Facts

extension Step {
    /// The step without one of the alternative messages.
    package func without(pattern: Int) -> Step {
        var step = self
        if case .message(let message) = condition {
            let kept = message.patterns.indices.filter { message.patterns[$0] != pattern }
            step.condition = .message(
                MessageCondition(
                    patterns: kept.map { message.patterns[$0] }, scope: message.scope,
                    level: message.level, weights: kept.map { message.weights[$0] }))
        }
        step.condition = step.condition.with(
            children: step.condition.children.map { $0.without(pattern: pattern) })
        for index in step.counters.indices {
            step.counters[index].step = step.counters[index].step.without(pattern: pattern)
        }
        return step
    }

    /// Whether the step is there for what it tells and rules nothing out: a version beside other signs
    /// says what it means for them, and a reading without a test gives its value.
    var onlyTells: Bool {
        guard let facts = condition.ofFacts else { return false }
        if case .version = condition { return true }
        let tests = Set(type(of: facts).keys).subtracting(Mutator.noTests)
            .subtracting(SignatureParser.kinds)
        return tests.isDisjoint(with: mark?.keys.keys.map(\.self) ?? [])
    }

    /// The patterns of all messages that are written as a list.
    package var alternatives: [Int] {
        var own: [Int] = []
        if case .message(let message) = condition, message.patterns.count > 1 {
            own = message.patterns
        }
        return own + condition.children.flatMap(\.alternatives)
            + counters.flatMap(\.step.alternatives)
    }
}

extension Comparison {
    /// Whether it only says which row of a code table the rule is.
    var isRow: Bool { left == .capture("code") && comparison == .equal }

    /// As it is written: `took > 30s`.
    var story: String {
        func text(_ operand: Operand) -> String {
            switch operand {
            case .capture(let name): name
            case .literal(let text): Quantity(text) == nil ? "\"\(text)\"" : text
            case .product(let a, let b): "\(text(a)) * \(text(b))"
            }
        }
        return "\(text(left)) \(comparison.rawValue) \(text(right))"
    }
}
