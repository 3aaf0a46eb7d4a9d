import Facts
import Rules

/// How each rule ended: found, ruled out, or undecided because something could not be seen.
struct VerdictTable {
    let verdicts: Verdicts
    let undecided: [(entry: RuleLibrary.Entry, blindness: Blindness)]

    /// How a need is met.
    private enum Answer {
        /// Lines matched, or facts are there to be judged.
        case met
        /// Everything was seen, and nothing of it is what was asked for.
        case no([Int])
        case blind(Blindness)
    }

    /// - Parameters:
    ///   - matched: patterns that matched at least one line.
    ///   - redacted: of a rule whose needs are met: the setting that nobody can judge, because what
    ///     made the bundle blanked its value.
    init(
        library: RuleLibrary, sight: Sight, facts: BundleFacts, found: Set<RuleID>,
        matched: Set<Int>, mentions: Mentions, redacted: (RuleLibrary.Entry) -> Blindness?
    ) {
        var undecided: [(RuleLibrary.Entry, Blindness)] = []
        var cleared: [[Int]: [String]] = [:]
        var order: [[Int]] = []
        for entry in library.entries where !found.contains(entry.id) {
            let isRisk = library.map.modes[entry.mode]?.kind == .latent
            var seen: [Int] = []
            switch Self.answer(entry.need, sight, matched) {
            case .blind(let why):
                // What could fail is no answer to what failed: nobody is asked to collect it.
                if !isRisk { undecided.append((entry, why)) }
                continue
            case .met:
                if !isRisk, let why = redacted(entry) {
                    undecided.append((entry, why))
                    continue
                }
            case .no(let files): seen = files
            }
            let files = Set(seen).sorted()
            if cleared[files] == nil { order.append(files) }
            cleared[files, default: []].append(entry.id.description)
        }
        self.undecided = undecided
        verdicts = Verdicts(
            found: found.count, ruledOut: cleared.values.reduce(0) { $0 + $1.count },
            undecided: undecided.map { entry, why in
                Verdicts.Undecided(
                    rule: entry.id.description, why: why.why, kind: why.kind, source: why.source,
                    isOfBundle: mentions.speaks(of: entry.id))
            },
            clearances: order.map { files in
                Verdicts.Clearance(
                    files: files.map { facts.files[$0].path },
                    from: files.compactMap { facts.files[$0].first }.min(),
                    to: files.compactMap { facts.files[$0].last }.max(),
                    rules: cleared[files] ?? [])
            })
    }

    private static func answer(_ need: Need, _ sight: Sight, _ matched: Set<Int>) -> Answer {
        switch need {
        case .lines(let patterns, let scope):
            if patterns.contains(where: matched.contains) { return .met }
            return switch sight.lines(of: scope) {
            case .seen(let files): .no(files)
            case .blind(let why): .blind(why)
            }
        case .facts(let sources):
            return switch sight.facts(of: sources) {
            case .seen: .met
            case .blind(let why): .blind(why)
            }
        case .all(let needs):
            var blind: Blindness?
            for need in needs {
                switch answer(need, sight, matched) {
                case .no(let files): return .no(files)
                case .blind(let why): blind = blind ?? why
                case .met: break
                }
            }
            return blind.map(Answer.blind) ?? .met
        case .any(let needs):
            var blind: Blindness?
            var files: [Int] = []
            var isMet = false
            for need in needs {
                switch answer(need, sight, matched) {
                case .no(let seen): files += seen
                case .blind(let why): blind = blind ?? why
                case .met: isMet = true
                }
            }
            if let blind { return .blind(blind) }
            return isMet ? .met : .no(files)
        }
    }
}
