import Reasoning

/// What to collect next as a collection spec: YAML of the schema `clearcause.spec/1`.
///
/// One entry a source: `files` are globs on the host, `run` is a command as a list of arguments. Values
/// that do not come from our own rules never get in: a spec is carried out on somebody's host.
package enum CollectionSpec {
    /// The document; it says so when there is nothing to collect.
    package static func text(_ diagnosis: Diagnosis) -> String {
        var lines = [
            "# What would decide the rules that the bundle leaves open.",
            "schema: clearcause.spec/1",
        ]
        guard !diagnosis.nextEvidence.isEmpty else {
            return (lines + ["collect: []", ""]).joined(separator: "\n")
        }
        if let from = diagnosis.bundle.from, let to = diagnosis.bundle.to {
            lines += [
                "# The bundle tells of this time; what was not collected should cover it too.",
                "window:", "  from: \(quoted(from.iso8601))", "  to: \(quoted(to.iso8601))",
            ]
        }
        lines.append("collect:")
        for next in diagnosis.nextEvidence { lines += entry(next) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func entry(_ next: NextEvidence) -> [String] {
        let source = next.source.split(separator: ":").last.map(String.init) ?? next.source
        let key =
            next.source.hasPrefix("reading:")
            ? "reading" : next.source.hasPrefix("version:") ? "version" : "source"
        var lines = ["  - \(key): \(quoted(source))"]
        if !next.files.isEmpty {
            lines.append("    files: [\(next.files.map(quoted).joined(separator: ", "))]")
        }
        if let run = next.run {
            if let words = words(of: run) {
                lines.append("    run: [\(words.map(quoted).joined(separator: ", "))]")
            } else {
                // The collector runs no shell.
                lines.append("    # by hand: \(run)")
            }
        }
        lines.append("    decides:")
        lines += next.wouldDecide.map { "      - \(quoted($0))" }
        return lines
    }

    /// The words of a command, which quotes may hold together; `nil` when it needs a shell or is none.
    private static func words(of command: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in command {
            if let open = quote {
                if character == open { quote = nil } else { word?.append(character) }
            } else if character == "'" || character == "\"" {
                (quote, word) = (character, word ?? "")
            } else if character == " " {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let word { words.append(word) }
        let isPlain = quote == nil && !words.contains { ["|", ">", "<", "&&", ";"].contains($0) }
        return isPlain && words.first != "logs" ? words : nil
    }

    /// A YAML double-quoted scalar is a JSON string.
    private static func quoted(_ text: String) -> String { JSON.quoted(text) }
}
