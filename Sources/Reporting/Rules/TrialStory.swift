import Reasoning
import Rules

/// How far a rule got on a bundle, in words.
package enum TrialStory {
    /// The story, ending in a line break: the verdict first, then the signature condition by condition.
    package static func text(
        _ trial: Trial, rule: Rule, in diagnosis: Diagnosis, width: Int
    ) -> String {
        let page = TextPage(ReportOptions(width: width))
        var lines = Wrapping.lines(PlainText.prose(rule.title), width: page.measure)
        lines += Wrapping.lines(verdict(rule, trial, diagnosis), width: page.measure)
        lines += page.heading("Condition by condition")
        for line in trial.lines {
            let indent = String(repeating: "  ", count: line.depth)
            lines += page.item(
                indent + mark(line.outcome), PlainText.prose(line.text), width: page.measure)
            lines += line.evidence.map { evidence in
                indent + "    "
                    + PlainText.line("\(Words.place(evidence))  \(evidence.text.prefix(160))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func mark(_ outcome: Trial.Outcome) -> String {
        switch outcome {
        case .held: "✓"
        case .failed: "✗"
        case .blind: "?"
        }
    }

    private static func verdict(_ rule: Rule, _ trial: Trial, _ diagnosis: Diagnosis) -> String {
        let name = rule.id.description
        let found = diagnosis.findings.filter { $0.rule == name }
        if let first = found.first {
            let reasons = first.reasons.isEmpty ? "" : " " + first.reasons.joined(separator: " ")
            return
                "\(name): found, as \(found.map { "\($0.id) (\($0.role.phrase))" }.joined(separator: ", "))."
                + reasons
        }
        if let rival = diagnosis.findings.first(where: { finding in
            finding.rivals.contains { $0.rule == name }
        }), let lost = rival.rivals.first(where: { $0.rule == name }) {
            return
                "\(name): held, but \(rival.rule) (\(rival.id)) speaks in its place: it \(lost.because)."
        }
        if let undecided = diagnosis.verdicts.undecided.first(where: { $0.rule == name }) {
            return "\(name): cannot be decided, because \(undecided.why)."
        }
        let stop = trial.stop.map { " It stopped at: \(PlainText.prose($0.text))." } ?? ""
        return "\(name): ruled out.\(stop)"
    }
}
