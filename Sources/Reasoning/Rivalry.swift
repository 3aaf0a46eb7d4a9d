import Facts

/// Settles which of several rules speaks for an event.
struct Rivalry {
    /// Removes events from findings where a more specific one speaks for the same line, drops the
    /// findings that have none left, and notes who is nearer to the cause in a common trace.
    static func settle(_ drafts: [Draft], _ facts: BundleFacts) -> [Draft] {
        var drafts = drafts
        var byHead: [Place: [(draft: Int, event: Int)]] = [:]
        for (number, draft) in drafts.enumerated() {
            for event in draft.match.events {
                let fact = facts.events[event]
                byHead[Place(file: fact.place.file, line: fact.head), default: []].append(
                    (number, event))
            }
        }
        var dropped: Set<Int> = []
        // The most specific first: a rule that is left with too few lines beats nobody.
        let order = drafts.indices.sorted { a, b in
            let (x, y) = (drafts[a].specificity, drafts[b].specificity)
            return x > y || (x == y && a < b)
        }
        for number in order {
            var lost: [Int: Int] = [:]
            for event in drafts[number].match.events {
                let fact = facts.events[event]
                let head = Place(file: fact.place.file, line: fact.head)
                let better = (byHead[head] ?? []).filter {
                    !dropped.contains($0.draft) && facts.events[$0.event].place == fact.place
                        && drafts[$0.draft].specificity > drafts[number].specificity
                }.max { drafts[$0.draft].specificity < drafts[$1.draft].specificity }
                if let better { lost[event] = better.draft }
            }
            guard !lost.isEmpty else { continue }
            let left = drafts[number].match.events.filter { lost[$0] == nil }
            let isSingle = drafts[number].rule.signature.isSingleMessage
            guard left.isEmpty || !isSingle || left.count < drafts[number].rule.signature.atLeast
            else {
                drafts[number].reduce(to: left, facts)
                continue
            }
            if !isSingle, !left.isEmpty { continue }
            dropped.insert(number)
            for winner in Set(lost.values).sorted() {
                drafts[winner].rivals.append(
                    Finding.Rival(
                        rule: drafts[number].rule.id.description,
                        because: "matches the same lines, and this rule knows them better"))
            }
        }
        noteInnerCauses(&drafts, byHead, facts, dropped)
        return drafts.indices.filter { !dropped.contains($0) }.map { number in
            var draft = drafts[number]
            draft.innerCauses = Set(
                draft.innerCauses.map { old in old - dropped.filter { $0 < old }.count })
            return draft
        }
    }

    private static func noteInnerCauses(
        _ drafts: inout [Draft], _ byHead: [Place: [(draft: Int, event: Int)]],
        _ facts: BundleFacts,
        _ dropped: Set<Int>
    ) {
        for (_, entries) in byHead where entries.count > 1 {
            for outer in entries where !dropped.contains(outer.draft) {
                let depth = facts.events[outer.event].causeDepth
                for inner in entries
                where !dropped.contains(inner.draft) && inner.draft != outer.draft {
                    if facts.events[inner.event].causeDepth > depth {
                        drafts[outer.draft].innerCauses.insert(inner.draft)
                    }
                }
            }
        }
    }
}

extension Draft {
    /// Keeps only these events.
    mutating func reduce(to events: [Int], _ facts: BundleFacts) {
        func point(_ index: Int) -> Match.Point {
            let event = facts.events[index]
            return Match.Point(time: event.time, place: event.place, head: event.head)
        }
        guard let first = events.first, let last = events.last else { return }
        match.events = events
        match.count = events.reduce(0) { $0 + facts.events[$1].repeats }
        match.first = point(first)
        match.last = point(last)
        match.captures = [:]
        for capture in facts.events[first].captures { match.captures[capture.name] = capture.value }
    }
}
