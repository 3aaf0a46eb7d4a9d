import Reasoning

/// The changes since a good bundle, as a section of a page.
struct HTMLChanges {
    let outline: DifferenceOutline
    let most: Int

    func section(_ title: String) -> HTML {
        let notes = outline.difference.notes.map { "<p class=\"note\">\(prose: $0)</p>" as HTML }
        let rest: HTML? = outline.rest(most).map { "<p class=\"note\">\(prose: $0)</p>" }
        let rows = outline.listed(most).enumerated().map { row($1, number: $0 + 1) }
        let table: HTML? =
            rows.isEmpty
            ? nil
            : """
            <table>
            <thead><tr><th scope="col">Change</th><th scope="col">Kind</th><th scope="col">Place</th></tr></thead>
            <tbody>
            \(rows)
            </tbody>
            </table>
            """
        return """
            <section id="changes">
            <h2>\(title)</h2>
            \(notes)
            \(table)
            \(rest)
            </section>
            """
    }

    private func row(_ change: Change, number: Int) -> HTML {
        let why = outline.why(change).map { "<li>\(prose: $0)</li>" as HTML }
        let list: HTML? = why.isEmpty ? nil : "<ul class=\"plain\">\(why)</ul>"
        return """
            <tr><td><b>\(number). \(prose: DifferenceOutline.headline(change))</b>\(list)</td>\
            <td>\(change.kind.rawValue)</td><td><span class="place">\(DifferenceOutline.places(change))</span></td></tr>
            """
    }
}

/// What changed between two bundles, as a page.
struct HTMLDifference {
    let outline: DifferenceOutline

    var text: String {
        let answer = outline.answer
        let sections = [
            HTMLAnswer(outline: Outline(outline.diagnosis), told: answer, called: "What changed")
                .section,
            outline.difference.telling.isEmpty
                ? nil
                : HTMLChanges(outline: outline, most: DifferenceOutline.many).section(
                    "What changed, likeliest first"),
        ].compactMap(\.self)
        let header: HTML = """
            <header>
            <span class="brand">Clearcause</span>
            <span>\(outline.difference.good.name) → \(outline.difference.bad.name)</span>
            </header>
            """
        return HTMLReport.page(
            title: answer.title, header: header, sections: sections,
            footer: "Made by Clearcause from these two bundles alone. All times are UTC."
        ).source + "\n"
    }
}
