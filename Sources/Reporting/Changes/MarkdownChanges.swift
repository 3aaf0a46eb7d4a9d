import Reasoning

/// The changes since a good bundle, in Markdown.
struct MarkdownChanges {
    let outline: DifferenceOutline
    let most: Int

    var lines: [String] {
        let notes = outline.difference.notes.flatMap { [Markdown.prose($0), ""] }
        let items = outline.listed(most).enumerated().flatMap { item($1, number: $0 + 1) }
        return notes + items + (outline.rest(most).map { ["", Markdown.prose($0)] } ?? [])
    }

    private func item(_ change: Change, number: Int) -> [String] {
        let indent = String(repeating: " ", count: "\(number). ".count)
        let places = [change.now, change.was].compactMap(\.self).map(Words.place)
        let distinct = places.count == 2 && places[0] == places[1] ? [places[0]] : places
        let place = distinct.map(Markdown.code).joined(
            separator: change.now == nil ? "" : ", before ")
        let good = change.now == nil ? " of the good bundle" : ""
        return [
            "\(number). \(Markdown.prose(DifferenceOutline.headline(change)))  ",
            "\(indent)\(change.kind.rawValue)\(place.isEmpty ? "" : " · ")\(place)\(good)",
        ] + outline.why(change).map { "\(indent)- \(Markdown.prose($0))" }
    }
}

/// What changed between two bundles, in Markdown.
struct MarkdownDifference {
    let outline: DifferenceOutline

    var text: String {
        let changes =
            outline.difference.telling.isEmpty
            ? []
            : ["", "## What changed, likeliest first", ""]
                + MarkdownChanges(outline: outline, most: DifferenceOutline.many).lines
        return (MarkdownReport.lines(of: outline.answer) + changes).joined(separator: "\n") + "\n"
    }
}
