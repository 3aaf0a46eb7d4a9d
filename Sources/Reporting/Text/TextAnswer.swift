import Reasoning
import Rules

/// The answer in at most ten lines, whatever the width.
struct TextAnswer {
    let answer: Answer
    let page: TextPage

    private static let lineLimit = 10
    private static let label = 10

    /// One row, how many lines it has now and how many it would like.
    private struct Fit {
        var row: Answer.Row
        var lines: Int
        var wanted: Int
        var command: String?
    }

    var lines: [String] {
        let title = titleLines
        var fits = answer.rows.map(fit)
        var left = Self.lineLimit - title.count
        left -= fits.reduce(0) { $0 + $1.lines + ($1.command == nil ? 0 : 1) }
        // In this order: the reason gets a second line, then air, then what else would like room.
        widen(&fits, [.why, .what, .looked], to: 2, left: &left)
        let air = left > 0
        if air { left -= 1 }
        widen(
            &fits, [.why, .chain, .unseen, .next, .seen, .first, .also, .who], to: 2, left: &left)
        widen(&fits, [.why, .what, .unseen, .chain, .also], to: 4, left: &left)
        return title + (air ? [""] : []) + fits.flatMap(lines)
    }

    private var columns: Int { page.measure - Self.label }

    private func fit(_ row: Answer.Row) -> Fit {
        let wanted = Wrapping.lines(text(row), width: columns).count
        var command: String?
        if case .step(let step) = row.content {
            command = PlainText.commands(step).first
        }
        return Fit(row: row, lines: 1, wanted: wanted, command: command)
    }

    private func widen(
        _ fits: inout [Fit], _ questions: [Answer.Question], to lines: Int, left: inout Int
    ) {
        for question in questions {
            for index in fits.indices where fits[index].row.question == question {
                while left > 0, fits[index].lines < min(lines, fits[index].wanted) {
                    fits[index].lines += 1
                    left -= 1
                }
            }
        }
    }

    private func text(_ row: Answer.Row) -> String {
        switch row.content {
        case .prose(let text): PlainText.prose(text)
        case .step(let step): PlainText.prose(step.todo)
        case .chain(let links): links.map { PlainText.prose($0.text) }.joined(separator: " → ")
        case .places(let places, let more):
            (places.map { PlainText.line(Words.place($0)) } + self.more(more)).joined(
                separator: " · ")
        case .items(let items): items.map { PlainText.prose($0.text) }.joined(separator: " · ")
        }
    }

    private func more(_ number: Int) -> [String] {
        number > 0 ? ["\(Words.grouped(number)) more"] : []
    }

    private func lines(_ fit: Fit) -> [String] {
        let texts =
            switch fit.row.content {
            case .chain(let links): chainLines(links, fit.lines)
            case .places(let places, let more): placeLines(places, more, fit.lines)
            default: Wrapping.lines(text(fit.row), width: columns, limit: fit.lines)
            }
        let command = fit.command.map { [page.ink.command("$ " + $0)] } ?? []
        return page.labelled(
            fit.row.question.rawValue, texts + command, indent: 2, label: Self.label - 2)
    }

    /// The whole chain if it fits; else its beginning, `…` and its end. The components' names go
    /// before the last link does.
    private func chainLines(_ links: [Link], _ limit: Int) -> [String] {
        let named = links.map { PlainText.prose($0.text) }
        let bare = links.map { PlainText.prose($0.phrase) }
        for links in [named, bare] {
            for kept in stride(from: min(links.count, 12), to: 1, by: -1) {
                let whole = kept == links.count
                let left = whole ? links : links.prefix(kept - 1) + ["…"] + links.suffix(1)
                let lines = Wrapping.lines(left.joined(separator: " → "), width: columns)
                if lines.count <= limit { return lines }
            }
        }
        return Wrapping.lines(bare.joined(separator: " → "), width: columns, limit: limit)
    }

    /// As many whole places as fit, and how many more there are.
    private func placeLines(_ places: [Finding.Evidence], _ more: Int, _ limit: Int) -> [String] {
        let texts = places.map { PlainText.line(Words.place($0)) }
        for kept in stride(from: texts.count, to: 0, by: -1) {
            let left = texts.prefix(kept) + self.more(more + texts.count - kept)
            let lines = Wrapping.lines(left.joined(separator: " · "), width: columns)
            if lines.count <= limit { return lines }
        }
        return Wrapping.lines(texts.first ?? "", width: columns, limit: limit)
    }

    /// The title in at most two lines, with its label at the right end of the last, or under it.
    private var titleLines: [String] {
        let label = answer.label.joined(separator: " · ")
        let painted = page.ink.severity(answer.severity, label)
        let lines = Wrapping.lines(PlainText.prose(answer.title), width: page.measure, limit: 2)
        let room = page.measure - DisplayWidth.of(lines.last ?? "") - DisplayWidth.of(label)
        var inked = lines.map(page.ink.strong)
        if room >= 2, let last = inked.popLast() {
            return inked + [last + String(repeating: " ", count: room) + painted]
        }
        return inked + [painted]
    }
}
