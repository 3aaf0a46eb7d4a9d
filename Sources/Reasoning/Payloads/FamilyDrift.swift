import Facts
import Rules

/// What changes within a family of payloads, field by field.
///
/// A change has a good side and a bad side that exclude each other: all of the good comes before all of the
/// bad, over the files in their order and the records within them.
struct FamilyDrift {
    let facts: BundleFacts
    let family: PayloadFamily
    let members: [Payload]

    init(_ family: PayloadFamily, _ facts: BundleFacts) {
        self.facts = facts
        self.family = family
        members = family.members.map { facts.payloads[$0] }
    }

    typealias Side = FieldHistory.Side

    func drifts() -> [Drift] {
        let histories = histories()
        var found = presence(histories)
        for history in histories { found += changes(of: history) }
        return found
    }

    /// Fields by path; one that a member lacks altogether is absent from each of its records.
    private func histories() -> [FieldHistory] {
        var order: [String] = []
        var byPath: [String: FieldHistory] = [:]
        let lookups = members.map { member in
            Dictionary(member.fields.map { ($0.path, $0) }) { first, _ in first }
        }
        for member in members {
            for field in member.fields where byPath[field.path] == nil {
                order.append(field.path)
                byPath[field.path] = FieldHistory(path: field.path, parent: field.parent)
            }
        }
        for (number, lookup) in lookups.enumerated() {
            for path in order {
                if let field = lookup[path] {
                    for variant in field.variants { byPath[path]?.add(variant, member: number) }
                } else if !path.hasSuffix("[]"), members[number].sampled == nil,
                    let absent = absence(
                        of: path, byPath[path]?.parent ?? "", members[number], lookup)
                {
                    byPath[path]?.add(absent, member: number)
                }
            }
        }
        return order.compactMap { byPath[$0] }
    }

    private func absence(
        of path: String, _ parent: String, _ member: Payload, _ lookup: [String: PayloadField]
    ) -> PayloadField.Variant? {
        if parent.isEmpty {
            guard member.records > 0, !member.fields.isEmpty else { return nil }
            let line = (member.table?.hasHeader ?? false) ? 1 : member.place.line
            return PayloadField.Variant(
                look: .absent, count: max(1, member.records), firstLine: line, lastLine: line,
                first: 0, last: Int.max, sample: "")
        }
        guard let object = lookup[parent]?[.object] else { return nil }
        return PayloadField.Variant(
            look: .absent, count: object.count, firstLine: object.firstLine,
            lastLine: object.lastLine, first: object.first, last: object.last, sample: "")
    }

    // MARK: Fields that come and go

    private func presence(_ histories: [FieldHistory]) -> [Drift] {
        var found: [Drift] = []
        for (parent, siblings) in Dictionary(grouping: histories, by: \.parent).sorted(by: {
            $0.key < $1.key
        }) {
            _ = parent
            let gone = siblings.filter {
                $0.side { $0 != .absent }.isBefore($0.side { $0 == .absent })
            }
            let new = siblings.filter {
                $0.side { $0 == .absent }.isBefore($0.side { $0 != .absent })
            }
            // Where most fields change at once, another kind of record follows, not a changed one.
            if siblings.count > 3, (gone.count + new.count) * 2 > siblings.count + new.count {
                continue
            }
            var taken: Set<String> = []
            for old in gone {
                let heir = new.first { isHeir($0, of: old) && !taken.contains($0.path) }
                if let heir { taken.insert(heir.path) }
                found.append(missing(old, heir: heir))
            }
            for field in new where !taken.contains(field.path) { found.append(extra(field)) }
        }
        return found
    }

    /// Whether a new field can be the old one under another name: it begins where the old one ends.
    private func isHeir(_ new: FieldHistory, of old: FieldHistory) -> Bool {
        guard let end = old.side({ $0 != .absent }).last,
            let start = new.side({ $0 != .absent }).first,
            end.last < start.first,
            FieldName.resembles(leaf(old.path), leaf(new.path))
        else { return false }
        let (a, b) = (looks(old), looks(new))
        return a.isEmpty || b.isEmpty || !a.isDisjoint(with: b)
    }

    private func looks(_ history: FieldHistory) -> Set<ValueLook.Family> {
        Set(history.spans.map(\.look.family)).subtracting([.nothing])
    }

    private func leaf(_ path: String) -> String {
        String(path.split(separator: ".").last ?? Substring(path))
    }

    private func missing(_ history: FieldHistory, heir: FieldHistory?) -> Drift {
        let good = history.side { $0 != .absent }
        let bad = history.side { $0 == .absent }
        var drift = change(
            heir == nil ? .missing : .renamed, history, good, bad,
            expected: good.last?.look.words ?? "a value", actual: "no value")
        if let heir, let span = heir.side({ $0 != .absent }).first {
            drift.renamed = heir.path
            drift.actual = leaf(heir.path)
            drift.expected = leaf(history.path)
            drift.sample = span.firstSample.sample
            drift.firstBad = spot(span.first, span.firstLine, span.firstSample.shown(heir.path))
        }
        return drift
    }

    private func extra(_ history: FieldHistory) -> Drift {
        let good = history.side { $0 == .absent }
        let bad = history.side { $0 != .absent }
        return change(
            .extra, history, good, bad, expected: "no such field",
            actual: bad.first?.look.words ?? "a value")
    }

    // MARK: Values that look otherwise

    private func changes(of history: FieldHistory) -> [Drift] {
        let isTyped = members.first.map { $0.format == .json || $0.format == .ndjson } ?? false
        var found: [Drift] = []
        for (kind, good, bad) in Self.formats {
            let (a, b) = (history.side(good), history.side(bad))
            guard a.isBefore(b), let last = a.last, let first = b.first else { continue }
            found.append(
                change(kind, history, a, b, expected: last.look.words, actual: first.look.words))
        }
        if found.isEmpty, let drift = spelling(of: history) { found.append(drift) }
        if found.isEmpty, let drift = date(of: history) { found.append(drift) }
        if found.isEmpty, let drift = type(of: history, isTyped) { found.append(drift) }
        if found.isEmpty, let drift = nulls(in: history) { found.append(drift) }
        found += digits(of: history)
        return found
    }

    /// Changes in one direction that the looks alone tell.
    private static let formats:
        [(DriftKind, @Sendable (ValueLook) -> Bool, @Sendable (ValueLook) -> Bool)] = [
            (.dateOrder, { $0 == .dayFirst }, { $0 == .monthFirst }),
            (.dateOrder, { $0 == .monthFirst }, { $0 == .dayFirst }),
            (.timeZone, { $0 == .zonedTime }, { $0 == .localTime }),
            (
                .decimalComma, { $0 == .decimalText || $0 == .decimal },
                { $0 == .commaText || $0 == .groupedCommaText }
            ),
            (
                .decimalComma, { $0 == .commaText || $0 == .groupedCommaText },
                { $0 == .decimalText || $0 == .decimal }
            ),
            (.number, { $0 == .decimalText || $0 == .decimal }, { $0 == .groupedText }),
        ]

    private func spelling(of history: FieldHistory) -> Drift? {
        let groups: [ValueLook] = [
            .boolean, .lowerTrue, .titleTrue, .upperTrue, .lowerYes, .titleYes, .upperYes,
            .letterYes,
        ]
        guard
            history.spans.allSatisfy({
                groups.contains($0.look) || $0.look.family == .nothing
                    || (zeroOrOne(history) && ($0.look == .wholeText || $0.look == .integer))
            })
        else { return nil }
        let spans = history.spans.filter { $0.look.family != .nothing }.sorted {
            $0.first < $1.first
        }
        guard spans.count == 2, spans.contains(where: { groups.contains($0.look) }) else {
            return nil
        }
        let (a, b) = (Side(spans: [spans[0]]), Side(spans: [spans[1]]))
        guard a.isBefore(b) else { return nil }
        func words(_ span: FieldHistory.Span) -> String {
            groups.contains(span.look) ? span.look.words : "0 or 1"
        }
        return change(
            .boolean, history, a, b, expected: words(spans[0]), actual: words(spans[1]))
    }

    /// Whether its numbers are 0 and 1 alone.
    private func zeroOrOne(_ history: FieldHistory) -> Bool {
        members.allSatisfy { member in
            guard let field = member.field(history.path), let low = field.smallest?.value,
                let high = field.greatest?.value
            else { return true }
            return low >= 0 && high <= 1
        }
    }

    /// One way of writing dates follows another.
    private func date(of history: FieldHistory) -> Drift? {
        func style(_ look: ValueLook) -> Int? {
            switch look {
            case .isoDate: 0
            case .dottedDate: 1
            case .dayFirst, .monthFirst, .slashedEither: 2
            case .zonedTime, .localTime: 3
            default: nil
            }
        }
        let styles = Set(history.spans.compactMap { style($0.look) })
        guard styles.count == 2,
            history.spans.allSatisfy({ style($0.look) != nil || $0.look.family == .nothing })
        else { return nil }
        for first in styles {
            let (a, b) = (
                history.side { style($0) == first },
                history.side { style($0) != nil && style($0) != first }
            )
            if a.isBefore(b), let last = a.last, let next = b.first {
                return change(
                    .date, history, a, b, expected: last.look.words, actual: next.look.words)
            }
        }
        return nil
    }

    private func type(of history: FieldHistory, _ isTyped: Bool) -> Drift? {
        if isTyped {
            let kinds = Set(history.spans.map(\.look.kind)).subtracting([.absent, .null])
            guard kinds.count == 2 else { return nil }
            for kind in kinds {
                let good = history.side { $0.kind == kind }
                let bad = history.side { kinds.contains($0.kind) && $0.kind != kind }
                if good.isBefore(bad), let last = good.last, let first = bad.first {
                    return change(
                        .type, history, good, bad, expected: last.look.words,
                        actual: first.look.kind == .text ? "a text" : first.look.words)
                }
            }
            return nil
        }
        // Where all is text, only a number or date that becomes words from one file to the next tells.
        let numbers = history.side { $0.family == .number }
        let dates = history.side { $0.family == .date || $0.family == .time }
        let words = history.side { $0.family == .text }
        for good in [numbers, dates]
        where good.isBefore(words) && good.count >= 3 && words.count >= 3 {
            guard let last = good.last, let first = words.first,
                last.last.member < first.first.member,
                history.spans.allSatisfy({
                    $0.look.family == .nothing || $0.look.family == .text
                        || good.spans.map(\.look).contains($0.look)
                })
            else { continue }
            return change(
                .type, history, good, words, expected: last.look.words, actual: first.look.words)
        }
        return nil
    }

    private func nulls(in history: FieldHistory) -> Drift? {
        let values = history.side { $0.family != .nothing }
        let nothing = history.side { $0 == .null || $0 == .empty || $0 == .placeholder }
        guard values.count >= 3, values.isBefore(nothing), let last = values.last,
            let first = nothing.first
        else { return nil }
        return change(
            .null, history, values, nothing, expected: last.look.words, actual: first.look.words)
    }

    private func spot(_ position: FieldHistory.Position, _ line: Int, _ text: String) -> Drift.Spot
    {
        Drift.Spot(
            place: Place(file: members[position.member].place.file, line: max(1, line)), text: text)
    }

    func change(
        _ kind: DriftKind, _ history: FieldHistory, _ good: Side, _ bad: Side, expected: String,
        actual: String
    ) -> Drift {
        let nowhere = Drift.Spot(place: Place(file: 0, line: 1), text: "")
        let first = bad.first
        let last = good.last
        var drift = Drift(
            kind: kind, payload: family.members[first?.first.member ?? 0], field: history.path,
            expected: expected, actual: actual, sample: first?.firstSample.sample ?? "",
            firstBad: first.map { spot($0.first, $0.firstLine, $0.firstSample.shown(history.path)) }
                ?? nowhere)
        drift.lastGood = last.map { spot($0.last, $0.lastLine, $0.lastSample.shown(history.path)) }
        drift.before = last.map { family.members[$0.last.member] }
        drift.good = good.count
        drift.bad = bad.count
        return drift
    }
}
