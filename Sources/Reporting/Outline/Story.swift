import Reasoning

/// A finding told in full, a part a topic; parts with nothing to tell are not there.
struct Story {
    let finding: Finding
    let parts: [Part]

    struct Part {
        var topic: Topic
        var content: Content
    }

    enum Content {
        case prose(String)
        case list([String])
        case steps([Finding.Step])
        case evidence([Finding.Evidence])
        case links([String])
    }

    init(_ finding: Finding, in outline: Outline) {
        self.finding = finding
        parts = Topic.allCases.filter(outline.headings.tells).compactMap { topic in
            Story.content(topic, of: finding, in: outline).map { Part(topic: topic, content: $0) }
        }
    }

    private static func content(_ topic: Topic, of finding: Finding, in outline: Outline)
        -> Content?
    {
        switch topic {
        case .happened: .prose(happened(finding))
        case .why: prose(finding.cause)
        case .since: list(finding.since)
        case .impact: prose(finding.impact)
        case .who: .prose(Words.owner(finding.owner))
        case .steps: finding.remediation.isEmpty ? nil : .steps(finding.remediation)
        case .verify: prose(finding.verify)
        case .chain: chain(finding, in: outline)
        case .evidence: finding.evidence.isEmpty ? nil : .evidence(finding.evidence)
        case .rivals: list(finding.rivals.map { "\($0.rule): \($0.because)" })
        case .reasons: list(finding.reasons)
        case .see: finding.see.isEmpty ? nil : .links(finding.see)
        }
    }

    /// How often, when, where, and whether it is over.
    static func happened(_ finding: Finding) -> String {
        var text = finding.count == 1 ? "Once" : "\(Words.grouped(finding.count)) times"
        if let range = Words.range(finding.first, finding.last) { text += ", \(range)" }
        if let first = finding.first, let last = finding.last,
            let duration = Words.duration(first, last)
        {
            text += " (\(duration))"
        }
        if !finding.component.isEmpty { text += ", in \(finding.component)" }
        if let recovered = finding.recovered {
            text += ". It ended at \(Words.time(recovered)) UTC, and its log went on in good order"
        }
        return text + "."
    }

    /// Why this finding is there, and what it leads to. What a symptom leads to is told under its cause.
    private static func chain(_ finding: Finding, in outline: Outline) -> Content? {
        let sentences = [
            outline.because(outline.reasons(for: finding)),
            finding.role == .symptom ? nil : outline.explains(finding),
            Outline.folded(finding),
        ].compactMap(\.self).map { Story.sentence($0) }
        return sentences.count == 1 ? .prose(sentences[0]) : list(sentences)
    }

    /// With a capital at its beginning and a full stop at its end.
    private static func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    private static func prose(_ text: String) -> Content? { text.isEmpty ? nil : .prose(text) }

    private static func list(_ items: [String]) -> Content? { items.isEmpty ? nil : .list(items) }
}
