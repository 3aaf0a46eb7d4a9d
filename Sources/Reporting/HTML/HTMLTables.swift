import Bundles
import Reasoning

/// What was not explained, decided or read.
struct HTMLTables {
    let outline: Outline

    /// Rows of one table at most; a page of a hundred thousand rows opens nowhere.
    private static let limit = 500

    var unexplained: HTML? {
        section(
            "unexplained", "Messages no rule explains",
            Array(outline.diagnosis.unexplained.enumerated()),
            head: ["Message", "Level", "First – last", "Times"], counted: true
        ) { number, signal in
            let why: HTML? = signal.why.isEmpty ? nil : "<p class=\"note\">\(prose: signal.why)</p>"
            let lines: HTML? =
                signal.evidence.isEmpty
                ? nil
                : """
                <details><summary>\(Words.count(signal.evidence.count, "line", "lines"))</summary>
                <ol class="lines">\(signal.evidence.map { "<li>\(HTMLStory.line($0))</li>" as HTML })</ol></details>
                """
            let innermost: HTML? = signal.exception.map {
                "<p class=\"note\">innermost: <code>\($0)</code></p>"
            }
            return [
                """
                <span class="id">\(Words.grouped(number + 1))</span> <code>\(signal.template)</code>\
                \(why)\(innermost)\(lines)
                """, "\(signal.level?.rawValue ?? "–")",
                "\(Words.range(signal.first, signal.last) ?? "–")",
                "\(Words.grouped(signal.count))",
            ]
        }
    }

    var undecided: HTML? {
        section(
            "undecided", "What could not be decided", outline.undecided,
            head: ["Why", "Rules", "Number"],
            counted: true
        ) { group in
            ["\(prose: group.why)", rules(group.rules), "\(Words.grouped(group.rules.count))"]
        }
    }

    var ruledOut: HTML? {
        section(
            "ruled-out", "What was ruled out", outline.clearances,
            head: ["By", "Rules", "Number"], counted: true
        ) { group in
            [
                "\(prose: Outline.clearing(group))", rules(group.rules),
                "\(Words.grouped(group.rules.count))",
            ]
        }
    }

    var nextEvidence: HTML? {
        section(
            "next", "What to collect next", outline.diagnosis.nextEvidence,
            head: ["Collect", "Would decide", "Number"], counted: true
        ) { next in
            [
                "\(prose: Outline.collecting(next))", rules(next.wouldDecide),
                "\(Words.grouped(next.wouldDecide.count))",
            ]
        }
    }

    var clocks: HTML? {
        section("clocks", "How times were told", outline.clocks, head: ["Files and how"]) {
            ["\(prose: $0)"]
        }
    }

    var gaps: HTML? {
        section("gaps", "Gaps", outline.diagnosis.gaps, head: ["File", "What we could not see"]) {
            gap in
            let place = gap.line.map { "\(gap.file):\($0)" } ?? gap.file
            return ["<code>\(place)</code>", "\(prose: gap.sentence)"]
        }
    }

    private func rules(_ rules: [String]) -> HTML {
        let names = rules.prefix(Self.limit).map { "<code>\($0)</code>" as HTML }
        let first = HTML.joined(Array(names.prefix(6)), ", ")
        guard names.count > 6 else { return first }
        let rest = HTML.joined(Array(names.dropFirst(6)), ", ")
        return """
            \(first)<details><summary>\(Words.grouped(rules.count - 6)) more</summary>\(rest)</details>
            """
    }

    private func section<Item>(
        _ id: HTML, _ title: HTML, _ items: [Item], head: [HTML], counted: Bool = false,
        cells: (Item) -> [HTML]
    ) -> HTML? {
        guard !items.isEmpty else { return nil }
        func row(_ tag: HTML, _ cells: [HTML], _ scope: HTML) -> HTML {
            let cells = cells.enumerated().map { index, cell -> HTML in
                let last = counted && index == head.count - 1
                let count: HTML? = last ? " class=\"count\"" : nil
                return "<\(tag)\(scope)\(count)>\(cell)</\(tag)>"
            }
            return "<tr>\(HTML.joined(cells, ""))</tr>"
        }
        let more = items.count - Self.limit
        let rest: HTML? =
            more > 0
            ? "<p class=\"note\">And \(Words.grouped(more)) more, all of them in the JSON report.</p>"
            : nil
        return """
            <section id="\(id)">
            <h2>\(title)</h2>
            <table>
            <thead>\(row("th", head, " scope=\"col\""))</thead>
            <tbody>
            \(items.prefix(Self.limit).map { row("td", cells($0), "") })
            </tbody>
            </table>
            \(rest)
            </section>
            """
    }
}
