import Facts

/// Messages that announce trouble: new, gone, or of another rate.
struct MessageComparison {
    let good: Side
    let bad: Side
    /// The first moment anything failed in the bad bundle.
    let firstFailure: Moment?

    /// A message of this many may stand for chance.
    private static let fewest = 5

    var found: [ClaimComparison.Found] {
        let before = index(good.facts.signals)
        let after = index(bad.facts.signals)
        var found: [ClaimComparison.Found] = []
        for (key, group) in after.sorted(by: { $0.key < $1.key }) {
            if let old = before[key] {
                if let change = rate(old, group) { found.append(change) }
            } else {
                found.append(new(group))
            }
        }
        for (key, group) in before.sorted(by: { $0.key < $1.key }) where after[key] == nil {
            found.append(gone(group))
        }
        return found
    }

    private func index(_ groups: [SignalGroup]) -> [String: SignalGroup] {
        Dictionary(groups.map { (Text.withoutNumbers($0.template), $0) }) { a, b in
            a.count >= b.count ? a : b
        }
    }

    private func new(_ group: SignalGroup) -> ClaimComparison.Found {
        let text = Claim.shortened(group.template)
        var change = Change(
            kind: .message, how: .added, subject: text, after: "\(group.count)",
            now: evidence(group, bad), says: "“\(text)” is new: \(times(group.count))")
        change.reasons = level(group)
        var found = make(change, group, bad)
        if let first = group.first, let failure = firstFailure,
            abs(first.microseconds - failure.microseconds) <= 60_000_000
        {
            found.change.reasons.append("it begins when the failure does")
            found.magnitude += 1
        }
        return found
    }

    private func gone(_ group: SignalGroup) -> ClaimComparison.Found {
        let text = Claim.shortened(group.template)
        let change = Change(
            kind: .message, how: .removed, subject: text, before: "\(group.count)",
            was: evidence(group, good), says: "“\(text)” is gone; it came \(times(group.count))",
            reasons: level(group))
        var found = make(change, group, good)
        found.power = .cosmetic
        found.place = nil
        return found
    }

    private func rate(_ old: SignalGroup, _ new: SignalGroup) -> ClaimComparison.Found? {
        let (before, after) = (perHour(old, good), perHour(new, bad))
        guard max(old.count, new.count) >= Self.fewest, before > 0, after > 0,
            max(before, after) >= 3 * min(before, after)
        else { return nil }
        let text = Claim.shortened(new.template)
        let isMore = after > before
        let factor = ClaimComparison.factor(before, after) ?? ""
        let change = Change(
            kind: .message, how: isMore ? .moreOften : .lessOften, subject: text,
            before: "\(old.count)", after: "\(new.count)", was: evidence(old, good),
            now: evidence(new, bad),
            says:
                "“\(text)” comes \(isMore ? "more" : "less") often: \(times(new.count)), and \(times(old.count)) in the good bundle",
            reasons: [factor].filter { !$0.isEmpty } + level(new))
        var found = make(change, new, bad)
        found.power = isMore ? found.power : .cosmetic
        return found
    }

    private func make(_ change: Change, _ group: SignalGroup, _ side: Side) -> ClaimComparison.Found
    {
        let isBad = (group.level ?? .error) >= .error
        var found = ClaimComparison.Found(change: change, power: isBad ? .telling : .cosmetic)
        found.place = group.place
        found.magnitude = group.level == .critical ? 2 : 1
        return found
    }

    /// By the time its file covers, an hour where nothing states a time.
    private func perHour(_ group: SignalGroup, _ side: Side) -> Double {
        let file = side.facts.files[group.place.file]
        guard let first = file.first, let last = file.last, first < last else {
            return Double(group.count)
        }
        let seconds = max(Double(last.microseconds - first.microseconds) / 1_000_000, 60)
        return Double(group.count) * 3600 / seconds
    }

    private func evidence(_ group: SignalGroup, _ side: Side) -> Finding.Evidence {
        Finding.Evidence(
            file: side.path(group.place.file), line: group.place.line, time: group.first,
            text: group.text)
    }

    private func level(_ group: SignalGroup) -> [String] {
        group.level.map { ["logged as \($0.rawValue)"] } ?? []
    }

    private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
