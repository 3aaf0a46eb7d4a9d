import Facts
import Rules

extension FamilyDrift {
    /// What a spreadsheet does to codes, and seconds that become milliseconds: told file by file.
    func digits(of history: FieldHistory) -> [Drift] {
        guard members.count > 1 else { return [] }
        var found: [Drift] = []
        for (kind, lost, got) in [
            (DriftKind.leadingZeros, [ValueLook.zeroLedText], [ValueLook.wholeText]),
            (.scientific, [.wholeText, .epochSeconds, .epochMillis], [.scientificText]),
        ] {
            let counts = members.map { member -> (lost: Int, got: Int) in
                let field = member.field(history.path)
                return (
                    field?.count { lost.contains($0) } ?? 0, field?.count { got.contains($0) } ?? 0
                )
            }
            guard
                let first = counts.firstIndex(where: {
                    $0.got > 0 && (kind == .scientific || $0.lost == 0)
                }),
                first > 0, counts[..<first].allSatisfy({ $0.lost > 0 }),
                counts[first...].allSatisfy({ $0.got > 0 && (kind == .scientific || $0.lost == 0) })
            else { continue }
            let spans = splitSpans(history, at: first)
            let good = Side(spans: spans.before.filter { lost.contains($0.look) })
            let bad = Side(spans: spans.after.filter { got.contains($0.look) })
            guard let last = good.last, let next = bad.first else { continue }
            found.append(
                change(kind, history, good, bad, expected: last.look.words, actual: next.look.words)
            )
        }
        let ranges = members.map { member -> (Double, Double)? in
            guard let field = member.field(history.path), let low = field.smallest?.value,
                let high = field.greatest?.value
            else { return nil }
            return (low, high)
        }
        if let first = ranges.firstIndex(where: { $0.map { $0.0 > 1e12 && $0.1 < 4.2e12 } ?? false }
        ),
            first > 0,
            ranges[..<first].allSatisfy({ $0.map { $0.0 > 1e9 && $0.1 < 4.2e9 } ?? false })
        {
            let spans = splitSpans(history, at: first)
            found.append(
                change(
                    .epoch, history, Side(spans: spans.before), Side(spans: spans.after),
                    expected: ValueLook.epochSeconds.words, actual: ValueLook.epochMillis.words))
        }
        return found
    }

    private func splitSpans(_ history: FieldHistory, at member: Int) -> (
        before: [FieldHistory.Span], after: [FieldHistory.Span]
    ) {
        func spans(_ range: Range<Int>) -> [FieldHistory.Span] {
            var part = FieldHistory(path: history.path, parent: history.parent)
            for index in range {
                for variant in members[index].field(history.path)?.variants ?? [] {
                    part.add(variant, member: index)
                }
            }
            return part.spans.filter { $0.look.family != .nothing }
        }
        return (spans(0..<member), spans(member..<members.count))
    }
}
