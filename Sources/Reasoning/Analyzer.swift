import Notation
import Bundles
import Facts
import Rules

/// From facts and rules to a diagnosis. Pure: no clock, disk, network or locale.
package struct Analyzer: Sendable {
    let library: RuleLibrary
    private let observed: [String: ObservedPrecision]

    /// - Parameter observed: how often people found rules right; between equals it decides.
    package init(_ library: RuleLibrary, observed: [String: ObservedPrecision] = [:]) {
        self.library = library
        self.observed = observed
    }

    /// - Throws: ``NotationError`` when a rule that is needed cannot be decoded.
    package func diagnosis(of facts: BundleFacts) throws -> Diagnosis {
        let found = try drafts(facts).sorted(by: Self.byOrder)
        var drafts = Rivalry.settle(found, facts)
        let recovery = Recovery(facts: facts)
        for index in drafts.indices { drafts[index].recovered = recovery.moment(of: drafts[index]) }
        let causality = Causality(drafts, library.map)
        let judged = Judgement(drafts, causality, observed)
        var findings = FindingWriter(facts: facts, map: library.map, drafts: drafts, judged: judged)
            .findings(causality)
        let ranking = SignalRanking(
            facts: facts, drafts: drafts, order: judged.order, roles: judged.roles)
        for index in findings.indices {
            findings[index].folded = ranking.folded[findings[index].id] ?? []
        }
        var diagnosis = Diagnosis(
            bundle: summary(facts), findings: findings, gaps: facts.gaps)
        diagnosis.unexplained = ranking.signals
        diagnosis.unlisted = ranking.unlisted
        let mentions = Mentions(facts, library)
        let table = try verdicts(facts, found: Set(found.map(\.rule.id)), findings, mentions)
        diagnosis.verdicts = table.verdicts
        let planner = EvidencePlanner(
            library: library, facts: facts, table: table, mentions: mentions)
        diagnosis.nextEvidence =
            planner.nextEvidence(for: findings)
            + planner.louderLogs(for: findings, ranking.signals)
        diagnosis.clocks = ClockNote.notes(facts.files)
        return diagnosis
    }

    private func verdicts(
        _ facts: BundleFacts, found: Set<RuleID>, _ findings: [Finding], _ mentions: Mentions
    ) throws -> VerdictTable {
        let failing = findings.filter { $0.role != .notice }
        let first = failing.compactMap(\.first).min()
        let last = failing.compactMap(\.last).max()
        let failure = first.flatMap { first in last.map { first...max(first, $0) } }
        let masked = RedactedSettings(facts)
        return VerdictTable(
            library: library, sight: Sight(facts, library, failure: failure), facts: facts,
            found: found, matched: Set(facts.events.map(\.pattern)), mentions: mentions
        ) { entry in
            guard !masked.isEmpty, entry.need.hasFacts, let rule = try? library.rule(entry)
            else { return nil }
            return masked.blindness(of: rule.signature)
        }
    }

    static func byOrder(_ a: Draft, _ b: Draft) -> Bool {
        if a.first != b.first, let x = a.first, let y = b.first { return x < y }
        return a.rule.id < b.rule.id
            || (a.rule.id == b.rule.id && a.match.first.place < b.match.first.place)
    }

    /// Every rule that holds.
    private func drafts(_ facts: BundleFacts) throws -> [Draft] {
        let matched = Set(facts.events.map(\.pattern))
        let holdings = Holdings(facts)
        return try drafts(
            facts,
            of: library.entries.filter { entry in
                entry.patterns.contains(where: matched.contains)
                    || (entry.needsNoMessage && entry.need.isConceivable(in: holdings))
            })
    }

    /// Every rule of these that holds.
    func drafts(_ facts: BundleFacts, of wanted: [RuleLibrary.Entry]) throws -> [Draft] {
        let evaluator = Evaluator(facts, library)
        var drafts: [Draft] = []
        for rule in try library.rules(wanted) {
            guard rule.status != .retired else { continue }
            for match in evaluator.matches(of: rule.signature) {
                var confidence = rule.confidence
                if match.isOutOfScope { confidence = confidence.lowered }
                if match.advice.contains(where: \.isDoubt) { confidence = confidence.lowered }
                let patterns = Set(match.events.map { facts.events[$0].pattern })
                drafts.append(
                    Draft(
                        rule: rule, match: match, confidence: confidence,
                        kind: library.map.modes[rule.mode]?.kind ?? .transient,
                        weight: rule.signature.weight(patterns)))
            }
        }
        return drafts
    }

    func summary(_ facts: BundleFacts) -> BundleSummary {
        BundleSummary(
            name: facts.name, files: facts.files.count,
            bytes: facts.files.reduce(0) { $0 + $1.bytes },
            from: facts.files.compactMap(\.first).min(), to: facts.files.compactMap(\.last).max())
    }
}
