import Bundles
import Reasoning

/// A diagnosis for a ticket, in GitHub-flavoured Markdown.
///
/// Without tables for what comes from a bundle, and without any HTML: a line of a log fits no cell.
struct MarkdownReport {
    let outline: Outline

    init(_ outline: Outline) {
        self.outline = outline
    }

    var text: String {
        let lines =
            answer + causes + seenBefore + changes + symptoms + notices + unexplained + undecided
            + ruledOut
            + nextEvidence
            + gaps
            + clocks + looked
        // One blank line between parts, whatever they end and begin with.
        let single = zip(lines, lines.dropFirst() + [""]).filter { !($0.isEmpty && $1.isEmpty) }
            .map(\.0)
        return single.joined(separator: "\n") + "\n"
    }

    private var answer: [String] { Self.lines(of: outline.answer) }

    /// The answer as the head of a report.
    static func lines(of answer: Answer) -> [String] {
        [

            "# \(Markdown.prose(answer.title))", "", "**\(answer.label.joined(separator: " · "))**",
            "",
        ]
            + answer.rows.flatMap { row -> [String] in
                ["- **\(row.question.heading):** \(text(row.content))"] + command(row.content)
            }
    }

    private static func text(_ content: Answer.Content) -> String {
        switch content {
        case .prose(let text): Markdown.prose(text)
        case .step(let step): Markdown.prose(step.todo)
        case .chain(let links): links.map { Markdown.prose($0.text) }.joined(separator: " → ")
        case .places(let places, let more):
            (places.map { Markdown.code(Words.place($0)) }
                + (more > 0 ? ["\(Words.grouped(more)) more"] : [])).joined(separator: " · ")
        case .items(let items): items.map { Markdown.prose($0.text) }.joined(separator: " · ")
        }
    }

    private static func command(_ content: Answer.Content) -> [String] {
        guard case .step(let step) = content else { return [] }
        return MarkdownStory.commands(step, indent: "  ")
    }

    private var causes: [String] {
        [Finding.Role.rootCause, .contributing].flatMap { role in
            let findings = outline.findings(role)
            return section(heading(role, findings.count), findings) {
                MarkdownStory(finding: $0, outline: outline).lines(full: true)
            }
        }
    }

    private func heading(_ role: Finding.Role, _ count: Int) -> String {
        guard role == .contributing else { return outline.headings.roots(count) }
        return count == 1 ? "Contributing finding" : "\(count) contributing findings"
    }

    private var symptoms: [String] {
        outline.symptoms.flatMap { root, symptoms in
            section(
                root.map { outline.headings.consequences(of: Markdown.prose($0.id)) }
                    ?? "Symptoms of an unknown cause",
                symptoms
            ) {
                MarkdownStory(finding: $0, outline: outline).lines(full: root == nil)
            }
        }
    }

    private var changes: [String] {
        guard let difference = outline.diagnosis.difference else { return [] }
        let changes = DifferenceOutline(difference, in: outline.diagnosis)
        return ["", "## Changed since the good bundle", ""]
            + MarkdownChanges(outline: changes, most: DifferenceOutline.few).lines
    }

    private var seenBefore: [String] {
        guard let earlier = outline.earlier else { return [] }
        guard !earlier.isEmpty else { return ["", "## Seen before", "", Outline.nothingEarlier] }
        return section("Seen before", earlier) { one in
            ["- \(Markdown.prose(one.headline))"] + one.details.map { "  - \(Markdown.prose($0))" }
        }
    }

    private var notices: [String] {
        section(outline.headings.notices, outline.findings(.notice)) {
            MarkdownStory(finding: $0, outline: outline).lines(full: false)
        }
    }

    private var unexplained: [String] {
        let signals = Array(outline.diagnosis.unexplained.enumerated())
        let lines = section("Messages no rule explains", signals, limit: 20) { number, signal in
            let mark = "\(number + 1). "
            let indent = String(repeating: " ", count: mark.count)
            let innermost = signal.exception.map { "innermost: \(Markdown.code($0))" }
            let facts =
                Outline.facts(of: signal).map(Markdown.prose) + [innermost].compactMap(\.self)
            return ["\(mark)\(Markdown.code(signal.template))  "]
                + ["\(indent)\(facts.joined(separator: " · "))"]
                + MarkdownStory.evidence(signal.evidence, limit: 2, indent: indent) + [""]
        }
        guard !lines.isEmpty else { return [] }
        return lines + ["", outline.afterUnexplained.map(Markdown.prose).joined(separator: " ")]
    }

    private var undecided: [String] {
        section("What could not be decided", outline.undecided, limit: 12) { group in
            ["- \(Markdown.prose(group.why)): \(rules(group.rules))"]
        }
    }

    private var ruledOut: [String] {
        section("What was ruled out", outline.clearances) { clearance in
            let rules = clearance.rules.map(Markdown.code).joined(separator: ", ")
            return ["- \(Markdown.prose(Outline.clearing(clearance))): \(rules)"]
        }
    }

    private var nextEvidence: [String] {
        section("What to collect next", outline.diagnosis.nextEvidence, limit: 10) { next in
            let gain =
                next.wouldDecide.isEmpty ? "" : ", which would decide \(rules(next.wouldDecide))"
            return ["- \(Markdown.prose(Outline.collecting(next)))\(gain)"]
        }
    }

    private var gaps: [String] {
        section("Gaps", outline.diagnosis.gaps, limit: 20) { gap in
            let place = gap.line.map { "\(gap.file):\($0)" } ?? gap.file
            return ["- \(Markdown.code(place)) \(Markdown.prose(gap.sentence))"]
        }
    }

    private var clocks: [String] {
        section("How times were told", outline.clocks, limit: 8) { ["- \(Markdown.prose($0))"] }
    }

    private var looked: [String] {
        if outline.answersWhatWasLookedAt { return [] }
        let text = "\(Markdown.prose(outline.looked)) \(Markdown.prose(outline.unseen))"
        return ["", "## What was looked at", "", text]
    }

    private func rules(_ rules: [String]) -> String {
        let more = rules.count - 4
        return rules.prefix(4).map(Markdown.code).joined(separator: ", ")
            + (more > 0 ? " and \(Words.grouped(more)) more" : "")
    }

    /// A heading and its items, if there are any; beyond the limit they are only counted.
    private func section<Item>(
        _ title: String, _ items: [Item], limit: Int = .max, lines: (Item) -> [String]
    ) -> [String] {
        guard !items.isEmpty else { return [] }
        let more = items.count - min(limit, items.count)
        return ["", "## \(title)", ""] + items.prefix(limit).flatMap(lines)
            + (more > 0
                ? ["- and \(Words.grouped(more)) more, all of them in the JSON report"] : [])
    }
}
