import Facts
import Rules

/// Decides where a condition on a command's output holds.
struct ReadingEvaluator {
    private let facts: BundleFacts

    init(_ facts: BundleFacts) {
        self.facts = facts
    }

    func matches(_ condition: ReadingCondition) -> [Match] {
        let isKind = condition.reading.hasSuffix(".*")
        let wanted = isKind ? String(condition.reading.dropLast()) : condition.reading
        let asked = facts.readings.filter {
            isKind ? $0.name.hasPrefix(wanted) : $0.name == wanted
        }
        return asked.filter { condition.test.holds(for: $0.value) }.map { reading in
            var captures = ["reading": reading.name]
            captures[condition.name] = reading.value
            for label in reading.labels where captures[label.name] == nil {
                captures[label.name] = label.value
            }
            return Match(
                Match.Exhibit(place: reading.place, text: reading.text), captures: captures)
        }
    }
}
