import Reasoning
import Rules

/// A diagnosis to be pasted into a ticket: Markdown of at most 4,000 characters.
///
/// What matters first comes first; what does not fit any more is left out with a word about it.
package enum EscalationSummary {
    /// Characters, the last line break included.
    package static let most = 4_000
    private static let farewell = "- The rest is in the report."

    /// The text; same diagnosis, same bytes.
    package static func text(_ diagnosis: Diagnosis) -> String {
        let outline = Outline(diagnosis, options: ReportOptions())
        let parts = [
            MarkdownReport.lines(of: outline.answer),
            steps(diagnosis), evidence(diagnosis), others(diagnosis), open(outline), next(outline),
            gaps(diagnosis),
            ["", Markdown.prose(outline.looked)],
        ]
        var text = ""
        var isWhole = true
        for line in parts.flatMap(\.self) {
            let line = line.count > 600 ? "\(line.prefix(599))…" : line
            guard text.count + line.count + 1 <= most - farewell.count - 1 else {
                isWhole = false
                continue
            }
            text += line + "\n"
        }
        return isWhole ? text : text + farewell + "\n"
    }

    private static func steps(_ diagnosis: Diagnosis) -> [String] {
        guard let root = diagnosis.rootCauses.first, root.remediation.count > 1 else { return [] }
        return part(
            "What to do",
            root.remediation.enumerated().map { number, step in
                "\(number + 1). \(Markdown.prose(step.todo))"
                    + (step.run.map { ": \(Markdown.code($0))" } ?? "")
            } + (root.verify.isEmpty ? [] : ["- Fixed when: \(Markdown.prose(root.verify))"]))
    }

    private static func evidence(_ diagnosis: Diagnosis) -> [String] {
        let lines =
            diagnosis.rootCauses.first?.evidence ?? diagnosis.unexplained.first?.evidence ?? []
        return part(
            "Evidence",
            lines.prefix(4).map { line in
                "- \(Markdown.code(Words.place(line))) \(Markdown.code(String(line.text.prefix(240))))"
            })
    }

    private static func others(_ diagnosis: Diagnosis) -> [String] {
        part(
            "Besides",
            diagnosis.rootCauses.dropFirst().prefix(3).map {
                "- Another root cause: \(Markdown.prose($0.title)) (\(Markdown.code($0.rule)))"
            }
                + diagnosis.findings.filter { $0.role == .symptom || $0.role == .contributing }
                .prefix(4).map { "- \(Markdown.prose($0.title)) (\(Markdown.code($0.rule)))" })
    }

    private static func open(_ outline: Outline) -> [String] {
        part(
            "Not decided",
            outline.undecided.prefix(3).map {
                "- \(Markdown.prose($0.why)): \(Words.count($0.rules.count, "rule", "rules"))"
            })
    }

    private static func next(_ outline: Outline) -> [String] {
        part(
            "Still needed",
            outline.diagnosis.nextEvidence.prefix(3).map {
                "- \(Markdown.prose(Outline.collecting($0)))"
            })
    }

    private static func gaps(_ diagnosis: Diagnosis) -> [String] {
        part(
            "Not readable",
            diagnosis.gaps.prefix(3).map {
                "- \(Markdown.code($0.file)) \(Markdown.prose($0.sentence))"
            })
    }

    private static func part(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", "**\(title)**", ""] + lines
    }
}
