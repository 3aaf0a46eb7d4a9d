import Facts
import Rules

/// Turns judged drafts into findings with their prose.
struct FindingWriter {
    let facts: BundleFacts
    let map: CausalMap
    let drafts: [Draft]
    let judged: Judgement
    var picker: EvidencePicker

    init(facts: BundleFacts, map: CausalMap, drafts: [Draft], judged: Judgement) {
        self.facts = facts
        self.map = map
        self.drafts = drafts
        self.judged = judged
        picker = EvidencePicker(facts: facts)
    }

    func findings(_ causality: Causality) -> [Finding] {
        var ids = Array(repeating: "", count: drafts.count)
        for (position, index) in judged.order.enumerated() { ids[index] = "f\(position + 1)" }
        return judged.order.map { index in
            var finding = finding(drafts[index], id: ids[index], role: judged.roles[index])
            finding.general = Self.general(drafts[index].rule)
            finding.reasons = judged.reasons[index]
            finding.because = causality.causes[index].map { ids[$0] }
            finding.explains = drafts.indices.filter { causality.causes[$0].contains(index) }.map {
                ids[$0]
            }
            return finding
        }
    }

    /// What the rule says of any bundle.
    private static func general(_ rule: Rule) -> Finding.General {
        var general = Finding.General()
        general.title = Prose.general(rule.title)
        general.cause = Prose.general(rule.cause)
        general.remediation = rule.remediation.map {
            Finding.Step(todo: Prose.general($0.todo), run: $0.run.map(Prose.general))
        }
        general.verify = Prose.general(rule.verify)
        return general
    }

    private func finding(_ draft: Draft, id: String, role: Finding.Role) -> Finding {
        let rule = draft.rule
        let prose = Prose(draft, facts)
        return Finding(
            id: id, rule: rule.id.description, role: role, title: prose.filled(rule.title),
            cause: ([prose.filled(rule.cause)] + draft.match.advice.map(\.text)).joined(
                separator: " "),
            impact: prose.filled(rule.impact),
            severity: rule.severity,
            confidence: draft.confidence, owner: rule.owner, mode: rule.mode,
            modePhrase: map.modes[rule.mode]?.says ?? rule.mode,
            remediation: draft.match.advice.map { Finding.Step(todo: $0.step) }
                + rule.remediation.map {
                    Finding.Step(todo: prose.filled($0.todo), run: $0.run.map(prose.filledCommand))
                },
            verify: prose.filled(rule.verify), see: rule.see,
            captures: draft.match.captures.filter { $0.key != CertificateEvaluator.knownNames }
                .sorted { $0.key < $1.key }.map {
                    (name: $0.key, value: $0.value)
                },
            count: draft.match.count, first: draft.first, last: draft.last,
            evidence: picker.evidence(of: draft.match), rivals: draft.rivals,
            component: Prose.component(of: facts.files[draft.match.first.place.file].path),
            recovered: draft.recovered)
    }
}
