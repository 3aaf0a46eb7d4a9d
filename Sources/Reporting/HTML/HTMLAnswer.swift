import Reasoning

/// The top of the page: what a reader should know before scrolling.
struct HTMLAnswer {
    let outline: Outline
    /// Told in place of the outline's own answer, under a name of its own.
    var told: Answer? = nil
    var called: String? = nil

    var section: HTML {
        let answer = told ?? outline.answer
        let severity = answer.severity?.rawValue ?? "none"
        let chips = answer.label.map { label -> HTML in
            "<span class=\"chip \(label == answer.severity?.rawValue ? label : "plainly")\">\(label)</span>"
        }
        let lede = answer.rows.first { $0.question == .why || $0.question == .what }
        let chain = answer.rows.first { $0.question == .chain }
        let others = answer.rows.filter { row in
            row.question != lede?.question && row.question != chain?.question
        }
        return """
            <section class="answer \(severity)" aria-labelledby="title">
            <p class="chips"><span>\(called ?? kicker)</span>\(HTML.joined(chips, " "))</p>
            <h1 id="title">\(prose: answer.title)</h1>
            \(lede.map(paragraph))
            \(chain.map { content($0.content) })
            <dl class="sheet">
            \(others.map(row))
            </dl>
            </section>
            """
    }

    private var kicker: String {
        if outline.diagnosis.purpose == .check { return "Before deployment" }
        return switch outline.lead {
        case .rootCause: "Root cause"
        case .furthestBack: "Furthest back"
        case .unexplained: "No known failure"
        case .noticesOnly, .nothing: "Result"
        }
    }

    private func paragraph(_ row: Answer.Row) -> HTML {
        guard case .prose(let text) = row.content else { return "" }
        return "<p class=\"lede\">\(prose: text)</p>"
    }

    private func row(_ row: Answer.Row) -> HTML {
        "<dt>\(row.question.heading)</dt><dd>\(content(row.content))</dd>"
    }

    private func content(_ content: Answer.Content) -> HTML {
        switch content {
        case .prose(let text): "\(prose: text)"
        case .step(let step): HTMLStory.step(step)
        case .chain(let links):
            """
            <ol class="chain" aria-label="From cause to effect">
            \(links.map(link))
            </ol>
            """
        case .places(let places, let more):
            list(
                places.map(place) + (more > 0 ? ["\(Words.grouped(more)) more"] : []))
        case .items(let items): list(items.map(item))
        }
    }

    private func list(_ items: [HTML]) -> HTML {
        "<ul class=\"inline\">\(items.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    private func item(_ item: Answer.Item) -> HTML {
        item.section.map { "<a href=\"#\($0.rawValue)\">\(prose: item.text)</a>" }
            ?? "\(prose: item.text)"
    }

    private func link(_ link: Link) -> HTML {
        let component: HTML? = link.component.isEmpty ? nil : "<b>\(prose: link.component)</b>"
        return
            "<li><a href=\"#\(HTMLStory.anchor(link.id))\">\(component)\(prose: link.phrase)</a></li>"
    }

    /// A place, linked to the line itself where a finding on this page cites it.
    private func place(_ evidence: Finding.Evidence) -> HTML {
        let place = Words.place(evidence)
        for finding in outline.diagnosis.findings where finding.role != .notice {
            if let index = finding.evidence.firstIndex(of: evidence) {
                let anchor = HTMLStory.anchor(finding.id, evidence: index)
                return "<a class=\"place\" href=\"#\(anchor)\">\(place)</a>"
            }
        }
        return "<span class=\"place\">\(place)</span>"
    }
}
