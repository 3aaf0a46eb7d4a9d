import Facts

/// Tells which messages without a rule belong to a finding all the same.
struct SignalFolding {
    enum Fate: Equatable {
        case open
        /// A finding rests on it.
        case explained
        /// It follows from the finding at this position; so many of its messages do.
        case follows(Int, count: Int)
    }

    private let drafts: [Draft]
    /// The findings' drafts in their order.
    private let order: [Int]
    private let roles: [Finding.Role]
    /// The first finding in order of each pattern.
    private var owners: [Int: Int] = [:]
    private var places: Set<Place> = []
    private var files: [Set<Int>] = []
    private var entities: [[String]] = []

    /// A consequence may begin so many seconds before its cause, in the same file and across clocks.
    private static let tolerance: (sameFile: Double, otherFile: Double) = (5, 90)
    /// It begins at most so many seconds after the cause was seen last.
    private static let reach = 300.0

    init(facts: BundleFacts, drafts: [Draft], order: [Int], roles: [Finding.Role]) {
        self.drafts = drafts
        self.order = order
        self.roles = roles
        for (position, index) in order.enumerated() {
            let draft = drafts[index]
            for pattern in draft.patternNumbers where owners[pattern] == nil {
                owners[pattern] = position
            }
            var mine: Set<Int> = []
            for event in draft.match.events {
                let place = facts.events[event].place
                places.insert(place)
                places.insert(Place(file: place.file, line: facts.events[event].head))
                mine.insert(place.file)
            }
            files.append(mine)
            entities.append(
                draft.match.captures.values.filter(Self.isTelling).sorted { $0.count > $1.count })
        }
    }

    func fate(of group: SignalGroup) -> Fate {
        if let position = group.patterns.compactMap({ owners[$0] }).min() {
            // The same text in a file the finding does not cite was logged twice.
            let elsewhere = group.spots.filter { !files[position].contains($0.file) }
            let count = elsewhere.reduce(0) { $0 + $1.count }
            return count == 0 || files[position].isEmpty
                ? .explained : .follows(position, count: count)
        }
        if group.spots.contains(where: { places.contains(Place(file: $0.file, line: $0.line)) }) {
            return .explained
        }
        let position = order.indices.first { position in
            roles[order[position]] != .notice && isInTime(group, position)
                && mentions(group, entities[position])
        }
        return position.map { .follows($0, count: group.count) } ?? .open
    }

    private func isInTime(_ group: SignalGroup, _ position: Int) -> Bool {
        let draft = drafts[order[position]]
        let isSameFile = group.spots.contains { files[position].contains($0.file) }
        guard let cause = draft.first, let end = draft.last, let first = group.first else {
            return isSameFile && group.place.line >= draft.match.first.place.line
        }
        let after = Double(first.microseconds - cause.microseconds) / 1e6
        let afterEnd = Double(first.microseconds - end.microseconds) / 1e6
        let early = isSameFile ? Self.tolerance.sameFile : Self.tolerance.otherFile
        return after >= -early && afterEnd <= Self.reach
    }

    private func mentions(_ group: SignalGroup, _ values: [String]) -> Bool {
        values.contains { value in
            group.text.contains(value) || group.exception?.contains(value) == true
        }
    }

    /// Whether a captured value names something: a host, a path, a queue; not a number or a short word.
    private static func isTelling(_ value: String) -> Bool {
        guard (5...120).contains(value.count),
            value.contains(where: \.isLetter) || value.contains(".")
        else { return false }
        let isName = value.contains { ".:/-_".contains($0) } || value.count >= 8
        return isName && !value.contains(" ")
    }
}

extension Draft {
    /// The library's numbers of the rule's patterns.
    var patternNumbers: [Int] {
        rule.patterns.indices.map { rule.firstPattern + $0 }
    }
}
