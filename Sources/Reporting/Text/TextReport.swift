import Bundles
import Reasoning

/// A diagnosis for a terminal: the answer in ten lines, then everything it rests on.
struct TextReport {
    let outline: Outline
    private let page: TextPage
    private let story: TextStory

    init(_ outline: Outline, options: ReportOptions) {
        self.outline = outline
        page = TextPage(options)
        story = TextStory(page: page)
    }

    var text: String {
        var lines = TextAnswer(answer: outline.answer, page: page).lines
        lines +=
            causes + seenBefore + changes + symptoms + notices + unexplained + undecided + ruledOut
            + nextEvidence + gaps
            + clocks
            + looked
        return lines.map(trimmed).joined(separator: "\n") + "\n"
    }

    private var causes: [String] {
        [Finding.Role.rootCause, .contributing].flatMap { role in
            let findings = outline.findings(role)
            guard !findings.isEmpty else { return [String]() }
            let heading =
                role == .rootCause
                ? outline.headings.roots(findings.count)
                : plural(findings, "Contributing", "contributing findings")
            return page.heading(heading)
                + findings.flatMap { story.lines($0, in: outline, full: true) }
        }
    }

    private var symptoms: [String] {
        outline.symptoms.flatMap { root, symptoms in
            let heading =
                root.map { outline.headings.consequences(of: PlainText.prose($0.id)) }
                ?? "Symptoms of an unknown cause"
            return page.heading(heading)
                + symptoms.flatMap { story.lines($0, in: outline, full: root == nil) }
        }
    }

    private var changes: [String] {
        guard let difference = outline.diagnosis.difference else { return [] }
        let changes = DifferenceOutline(difference, in: outline.diagnosis)
        return page.heading("Changed since the good bundle")
            + TextChanges(outline: changes, page: page, most: DifferenceOutline.few).lines
    }

    private var seenBefore: [String] {
        guard let earlier = outline.earlier else { return [] }
        guard !earlier.isEmpty else {
            return page.heading("Seen before") + [Outline.nothingEarlier]
        }
        return section("Seen before", earlier) { one in
            page.item("•", PlainText.prose(one.headline), width: page.measure)
                + one.details.flatMap {
                    Wrapping.lines(PlainText.prose($0), width: page.measure - 2)
                }
                .map { "  " + $0 }
        }
    }

    private var notices: [String] {
        section(outline.headings.notices, outline.findings(.notice)) {
            story.lines($0, in: outline, full: false)
        }
    }

    private var unexplained: [String] {
        let signals = Array(outline.diagnosis.unexplained.enumerated())
        let lines = section("Messages no rule explains", signals, limit: 20) { number, signal in
            let innermost = signal.exception.map { "innermost: \(PlainText.prose($0))" }
            let texts =
                [Outline.facts(of: signal).map(PlainText.prose).joined(separator: " · ")]
                + [innermost].compactMap(\.self)
            return [""]
                + page.item(
                    "\(number + 1).", PlainText.prose(signal.template), width: page.measure)
                + texts.flatMap { Wrapping.lines($0, width: page.measure - 4) }
                .map { "    " + page.ink.faint($0) }
                + story.evidence(signal.evidence, limit: 2).map { "    " + $0 }
        }
        guard !lines.isEmpty else { return [] }
        return lines + [""]
            + outline.afterUnexplained.flatMap { Wrapping.lines($0, width: page.measure) }
    }

    private var undecided: [String] {
        section("What could not be decided", outline.undecided, limit: 12) { group in
            let rules = group.rules.prefix(4).joined(separator: ", ")
            let more = group.rules.count - 4
            let text =
                "\(group.why): \(rules)" + (more > 0 ? " and \(Words.grouped(more)) more" : "")
            return page.item("•", PlainText.prose(text), width: page.measure)
        }
    }

    private var ruledOut: [String] {
        section("What was ruled out", outline.clearances) { clearance in
            let text =
                "\(Outline.clearing(clearance)): \(clearance.rules.joined(separator: ", "))"
            return page.item("•", PlainText.prose(text), width: page.measure)
        }
    }

    private var nextEvidence: [String] {
        section("What to collect next", outline.diagnosis.nextEvidence, limit: 10) { next in
            let rules = next.wouldDecide.prefix(4).joined(separator: ", ")
            let more = next.wouldDecide.count - 4
            let gain =
                "which would decide \(rules)"
                + (more > 0 ? " and \(Words.grouped(more)) more" : "")
            let text = [Outline.collecting(next), next.wouldDecide.isEmpty ? nil : gain]
            return page.item(
                "•", PlainText.prose(text.compactMap(\.self).joined(separator: ", ")),
                width: page.measure)
        }
    }

    private var gaps: [String] {
        section("Gaps", outline.diagnosis.gaps, limit: 20) { gap in
            let place = gap.line.map { "\(gap.file):\($0)" } ?? gap.file
            return page.item("•", PlainText.prose("\(place) \(gap.sentence)"), width: page.measure)
        }
    }

    private var clocks: [String] {
        section("How times were told", outline.clocks, limit: 8) {
            page.item("•", PlainText.prose($0), width: page.measure)
        }
    }

    private var looked: [String] {
        if outline.answersWhatWasLookedAt { return [] }
        return page.heading("What was looked at")
            + [outline.looked, outline.unseen].flatMap {
                Wrapping.lines(PlainText.prose($0), width: page.measure)
            }
    }

    /// A heading and its items, if there are any; beyond the limit they are only counted.
    private func section<Item>(
        _ title: String, _ items: [Item], limit: Int = .max, lines: (Item) -> [String]
    ) -> [String] {
        guard !items.isEmpty else { return [] }
        let more = items.count - min(limit, items.count)
        return page.heading(title) + items.prefix(limit).flatMap(lines)
            + (more > 0
                ? ["• and \(Words.grouped(more)) more, all of them in the JSON report"] : [])
    }

    private func plural(_ findings: [Finding], _ one: String, _ many: String) -> String {
        findings.count == 1 ? one : "\(findings.count) \(many)"
    }

    private func trimmed(_ line: String) -> String {
        guard let end = line.lastIndex(where: { $0 != " " }) else { return "" }
        return String(line[...end])
    }
}
