import Facts
import Rules

/// Chooses what to collect next: the fewest things that decide the rules that matter most.
struct EvidencePlanner {
    let library: RuleLibrary
    let facts: BundleFacts
    let table: VerdictTable
    let mentions: Mentions
    private static let most = 4

    /// What is asked for when the bundle leaves it open where the failure comes from.
    ///
    /// An undecided rule matters when it could explain a root cause that is not certain, or another
    /// finding nothing explains; or, when nothing was found, when the bundle speaks of its system.
    func nextEvidence(for findings: [Finding]) -> [NextEvidence] {
        let roots = findings.filter { $0.role == .rootCause }
        let open =
            roots.isEmpty
            ? findings.filter { $0.role != .notice && $0.because.isEmpty }
            : roots.filter { $0.confidence != .certain }
        if !roots.isEmpty, open.isEmpty { return [] }
        var items: [String: (weight: Int, rules: [String], first: Blindness)] = [:]
        for (entry, blindness) in table.undecided where blindness.source != "*" {
            let weight = weight(entry, open)
            guard weight > 0 else { continue }
            var item = items[blindness.source] ?? (0, [], blindness)
            item.weight += weight
            item.rules.append(entry.id.description)
            items[blindness.source] = item
        }
        return items.sorted { ($1.value.weight, $0.key) < ($0.value.weight, $1.key) }
            .prefix(Self.most).map { source, item in evidence(source, item.first, item.rules) }
    }

    private func weight(_ entry: RuleLibrary.Entry, _ open: [Finding]) -> Int {
        if open.isEmpty { return mentions.speaks(of: entry.id) ? 1 : 0 }
        guard mentions.allows(entry.id) else { return 0 }
        // The nearer in the causal map, the more it would tell.
        let nearest = open.compactMap { finding -> Int? in
            guard finding.mode != entry.mode else { return nil }
            return library.map.distance(from: entry.mode, to: finding.mode)
        }.min()
        return nearest.map { max(1, 6 - $0) } ?? 0
    }

    private func evidence(
        _ source: String, _ blindness: Blindness, _ rules: [String]
    ) -> NextEvidence {
        if let reading = source.cut(after: "reading:") {
            let command = ReadingVocabulary.command(for: reading)
            return NextEvidence(
                collect: command.map { "the output of “\($0)”" } ?? "a measurement of \(reading)",
                wouldDecide: rules, source: source, run: command)
        }
        if source.hasPrefix("certificate:") {
            let command = "openssl s_client -connect <host>:<port> -servername <host> -showcerts"
            return NextEvidence(
                collect: "the certificates that the server presents", wouldDecide: rules,
                source: source, run: command)
        }
        if source.hasPrefix("token:") || source.hasPrefix("key:") {
            return NextEvidence(
                collect: source.hasPrefix("token:")
                    ? "header and claims of the token in question, without its signature"
                    : "the file with the public keys or known hosts",
                wouldDecide: rules, source: source)
        }
        if let system = source.cut(after: "version:") {
            return NextEvidence(
                collect: "the version of \(system)", wouldDecide: rules, source: source)
        }
        let known = library.plan.sources.filter { $0.name == source || $0.system == source }
        let says = known.count == 1 ? known[0].says : nil
        let again =
            switch blindness.kind {
            case .absent: ""
            case .truncated, .unreadable: ", whole and readable"
            case .outOfWindow: ", from the time of the failure"
            case .redacted: ", without the mask over that value"
            }
        return NextEvidence(
            collect: (says ?? source) + again, wouldDecide: rules, source: source,
            files: known.flatMap(\.at))
    }
}
