import Reasoning

/// A finding in full, in HTML.
struct HTMLStory {
    let finding: Finding
    let outline: Outline

    /// A finding that matters: everything in sight, the evidence unfolded.
    var article: HTML {
        """
        <article id="\(Self.anchor(finding.id))">
        <h3><span class="id">\(finding.id)</span>\(prose: finding.title)</h3>
        \(chips)
        \(sheet(open: true))
        </article>
        """
    }

    /// A finding that only follows from another, or needs nothing done: one line until unfolded.
    var fold: HTML {
        """
        <details class="fold" id="\(Self.anchor(finding.id))">
        <summary><h3><span class="id">\(finding.id)</span>\(prose: finding.title)</h3>\
        <span class="meta">\(prose: Story.happened(finding))</span></summary>
        \(chips)
        \(sheet(open: true))
        </details>
        """
    }

    /// The name by which the page links to the finding, or to one of its lines.
    static func anchor(_ id: String, evidence index: Int? = nil) -> String {
        let plain = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return index.map { "\(plain)-line-\($0 + 1)" } ?? plain
    }

    /// A step, and its command in a block from which the prompt is not copied.
    static func step(_ step: Finding.Step) -> HTML {
        let lines = step.commands.map { "<code>\($0)</code>" as HTML }
        let run: HTML? = lines.isEmpty ? nil : "<pre class=\"run\">\(lines)</pre>"
        return "\(prose: step.todo)\(run)"
    }

    private var chips: HTML {
        let severity = finding.severity.rawValue
        return """
            <p class="chips"><span class="chip \(severity)">\(severity)</span>\
            <span class="chip">\(finding.confidence.rawValue)</span>\
            <span class="chip">\(finding.owner.rawValue)</span> <code>\(finding.rule)</code></p>
            """
    }

    private func sheet(open: Bool) -> HTML {
        let parts = Story(finding, in: outline).parts.map { part -> HTML in
            "<dt>\(part.topic.heading)</dt><dd>\(content(part.content, open: open))</dd>"
        }
        return "<dl class=\"sheet\">\n\(parts)\n</dl>"
    }

    private func content(_ content: Story.Content, open: Bool) -> HTML {
        switch content {
        case .prose(let text): "\(prose: text)"
        case .list(let items):
            "<ul class=\"plain\">\(items.map { "<li>\(prose: $0)</li>" as HTML })</ul>"
        case .links(let links): "<ul class=\"plain\">\(links.map(link))</ul>"
        case .steps(let steps):
            "<ol class=\"steps\">\(steps.map { "<li>\(Self.step($0))</li>" as HTML })</ol>"
        case .evidence(let evidence): self.evidence(evidence, open: open)
        }
    }

    private func link(_ text: String) -> HTML {
        WebAddress.isPlain(text)
            ? "<li><a href=\"\(text)\" rel=\"noreferrer noopener\">\(text)</a></li>"
            : "<li><code>\(text)</code></li>"
    }

    private func evidence(_ evidence: [Finding.Evidence], open: Bool) -> HTML {
        let files = Set(evidence.map(\.file)).count
        let lines = evidence.enumerated().map { index, line -> HTML in
            """
            <li id="\(Self.anchor(finding.id, evidence: index))">\(Self.line(line))</li>
            """
        }
        return """
            <details\(open ? " open" as HTML : "")><summary>\(Words.count(evidence.count, "line", "lines")) in \
            \(Words.count(files, "file", "files"))</summary>
            <ol class="lines">
            \(lines)
            </ol></details>
            """
    }

    /// Place, time and text of one line.
    static func line(_ line: Finding.Evidence) -> HTML {
        let time: HTML? = line.time.map {
            "<time datetime=\"\($0.iso8601)\">\(Words.time($0))</time>"
        }
        return """
            <span class="place">\(Words.place(line))</span>\(time)
            <pre><code>\(line.text)</code></pre>
            """
    }
}
