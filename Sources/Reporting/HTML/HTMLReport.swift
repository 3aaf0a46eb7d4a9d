import Bundles
import Reasoning

/// A diagnosis as one page that loads nothing, runs nothing and can be attached to a ticket.
struct HTMLReport {
    let outline: Outline

    init(_ outline: Outline) {
        self.outline = outline
    }

    var text: String { page.source + "\n" }

    private var page: HTML {
        let sections = [
            HTMLAnswer(outline: outline).section, Timeline(outline).section, causes, seenBefore,
            changes,
            symptoms,
            notices,
            HTMLTables(outline: outline).unexplained, HTMLTables(outline: outline).undecided,
            HTMLTables(outline: outline).ruledOut, HTMLTables(outline: outline).nextEvidence,
            HTMLTables(outline: outline).gaps,
            HTMLTables(outline: outline).clocks, looked,
        ].compactMap(\.self)
        return Self.page(
            title: outline.answer.title, header: header, sections: sections,
            footer: """
                Made by Clearcause from this bundle alone. A <em>root cause</em> is a finding that nothing \
                else here explains, a <em>symptom</em> one that another finding explains; a <em>notice</em> needs \
                nothing done now. An <em>undecided</em> rule lacked the files to say yes or no. All times are UTC.
                """)
    }

    /// A page that loads nothing and runs nothing.
    static func page(title: String, header: HTML, sections: [HTML], footer: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        style-src 'sha256-\(constant: Stylesheet.hash)'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>\(prose: title) – Clearcause</title>
        <style>\(constant: Stylesheet.text)</style>
        </head>
        <body>
        \(header)
        <main>
        \(sections)
        </main>
        <footer><p>\(footer)</p></footer>
        </body>
        </html>
        """
    }

    private var header: HTML {
        let bundle = outline.diagnosis.bundle
        let time: HTML? = Words.range(bundle.from, bundle.to).map {
            "<span class=\"count\">\($0)</span>"
        }
        return """
            <header>
            <span class="brand">Clearcause</span>
            <span>\(bundle.name)</span>
            <span>\(Words.count(bundle.files, "file", "files")), \(Words.bytes(bundle.bytes))</span>
            \(time)
            </header>
            """
    }

    private var causes: HTML? {
        let groups = [Finding.Role.rootCause, .contributing].compactMap { role -> HTML? in
            let findings = outline.findings(role)
            guard !findings.isEmpty else { return nil }
            let isCheck = outline.diagnosis.purpose == .check
            let name = role == .rootCause ? "Root cause" : "Contributing finding"
            let heading =
                isCheck
                ? outline.headings.roots(findings.count)
                : findings.count == 1 ? name : "\(name)s"
            let articles = findings.map { HTMLStory(finding: $0, outline: outline).article }
            return """
                <section id="\(role.rawValue)">
                <h2>\(heading)</h2>
                \(articles)
                </section>
                """
        }
        return groups.isEmpty ? nil : HTML.lines(groups)
    }

    private var symptoms: HTML? {
        let groups = outline.symptoms.enumerated().map { index, group -> HTML in
            let folds = group.1.map { HTMLStory(finding: $0, outline: outline).fold }
            let heading: HTML =
                if let root = group.under {
                    "What <a href=\"#\(HTMLStory.anchor(root.id))\">\(root.id)</a> explains"
                } else {
                    "Symptoms of an unknown cause"
                }
            return """
                <section id="symptoms\(index == 0 ? "" : String(index + 1))">
                <h2>\(heading)</h2>
                \(folds)
                </section>
                """
        }
        return groups.isEmpty ? nil : HTML.lines(groups)
    }

    private var changes: HTML? {
        outline.diagnosis.difference.map {
            let changes = DifferenceOutline($0, in: outline.diagnosis)
            return HTMLChanges(outline: changes, most: DifferenceOutline.many).section(
                "Changed since the good bundle")
        }
    }

    private var seenBefore: HTML? {
        guard let earlier = outline.earlier else { return nil }
        let items = earlier.map { one -> HTML in
            let details = one.details.map { "<li>\(prose: $0)</li>" as HTML }
            return "<li>\(prose: one.headline)<ul>\(details)</ul></li>"
        }
        let none: HTML? =
            earlier.isEmpty ? "<p class=\"note\">\(prose: Outline.nothingEarlier)</p>" : nil
        return """
            <section id="seen-before">
            <h2>Seen before</h2>
            <ul>\(items)</ul>\(none)
            </section>
            """
    }

    private var notices: HTML? {
        let notices = outline.findings(.notice)
        guard !notices.isEmpty else { return nil }
        return """
            <section id="notices">
            <h2>\(outline.headings.notices)</h2>
            \(notices.map { HTMLStory(finding: $0, outline: outline).fold })
            </section>
            """
    }

    private var looked: HTML? {
        outline.answersWhatWasLookedAt
            ? nil
            : """
            <section id="looked">
            <h2>What was looked at</h2>
            <p class="note">\(prose: outline.looked) \
            \(prose: outline.unseen)</p>
            </section>
            """
    }
}
