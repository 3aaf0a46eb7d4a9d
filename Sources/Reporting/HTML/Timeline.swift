import Facts
import Reasoning

/// Findings over time, a row each, as inline SVG. Root causes are on top, what each explains below it.
struct Timeline {
    private let outline: Outline
    private let rows: [Row]
    private let axis: TimeAxis?

    private struct Row {
        var id: String
        var title: String
        var kind: String
        var first: Moment
        var last: Moment
        var count: Int
        var because: [String]
    }

    private static let limit = 40
    private static let width = 960.0
    private static let left = 322.0
    private static let right = 890.0
    private static let top = 34.0
    private static let pitch = 30.0

    init(_ outline: Outline) {
        self.outline = outline
        let findings = Self.ordered(outline).compactMap { finding -> Row? in
            guard let first = finding.first ?? finding.last else { return nil }
            return Row(
                id: HTMLStory.anchor(finding.id), title: finding.title, kind: finding.role.rawValue,
                first: first, last: finding.last ?? first, count: finding.count,
                because: finding.because.map { HTMLStory.anchor($0) })
        }
        let signals = outline.diagnosis.unexplained.prefix(5).compactMap { signal -> Row? in
            guard let first = signal.first ?? signal.last else { return nil }
            return Row(
                id: "unexplained", title: signal.template, kind: "unexplained", first: first,
                last: signal.last ?? first, count: signal.count, because: [])
        }
        rows = Array(findings.prefix(Self.limit)) + signals
        axis = TimeAxis(rows.flatMap { [$0.first, $0.last] })
    }

    /// `nil` when nothing that was found has a time.
    var section: HTML? {
        guard let axis else { return nil }
        let kinds = ["root_cause", "contributing", "symptom", "notice", "unexplained"]
            .filter { kind in rows.contains { $0.kind == kind } }
        let legend = kinds.map { kind -> HTML in "<li class=\"\(kind)\">\(Self.words(kind))</li>" }
        return """
            <section id="timeline">
            <h2>Timeline</h2>
            <figure>
            <div class="scroll">
            \(picture(axis))
            </div>
            <figcaption><ul class="legend">\(legend)</ul>\(missing)</figcaption>
            </figure>
            </section>
            """
    }

    /// Each root cause with what it explains, then contributing findings, then notices.
    private static func ordered(_ outline: Outline) -> [Finding] {
        let symptoms = outline.symptoms
        func under(_ id: String?) -> [Finding] { symptoms.first { $0.under?.id == id }?.1 ?? [] }
        let causes = outline.findings(.rootCause) + outline.findings(.contributing)
        let known = Set(causes.map(\.id))
        let others = symptoms.filter { !known.contains($0.under?.id ?? "") }.flatMap(\.1)
        return causes.flatMap { [$0] + under($0.id) } + others + outline.findings(.notice)
    }

    private static func words(_ kind: String) -> String {
        Finding.Role(rawValue: kind)?.phrase ?? "no rule explains it"
    }

    /// What is not in the picture.
    private var missing: HTML? {
        let timeless = outline.diagnosis.findings.filter { $0.first == nil && $0.last == nil }.map(
            \.id)
        let drawn = rows.filter { $0.kind != "unexplained" }.count
        let left = outline.diagnosis.findings.count - timeless.count - drawn
        var notes: [String] = []
        if !timeless.isEmpty {
            notes.append("Without a time: \(timeless.prefix(20).joined(separator: ", ")).")
        }
        if left > 0 {
            notes.append("Not drawn: \(Words.count(left, "more finding", "more findings")).")
        }
        return notes.isEmpty ? nil : "<p class=\"note\">\(notes.joined(separator: " "))</p>"
    }

    private func picture(_ axis: TimeAxis) -> HTML {
        let height = Self.top + Double(rows.count) * Self.pitch + 8
        let bottom = height - 8
        let ticks = axis.ticks.map { tick -> HTML in
            let x = Self.left + tick.share * (Self.right - Self.left)
            return """
                <line class="grid" x1="\(units(x))" y1="24" x2="\(units(x))" y2="\(units(bottom))"/>\
                <text class="axis" x="\(units(x))" y="16" font-size="12" text-anchor="middle">\(tick.label)</text>
                """
        }
        return """
            <svg class="timeline" viewBox="0 0 960 \(units(height))" role="group" aria-labelledby="timeline-title timeline-desc">
            <title id="timeline-title">Findings over time</title>
            <desc id="timeline-desc">\(description)</desc>
            <text class="axis" x="0" y="16" font-size="12">\(axis.day ?? "") UTC</text>
            \(ticks)
            \(links(axis))
            \(rows.indices.map { row($0, axis) })
            </svg>
            """
    }

    /// The picture in words, for those who do not see it.
    private var description: String {
        rows.map { row in
            let range = Words.range(row.first, row.last) ?? ""
            return "\(Self.words(row.kind)): \(Visible.prose(row.title)), \(range)"
        }.joined(separator: "; ") + "."
    }

    private func row(_ index: Int, _ axis: TimeAxis) -> HTML {
        let row = rows[index]
        let y = middle(index)
        let x = self.x(row.first, axis)
        let width = max(self.x(row.last, axis) - x, 6)
        let title = Wrapping.shortened(Visible.prose(row.title), width: 40)
        let range = Words.range(row.first, row.last) ?? ""
        return """
            <a class="\(row.kind)" href="#\(row.id)"><title>\(prose: row.title), \(range)</title>\
            <text x="0" y="\(units(y + 4))" font-size="12.5">\(title)</text>\
            <rect class="bar" x="\(units(x))" y="\(units(y - 6))" width="\(units(width))" height="12" rx="2"/>\
            <text class="axis" x="960" y="\(units(y + 4))" font-size="12" text-anchor="end">\
            \(Words.grouped(row.count)) ×</text></a>
            """
    }

    /// From the beginning of a cause to the beginning of what it explains.
    private func links(_ axis: TimeAxis) -> [HTML] {
        rows.indices.flatMap { effect in
            rows.indices.filter { rows[effect].because.contains(rows[$0].id) && $0 < effect }.map {
                cause -> HTML in
                let from = x(rows[cause].first, axis)
                let to = x(rows[effect].first, axis)
                let bend = min(from, to) - 9
                let (y1, y2) = (middle(cause), middle(effect))
                return """
                    <path class="link" d="M\(units(from)) \(units(y1))H\(units(bend))V\(units(y2))H\(units(to - 3))"/>\
                    <path class="tip" d="M\(units(to - 1)) \(units(y2))l-5 -3v6z"/>
                    """
            }
        }
    }

    private func x(_ moment: Moment, _ axis: TimeAxis) -> Double {
        Self.left + axis.share(moment) * (Self.right - Self.left)
    }

    private func middle(_ index: Int) -> Double { Self.top + (Double(index) + 0.5) * Self.pitch }

    /// With one digit after the point, the same on every machine.
    private func units(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
