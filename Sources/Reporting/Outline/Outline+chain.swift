import Reasoning

extension Outline {
    /// The links of a chain in words. A component is named where it changes.
    func links(_ chain: [Finding]) -> [Link] {
        var component = ""
        return withoutRepeats(chain).map { finding in
            defer { component = finding.component }
            let name = finding.component == component ? "" : finding.component
            return Link(id: finding.id, component: name, phrase: phrase(finding))
        }
    }

    /// The chain as one sentence, `… because …`, effect first; `nil` for a chain of one.
    func because(_ effectFirst: [Finding]) -> String? {
        let links = withoutRepeats(effectFirst)
        guard links.count > 1 else { return nil }
        return links.map { finding in
            finding.component.isEmpty
                ? phrase(finding) : "\(phrase(finding)) (\(finding.component))"
        }.joined(separator: ", because ")
    }

    /// What the finding explains, as a sentence: the longest chain, and how many more symptoms there are.
    func explains(_ finding: Finding) -> String? {
        let chain = chain(from: finding)
        guard let sentence = because(chain.reversed()) else { return nil }
        let more = descendants(of: finding) - (chain.count - 1)
        return more > 0
            ? "\(sentence); and \(Words.count(more, "more finding", "more findings"))" : sentence
    }

    /// The same failure seen by two rules in a row is one link of the chain.
    private func withoutRepeats(_ chain: [Finding]) -> [Finding] {
        var kept: [Finding] = []
        for finding in chain where kept.last.map(phrase) != phrase(finding) { kept.append(finding) }
        return kept
    }

    /// The failure mode in words; the title where the causal map has no words for it.
    func phrase(_ finding: Finding) -> String {
        if !finding.modePhrase.isEmpty { return finding.modePhrase }
        return finding.title.isEmpty ? finding.mode : finding.title
    }

    private func descendants(of start: Finding) -> Int {
        var seen: Set<String> = [start.id]
        var open = start.explains
        while let id = open.popLast() {
            guard let finding = finding(id), seen.insert(id).inserted else { continue }
            open += finding.explains
        }
        return seen.count - 1
    }
}
