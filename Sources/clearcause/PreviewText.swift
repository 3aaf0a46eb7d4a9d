import Collecting
import Redaction

/// What a preview prints.
enum PreviewText {
    static func text(_ sink: PreviewSink, _ plan: CollectionDraft, level: RedactionLevel) -> String
    {
        var lines: [String] = []
        if !plan.systems.isEmpty {
            lines.append("On this host:")
            for found in plan.systems {
                let signs =
                    found.signs.isEmpty ? "nothing shows it" : found.signs.joined(separator: "; ")
                lines.append("  \(found.recipe.system): \(signs)")
            }
            lines.append("")
        }
        let total = sink.items.reduce(0) { $0 + $1.bytes }
        lines.append("Would be collected (\(sink.items.count) items, \(Amount.bytes(total))):")
        for item in sink.items {
            let size = Amount.bytes(item.bytes)
            let pad = String(repeating: " ", count: max(0, 10 - size.count))
            lines.append("  \(pad)\(size)  \(item.origin)")
            if let note = item.note { lines.append("              \(note)") }
            if !item.removed.isEmpty {
                lines.append("              redacted: \(counts(item.removed))")
            }
        }
        var all: [String: Int] = [:]
        for item in sink.items { all.merge(item.removed) { $0 + $1 } }
        lines.append("")
        lines.append(
            all.isEmpty
                ? "Redaction (level \(level.rawValue)) would take nothing out."
                : "Redaction (level \(level.rawValue)) would take out: \(counts(all)).")
        if !sink.leftOut.isEmpty {
            lines += ["", "Would be left out (\(sink.leftOut.count)):"]
            lines += sink.leftOut.map { "  \($0.origin): \($0.why)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func counts(_ kinds: [String: Int]) -> String {
        kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
            .joined(separator: ", ")
    }
}
