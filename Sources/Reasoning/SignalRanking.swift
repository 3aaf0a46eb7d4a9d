import Facts

/// Chooses which messages that no finding explains are worth a reader's eye, and ranks them.
///
/// By how bad they are, then whether they are new, near the first failure, a burst, rare, early.
/// What a finding explains, or what follows from one, is folded under it.
struct SignalRanking {
    /// The best, in order.
    private(set) var signals: [Signal] = []
    /// What follows from each finding, by its ID.
    private(set) var folded: [String: [Finding.Folded]] = [:]
    /// Messages of all kinds that are not among ``signals``.
    private(set) var unlisted = 0

    private static let most = 15
    private static let mostFolded = 10

    /// - Parameter order: the drafts in the order of the findings `f1`, `f2`, …
    init(facts: BundleFacts, drafts: [Draft], order: [Int], roles: [Finding.Role]) {
        let folding = SignalFolding(facts: facts, drafts: drafts, order: order, roles: roles)
        var open: [SignalGroup] = []
        for group in facts.signals {
            switch folding.fate(of: group) {
            case .open: open.append(group)
            case .explained: break
            case .follows(let position, let count):
                var list = folded["f\(position + 1)"] ?? []
                let spot = group.spot
                list.append(
                    Finding.Folded(
                        template: group.template, count: count, file: facts.files[spot.file].path,
                        line: spot.line))
                folded["f\(position + 1)"] = list
            }
        }
        for (id, list) in folded { folded[id] = Self.shortened(list) }
        let failures = order.filter { roles[$0] != .notice }.compactMap { drafts[$0].first }
        let looks = SignalLook.all(open, facts, failure: failures.min())
            .sorted(by: SignalLook.comesBefore)
        signals = looks.prefix(Self.most).map { $0.signal(facts) }
        unlisted = looks.dropFirst(Self.most).reduce(facts.otherSignals) { $0 + $1.group.count }
    }

    /// The most frequent, and the rest as one.
    private static func shortened(_ list: [Finding.Folded]) -> [Finding.Folded] {
        let sorted = list.enumerated().sorted {
            ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }.map(\.element)
        guard sorted.count > mostFolded else { return sorted }
        let rest = sorted[(mostFolded - 1)...]
        let count = rest.reduce(0) { $0 + $1.count }
        return sorted.prefix(mostFolded - 1) + [
            Finding.Folded(
                template: "(\(rest.count) further kinds of messages)", count: count,
                file: rest[mostFolded - 1].file, line: rest[mostFolded - 1].line)
        ]
    }
}
