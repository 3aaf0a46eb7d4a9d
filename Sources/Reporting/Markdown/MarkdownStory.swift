import Reasoning

/// A finding in full, in Markdown.
struct MarkdownStory {
    let finding: Finding
    let outline: Outline

    /// `full` tells everything; otherwise it is a symptom or a notice, told in short.
    func lines(full: Bool) -> [String] {
        let short: Set<Topic> = [.happened, .impact, .chain, .evidence]
        let facts = [
            finding.severity.rawValue, finding.confidence.rawValue, finding.owner.rawValue,
        ]
        return [
            "### \(Markdown.prose(finding.id)) · \(Markdown.prose(finding.title))", "",
            "**\(facts.joined(separator: " · "))** · \(Markdown.code(finding.rule))", "",
        ]
            + Story(finding, in: outline).parts.filter { full || short.contains($0.topic) }
            .flatMap { part($0, full: full) }
    }

    private func part(_ part: Story.Part, full: Bool) -> [String] {
        let label = "**\(part.topic.heading).**"
        switch part.content {
        case .prose(let text): return ["\(label) \(Markdown.prose(text))", ""]
        case .list(let items): return [label, ""] + items.map { "- \(Markdown.prose($0))" } + [""]
        case .links(let links): return [label, ""] + links.map { "- \(Markdown.link($0))" } + [""]
        case .steps(let steps):
            return [label, ""] + steps.enumerated().flatMap { step($1, number: $0 + 1) } + [""]
        case .evidence(let evidence):
            return [label, ""] + Self.evidence(evidence, limit: full ? 6 : 2, indent: "") + [""]
        }
    }

    private func step(_ step: Finding.Step, number: Int) -> [String] {
        let indent = String(repeating: " ", count: "\(number). ".count)
        return ["\(number). \(Markdown.prose(step.todo))"]
            + Self.commands(step, indent: indent)
    }

    /// A command in a block of its own, to be copied.
    static func commands(_ step: Finding.Step, indent: String) -> [String] {
        let lines = step.commands
        return lines.isEmpty ? [] : Markdown.block(lines, language: "sh", indent: indent)
    }

    /// Place and time, and under it the line, cut after 500 columns.
    static func evidence(
        _ evidence: [Finding.Evidence], limit: Int, indent: String
    ) -> [String] {
        let lines = evidence.prefix(limit).flatMap { line -> [String] in
            let time = line.time.map { " · \(Words.time($0))" } ?? ""
            let text = Wrapping.shortened(Visible.line(Words.excerpt(line, width: 400)), width: 500)
            return ["\(indent)- \(Markdown.code(Words.place(line)))\(time)"]
                + Markdown.block([text], language: "text", indent: indent + "  ")
        }
        let more = evidence.count - limit
        return lines
            + (more > 0 ? ["\(indent)- and \(Words.count(more, "more line", "more lines"))"] : [])
    }
}
