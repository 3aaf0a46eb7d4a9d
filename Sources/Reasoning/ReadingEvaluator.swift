import Facts
import Rules

/// Decides where a condition on a command's output holds.
struct ReadingEvaluator {
    private let readings: [Reading]
    /// Which readings have a name: a bundle may hold tens of thousands, a rule asks for one name.
    private let byName: [String: [Int]]

    init(_ facts: BundleFacts) {
        readings = facts.readings
        byName = Dictionary(grouping: facts.readings.indices) { facts.readings[$0].name }
    }

    func matches(_ condition: ReadingCondition) -> [Match] {
        asked(condition).filter {
            condition.test.holds(for: $0.value) && isMeant($0, condition)
        }.map { reading in
            var captures = [condition.name: reading.value]
            // Told only where it can be one of several: two steps of a rule must not differ in it.
            if condition.isKind { captures["reading"] = reading.name }
            for label in reading.labels where captures[label.name] == nil {
                captures[label.name] = label.value
            }
            return Match(
                Match.Exhibit(place: reading.place, text: reading.text), captures: captures)
        }
    }

    /// Whether the labels are those the condition speaks of; a label that is absent is none of them.
    private func isMeant(_ reading: Reading, _ condition: ReadingCondition) -> Bool {
        func holds(_ asked: ReadingCondition.LabelTest) -> Bool {
            reading.labels.contains { $0.name == asked.label && asked.test.holds(for: $0.value) }
        }
        return condition.wanted.allSatisfy(holds) && !condition.unwanted.contains(where: holds)
    }

    private func asked(_ condition: ReadingCondition) -> [Reading] {
        guard condition.isKind else {
            return (byName[condition.reading] ?? []).map { readings[$0] }
        }
        let prefix = condition.reading.dropLast()
        return readings.filter { $0.name.hasPrefix(prefix) }
    }
}
