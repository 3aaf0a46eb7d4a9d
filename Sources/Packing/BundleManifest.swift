import FoundationEssentials
import Redaction

/// A bundle's own account of itself, schema `clearcause.bundle/1` (see `Schemas/bundle.schema.json`).
package struct BundleManifest: Sendable {
    /// What is said of the bundle as a whole; times are RFC 3339.
    package struct Head: Sendable {
        /// When it was collected. Of a bundle made of another one, what that one says: analysis takes this for
        /// the present.
        package var collected: String?
        /// When it was written, where it is made of another one.
        package var written: String?
        /// The host's time zone: `Europe/Berlin`.
        package var zone: String?
        /// Seconds the host's clock is ahead of its time server, where that is known.
        package var clockOffset: Double?
        /// The host it was collected on, redacted where the level asks for it.
        package var host: String?
        /// The account it was collected by.
        package var collectedBy: String?
        package var toolVersion: String
        /// The fingerprint of the rules, or of the detectors, that were used.
        package var rules: String?
        /// The spec, or the systems, that were asked for.
        package var spec: String?
        package var from: String?
        package var to: String?
        /// Further statements in plain words.
        package var statements: [String: String] = [:]

        /// What must be known.
        package init(collected: String?, toolVersion: String) {
            self.collected = collected
            self.toolVersion = toolVersion
        }
    }

    package var head: Head
    package var level: RedactionLevel
    package var files: [PackedFile] = []
    package var leftOut: [(path: String, why: String)] = []
    package var ledger = Ledger()

    /// The manifest as a file. `schema` comes first, so that a reader knows early what it holds.
    package var text: String {
        let kinds = Dictionary(grouping: ledger.entries, by: \.kind)
            .mapValues { $0.reduce(0) { $0 + $1.count } }
        let warning =
            level == .off
            ? "Nothing was redacted: this bundle may hold secrets and personal data." : nil
        var redaction = JSONLines.Object()
        redaction.add("level", level.rawValue)
        redaction.add("warning", warning)
        redaction.add("values", kinds.values.reduce(0, +))
        redaction.add(
            raw: "kinds", JSONLines.object(kinds.sorted { $0.key < $1.key }.map { ($0, "\($1)") }))
        var window = JSONLines.Object()
        window.add("from", head.from)
        window.add("to", head.to)
        var tool = JSONLines.Object()
        tool.add("name", "clearcause")
        tool.add("version", head.toolVersion)
        var top = JSONLines.Object()
        top.add("schema", "clearcause.bundle/1")
        top.add("collected", head.collected)
        top.add("written", head.written)
        top.add("zone", head.zone)
        top.add("clock_offset_seconds", head.clockOffset)
        top.add("host", head.host)
        top.add("collected_by", head.collectedBy)
        top.add(raw: "tool", tool.text)
        top.add("rules", head.rules)
        top.add("spec", head.spec)
        if head.from != nil || head.to != nil { top.add(raw: "window", window.text) }
        top.add(raw: "redaction", redaction.text)
        if !head.statements.isEmpty {
            top.add(
                raw: "statements",
                JSONLines.object(
                    head.statements.sorted { $0.key < $1.key }.map { ($0, JSONLines.quoted($1)) }))
        }
        top.add(raw: "files", JSONLines.list(files.map(Self.entry)))
        top.add(
            raw: "left_out",
            JSONLines.list(
                leftOut.map { item in
                    JSONLines.object([
                        ("path", JSONLines.quoted(item.path)), ("why", JSONLines.quoted(item.why)),
                    ])
                }))
        return top.lines
    }

    private static func entry(_ file: PackedFile) -> String {
        var entry = JSONLines.Object()
        entry.add("path", file.path)
        entry.add("origin", file.origin)
        entry.add("bytes", file.bytes)
        entry.add("sha256", file.sha256)
        entry.add("truncated", file.truncated)
        entry.add("redactions", file.redactions)
        return entry.text
    }
}

/// JSON with the keys in the order they were added, and a line for each item of a list.
enum JSONLines {
    struct Object {
        private var pairs: [(String, String)] = []

        mutating func add(_ key: String, _ value: String?) {
            if let value { pairs.append((key, quoted(value))) }
        }

        mutating func add(_ key: String, _ value: Int) { pairs.append((key, "\(value)")) }

        mutating func add(_ key: String, _ value: Double?) {
            if let value, value.isFinite { pairs.append((key, "\(value)")) }
        }

        mutating func add(raw key: String, _ value: String) { pairs.append((key, value)) }

        var text: String { object(pairs) }

        /// A line a pair.
        var lines: String {
            "{\n" + pairs.map { "  \(quoted($0)): \($1)" }.joined(separator: ",\n") + "\n}\n"
        }
    }

    static func object(_ pairs: [(String, String)]) -> String {
        "{" + pairs.map { "\(quoted($0)): \($1)" }.joined(separator: ", ") + "}"
    }

    static func list(_ items: [String]) -> String {
        items.isEmpty ? "[]" : "[\n    " + items.joined(separator: ",\n    ") + "\n  ]"
    }

    static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        guard let data = try? encoder.encode(text) else { return "\"\"" }
        return String(decoding: data, as: UTF8.self)
    }
}
