import Facts

/// Chooses which messages that no finding explains are worth a reader's eye.
struct SignalRanking {
    let facts: BundleFacts
    let drafts: [Draft]
    private static let most = 15

    var signals: [Signal] {
        let known = Set(drafts.flatMap(\.patternNumbers))
        let covered = Set(
            drafts.flatMap { draft in
                draft.match.events.map {
                    Place(file: facts.events[$0].place.file, line: facts.events[$0].place.line)
                }
            })
        let open = facts.signals.filter { group in
            group.patterns.isDisjoint(with: known) && !covered.contains(group.place)
        }
        return open.sorted(by: isBefore).prefix(Self.most).map { group in
            Signal(
                template: group.template, count: group.count, level: group.level,
                first: group.first,
                last: group.last, why: why(group),
                evidence: [
                    Finding.Evidence(
                        file: facts.files[group.place.file].path, line: group.place.line,
                        time: group.first, text: group.text)
                ])
        }
    }

    private func isBefore(_ a: SignalGroup, _ b: SignalGroup) -> Bool {
        let (x, y) = (rank(a.level), rank(b.level))
        if x != y { return x > y }
        // What is rare says more than what repeats.
        let (rareA, rareB) = (a.count <= 3, b.count <= 3)
        if rareA != rareB { return rareA }
        if let x = a.first, let y = b.first, x != y { return x < y }
        return a.place < b.place
    }

    private func rank(_ level: Level?) -> Int {
        switch level {
        case .critical: 4
        case .error: 3
        case nil: 2
        case .warning: 1
        default: 0
        }
    }

    private func why(_ group: SignalGroup) -> String {
        let level = group.level.map { "logged as \($0.rawValue)" } ?? "speaks of a failure"
        return group.count == 1 ? "\(level), once" : "\(level), \(group.count) times"
    }
}

extension Draft {
    /// The library's numbers of the rule's patterns.
    var patternNumbers: [Int] {
        rule.patterns.indices.map { rule.firstPattern + $0 }
    }
}
