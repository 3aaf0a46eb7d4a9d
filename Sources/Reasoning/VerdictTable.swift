import Facts
import Rules

/// How each rule ended: found, ruled out, or undecided because something was not collected.
struct VerdictTable {
    private let library: RuleLibrary
    private let undecidedEntries: [(entry: RuleLibrary.Entry, missing: [String])]
    let verdicts: Verdicts

    init(library: RuleLibrary, facts: BundleFacts, found: Set<RuleID>) {
        self.library = library
        var present: Set<String> = []
        var hasUnknownLog = false
        let systems = Dictionary(library.plan.sources.map { ($0.name, $0.system) }) { first, _ in
            first
        }
        for file in facts.files {
            present.formUnion(file.sources)
            present.formUnion(file.sources.compactMap { systems[$0] })
            if file.kind == .log, file.sources.isEmpty { hasUnknownLog = true }
        }
        var undecided: [(RuleLibrary.Entry, [String])] = []
        var ruledOut = 0
        for entry in library.entries where !found.contains(entry.id) {
            let scopes = Self.scopes(of: entry, library)
            // A log nobody recognised may hold the messages; settings are looked for where they belong.
            let mayBeUnknown = hasUnknownLog && entry.patternCount > 0
            if scopes.isEmpty || mayBeUnknown || scopes.contains(where: present.contains) {
                ruledOut += 1
            } else {
                undecided.append((entry, scopes))
            }
        }
        undecidedEntries = undecided
        verdicts = Verdicts(
            found: found.count, ruledOut: ruledOut,
            undecided: undecided.map { entry, scopes in
                Verdicts.Undecided(
                    rule: entry.id.description,
                    why: "\(scopes.joined(separator: " or ")) was not collected")
            })
    }

    /// The sources without which none of the rule's messages can be seen; empty when any log will do.
    private static func scopes(of entry: RuleLibrary.Entry, _ library: RuleLibrary) -> [String] {
        if entry.patternCount == 0, !entry.factSources.contains("*") { return entry.factSources }
        var scopes: [String] = []
        for index in entry.patterns {
            let scope = library.plan.patterns[index].scope
            if scope.isEmpty { return [] }
            for name in scope where !scopes.contains(name) { scopes.append(name) }
        }
        return scopes
    }

    /// What to collect so that causes deeper than the ones found could be seen.
    func nextEvidence(for roots: [Finding]) -> [NextEvidence] {
        let open = roots.filter { $0.confidence != .certain }
        guard !open.isEmpty else { return [] }
        var bySource: [String: [String]] = [:]
        for (entry, missing) in undecidedEntries {
            let leads = open.contains { root in
                root.mode != entry.mode
                    && library.map.distance(from: entry.mode, to: root.mode) != nil
            }
            if leads, let source = missing.first {
                bySource[source, default: []].append(entry.id.description)
            }
        }
        return bySource.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(3)
            .map { NextEvidence(collect: $0.key, wouldDecide: $0.value) }
    }
}
