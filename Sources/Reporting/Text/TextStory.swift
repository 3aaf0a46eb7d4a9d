import Reasoning

/// A finding in full, for a terminal.
struct TextStory {
    let page: TextPage
    private let indent = 4
    private let label = 10

    /// `full` tells everything; otherwise it is a symptom or a notice, told in short.
    func lines(_ finding: Finding, in outline: Outline, full: Bool) -> [String] {
        let title = Wrapping.lines(PlainText.prose(finding.title), width: page.measure - 4)
        var lines = [""]
        for (index, line) in title.enumerated() {
            let name = index == 0 ? PlainText.prose(finding.id) : ""
            let gap = String(repeating: " ", count: max(1, 4 - DisplayWidth.of(name)))
            lines.append(page.ink.faint(name) + gap + page.ink.strong(line))
        }
        lines += facts(finding, full: full)
        let short: Set<Topic> = [.happened, .impact, .chain, .evidence]
        for part in Story(finding, in: outline).parts where full || short.contains(part.topic) {
            lines += page.labelled(
                part.topic.word, content(part.content, full: full), indent: indent, label: label)
        }
        return lines
    }

    private var columns: Int { page.measure - indent - label }

    private func facts(_ finding: Finding, full: Bool) -> [String] {
        let severity = "\(finding.severity.rawValue) · \(finding.confidence.rawValue)"
        let rest = " · \(finding.owner.rawValue) · \(PlainText.prose(finding.rule))"
        let blanks = String(repeating: " ", count: indent)
        if DisplayWidth.of(severity + rest) <= page.measure - indent {
            return [blanks + page.ink.severity(finding.severity, severity) + page.ink.faint(rest)]
        }
        return [blanks + page.ink.severity(finding.severity, severity)]
            + Wrapping.lines(String(rest.dropFirst(3)), width: page.measure - indent)
            .map { blanks + page.ink.faint($0) }
    }

    private func content(_ content: Story.Content, full: Bool) -> [String] {
        switch content {
        case .prose(let text): Wrapping.lines(PlainText.prose(text), width: columns)
        case .list(let items), .links(let items):
            items.flatMap { page.item("•", PlainText.prose($0), width: columns) }
        case .steps(let steps): steps.enumerated().flatMap { step($1, number: $0 + 1) }
        case .evidence(let evidence): self.evidence(evidence, limit: full ? 6 : 2)
        }
    }

    private func step(_ step: Finding.Step, number: Int) -> [String] {
        let mark = "\(number)."
        return page.item(mark, PlainText.prose(step.todo), width: columns)
            + PlainText.commands(step).map {
                String(repeating: " ", count: mark.count + 1) + page.ink.command("$ " + $0)
            }
    }

    /// Place and time, and under it the line, in three lines at most.
    func evidence(_ evidence: [Finding.Evidence], limit: Int) -> [String] {
        var lines: [String] = []
        for line in evidence.prefix(limit) {
            let time = line.time.map { "  " + Words.time($0) } ?? ""
            let place = PlainText.line(Words.place(line))
            let places = Wrapping.verbatim(place, width: columns, limit: 3)
            let fits = places.count == 1 && DisplayWidth.of(place + time) <= columns
            lines += fits ? [place + page.ink.faint(time)] : places
            lines += Wrapping.verbatim(
                PlainText.line(Words.excerpt(line, width: 2 * columns)), width: columns - 2,
                limit: 3
            )
            .map { page.ink.faint("│") + " " + $0 }
        }
        let more = evidence.count - limit
        if more > 0 {
            lines.append(page.ink.faint("and \(Words.count(more, "more line", "more lines"))"))
        }
        return lines
    }
}
