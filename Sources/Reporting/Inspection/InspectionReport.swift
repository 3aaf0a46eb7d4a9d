import Bundles
import Facts

/// What is in a bundle, as a table or as JSON (`clearcause.inspection/1`).
package enum InspectionReport {
    package static func json(_ inspection: Inspection) -> String {
        JSON.object([
            ("schema", .text("clearcause.inspection/1")),
            ("bundle", .object([("name", .text(inspection.name))])),
            ("files", .list(inspection.files.map(file))),
            ("templates", inspection.templates.map { .list($0.map(template)) }),
            ("gaps", .list(inspection.gaps.map(gap))),
        ]).document
    }

    private static func file(_ file: Inspection.File) -> JSON {
        let facts = file.facts
        return .object([
            ("path", .text(facts.path)), ("kind", .text(facts.kind.rawValue)),
            ("format", facts.format.map(JSON.text)), ("encoding", .text(facts.encoding)),
            ("bytes", .number(facts.bytes)), ("lines", .number(facts.lines)),
            ("first", facts.first.map { .text($0.iso8601) }),
            ("last", facts.last.map { .text($0.iso8601) }),
            ("zone", .text(facts.zone.rawValue)),
            ("sources", facts.sources.isEmpty ? nil : .list(facts.sources.map(JSON.text))),
            ("reasons", facts.reasons.isEmpty ? nil : .list(facts.reasons.map(JSON.text))),
            ("events", file.events.map { .list($0.map(event)) }),
        ])
    }

    private static func event(_ event: Inspection.Event) -> JSON {
        .object([
            ("line", .number(event.line)), ("lines", .number(event.lines)),
            ("time", event.time.map { .text($0.iso8601) }),
            ("level", event.level.map { .text($0.rawValue) }),
            ("template", event.template.map(JSON.number)),
        ])
    }

    private static func template(_ template: Inspection.Template) -> JSON {
        .object([
            ("id", .number(template.id)), ("text", .text(template.text)),
            ("count", .number(template.count)),
        ])
    }

    private static func gap(_ gap: Gap) -> JSON {
        .object([
            ("file", .text(gap.file)), ("line", gap.line.map(JSON.number)),
            ("reason", .text(gap.sentence)),
        ])
    }

    package static func text(_ inspection: Inspection) -> String {
        var rows = [["file", "kind", "format", "lines", "from", "to", "zone"]]
        for file in inspection.files {
            let facts = file.facts
            rows.append([
                PlainText.line(facts.path), facts.kind.rawValue, facts.format ?? "–",
                Words.grouped(facts.lines), facts.first?.iso8601 ?? "–", facts.last?.iso8601 ?? "–",
                facts.first == nil ? "–" : facts.zone.rawValue,
            ])
        }
        let widths = rows[0].indices.map { column in
            rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        var lines = rows.map { row in
            let cells = zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - DisplayWidth.of(cell))
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
        for file in inspection.files where !file.facts.reasons.isEmpty {
            lines.append("")
            lines.append("\(PlainText.line(file.facts.path)) was read so because:")
            lines += file.facts.reasons.map { "  • \(PlainText.line($0))" }
        }
        if !inspection.gaps.isEmpty {
            lines += ["", "What could not be read as it is:"]
            lines += inspection.gaps.map { gap in
                "  • \(PlainText.line(gap.file))\(gap.line.map { ":\($0)" } ?? "") \(PlainText.line(gap.sentence))"
            }
        }
        if let templates = inspection.templates { lines += self.lines(templates) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The templates, the most frequent first.
    private static func lines(_ templates: [Inspection.Template]) -> [String] {
        let sorted = templates.sorted { ($1.count, $0.id) < ($0.count, $1.id) }
        let width = sorted.first.map { Words.grouped($0.count).count } ?? 0
        let most = 500
        let rows = sorted.prefix(most).map { template in
            let count = Words.grouped(template.count)
            return String(repeating: " ", count: 2 + width - count.count)
                + "\(count)  \(PlainText.line(template.text))"
        }
        let more = templates.count - most
        let events = templates.reduce(0) { $0 + $1.count }
        return [
            "",
            templates.isEmpty
                ? "No event is a warning or worse."
                : "\(Words.count(templates.count, "template", "templates")) of "
                    + "\(Words.count(events, "event", "events")), with how many each has:",
        ] + rows
            + (more > 0
                ? ["  and \(Words.grouped(more)) more, all of them with --format json"] : [])
    }
}
