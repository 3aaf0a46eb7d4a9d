import Reasoning

/// The changes since a good bundle, for a terminal.
struct TextChanges {
    let outline: DifferenceOutline
    let page: TextPage
    let most: Int

    var lines: [String] {
        let changes = outline.listed(most)
        let notes = outline.difference.notes.flatMap {
            Wrapping.lines(PlainText.prose($0), width: page.measure)
        }
        let rest = outline.rest(most).map { ["", page.ink.faint($0)] } ?? []
        return notes + changes.enumerated().flatMap { lines($1, number: $0 + 1) } + rest
    }

    private func lines(_ change: Change, number: Int) -> [String] {
        let mark = "\(number)."
        let indent = mark.count + 1
        let blanks = String(repeating: " ", count: indent)
        let title = page.item(
            mark, PlainText.prose(DifferenceOutline.headline(change)), width: page.measure
        ).map(page.ink.strong)
        let place = PlainText.line(
            "\(change.kind.rawValue) · \(DifferenceOutline.places(change))")
        let why = outline.why(change).flatMap {
            page.item("•", PlainText.prose($0), width: page.measure - indent)
        }
        return [""] + title
            + Wrapping.verbatim(place, width: page.measure - indent, limit: 3).map {
                blanks + page.ink.faint($0)
            } + why.map { blanks + $0 }
    }
}

/// What changed between two bundles, for a terminal.
struct TextDifference {
    let outline: DifferenceOutline
    let page: TextPage

    var text: String {
        let changes = TextChanges(outline: outline, page: page, most: DifferenceOutline.many)
        let answer = TextAnswer(answer: outline.answer, page: page).lines
        let hasChanges = !outline.difference.telling.isEmpty
        let lines =
            answer
            + (hasChanges ? page.heading("What changed, likeliest first") + changes.lines : [])
        return lines.map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n") + "\n"
    }
}
