import Facts
import Rules

/// Values of a field with few values that first turn up late: a guess, to be tied to a log event.
struct ValueDrift {
    private let facts: BundleFacts
    private let family: PayloadFamily

    init(_ family: PayloadFamily, _ facts: BundleFacts) {
        self.facts = facts
        self.family = family
    }

    /// More new values at once are another field's business: a name, a number.
    private static let mostNew = 4

    func drifts() -> [Drift] {
        var found: [Drift] = []
        var known: [String: (values: Set<String>, count: Int, last: Drift.Spot, member: Int)] = [:]
        for index in family.members {
            let payload = facts.payloads[index]
            for field in payload.fields where field.listsAllValues && field.values.count <= 16 {
                found += new(in: field, payload, index, known[field.path])
                let count = field.values.reduce(0) { $0 + $1.count }
                guard let last = field.values.max(by: { $0.last < $1.last }) else { continue }
                let spot = Drift.Spot(
                    place: Place(file: payload.place.file, line: max(1, last.lastLine)),
                    text: "\(field.path): \"\(last.text)\"")
                known[field.path] = (
                    (known[field.path]?.values ?? []).union(field.values.map(\.text)),
                    (known[field.path]?.count ?? 0) + count, spot, index
                )
            }
        }
        return found
    }

    private func new(
        in field: PayloadField, _ payload: Payload, _ index: Int,
        _ known: (values: Set<String>, count: Int, last: Drift.Spot, member: Int)?
    ) -> [Drift] {
        let isWord = field.variants.allSatisfy { $0.look == .text || $0.look.family == .nothing }
        guard isWord else { return [] }
        var new: [PayloadField.Value]
        if let known {
            guard known.count >= 10, known.values.count * 3 <= known.count else { return [] }
            new = field.values.filter { !known.values.contains($0.text) }
        } else {
            let total = field.values.reduce(0) { $0 + $1.count }
            guard total >= 20, field.values.count * 4 <= total else { return [] }
            // Late: behind two thirds of all other values.
            new = field.values.filter { value in
                let before = field.values.filter { $0.first < value.first && $0.last > value.first }
                let last = field.values.map(\.last).max() ?? 0
                return value.first * 3 > last * 2 && before.count >= 2
            }
        }
        new.removeAll { $0.text.isEmpty }
        guard !new.isEmpty, new.count <= Self.mostNew else { return [] }
        return new.map { value in
            let others = field.values.filter { $0.text != value.text }.map(\.text)
            var drift = Drift(
                kind: .value, payload: index, field: field.path,
                expected: "one of: "
                    + (known.map { $0.values.sorted() } ?? others).prefix(8).joined(separator: ", "),
                actual: value.text, sample: value.text,
                firstBad: Drift.Spot(
                    place: Place(file: payload.place.file, line: max(1, value.firstLine)),
                    text: "\(field.path): \"\(value.text)\""))
            drift.lastGood = known?.last
            drift.before = known?.member
            drift.good = known?.count ?? 0
            drift.bad = value.count
            return drift
        }
    }
}
