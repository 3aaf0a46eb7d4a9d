import Facts
import Rules

/// What a signature asks for, in sentences.
enum SignatureStory {
    static func lines(_ rule: Rule) -> [String] {
        lines(rule.signature, rule)
    }

    private static func lines(_ step: Step, _ rule: Rule) -> [String] {
        var lines = condition(step.condition, rule)
        if step.atLeast > 1 {
            let within = step.within.map { " within \(Int($0)) seconds" } ?? ""
            let per =
                step.per.isEmpty ? "" : ", for the same \(step.per.joined(separator: " and "))"
            lines.append("at least \(step.atLeast) times\(within)\(per)")
        }
        lines += step.comparisons.map { "where \($0.text)" }
        for counter in step.counters {
            lines += self.lines(counter.step, rule).map { "unless " + $0 }
        }
        return lines
    }

    private static func condition(_ condition: Condition, _ rule: Rule) -> [String] {
        switch condition {
        case .message(let message):
            let place = message.scope.isEmpty ? "any log" : message.scope.joined(separator: " or ")
            let level = message.level.map { " at level \($0.rawValue) or above" } ?? ""
            return message.patterns.map { number in
                let pattern = rule.patterns[number - rule.firstPattern].pattern.expression
                return "a line of \(place)\(level) that matches \(pattern)"
            }
        case .setting, .reading, .certificate, .token, .key, .payload, .version:
            return [condition.ofFacts?.story ?? ""]
        case .all(let steps, let closeness):
            return ["all of these\(text(closeness)):"] + steps.flatMap { lines($0, rule) }
        case .any(let steps):
            return ["any of these:"] + steps.flatMap { lines($0, rule) }
        case .sequence(let steps, let closeness):
            return ["these in this order\(text(closeness)):"] + steps.flatMap { lines($0, rule) }
        }
    }

    private static func text(_ closeness: Closeness) -> String {
        switch closeness {
        case .anywhere: ""
        case .seconds(let seconds): ", within \(Int(seconds)) seconds"
        case .event: ", in one event"
        case .file: ", in one file"
        }
    }
}
