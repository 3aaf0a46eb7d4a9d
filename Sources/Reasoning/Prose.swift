import Facts
import Rules

/// Fills a rule's sentences with what was captured.
struct Prose {
    let values: [String: String]

    init(_ draft: Draft, _ facts: BundleFacts) {
        var values = draft.match.captures
        let file = facts.files[draft.match.first.place.file]
        values["file"] = file.path
        values["component"] = Prose.component(of: file.path)
        values["count"] = String(draft.match.count)
        if let first = draft.first { values["first"] = Prose.readable(first) }
        if let last = draft.last { values["last"] = Prose.readable(last) }
        for (name, point) in draft.match.points {
            if let time = point.time { values["\(name).time"] = Prose.readable(time) }
        }
        self.values = values
    }

    /// A command with its holes filled. It will be copied into a shell, and values come from a bundle
    /// nobody trusts: a value with characters that mean something to a shell stays a `<name>`.
    func filledCommand(_ text: String) -> String {
        filled(text) { name in
            guard let value = values[name] else { return "<\(name)>" }
            let isPlain =
                !value.isEmpty && !value.hasPrefix("-") && value.count <= 200
                && value.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                        || (0x61...0x7a).contains(byte) || "_./:@%+=,-".utf8.contains(byte)
                }
            return isPlain ? value : "<\(name)>"
        }
    }

    /// The text with its holes filled; a value the bundle does not give becomes “?”.
    func filled(_ text: String) -> String {
        filled(text) { values[$0] ?? "?" }
    }

    /// The text with the names of its holes where values will stand: `<upstream>`.
    static func general(_ text: String) -> String {
        Prose(values: [:]).filled(text) { "<\($0.replacing("_", with: "-"))>" }
    }

    private init(values: [String: String]) { self.values = values }

    private func filled(_ text: String, _ value: (String) -> String) -> String {
        guard text.contains("{") else { return text }
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open].replacing("}}", with: "}")
            rest = rest[rest.index(after: open)...]
            if rest.first == "{" {
                result += "{"
                rest = rest.dropFirst()
                continue
            }
            guard let close = rest.firstIndex(of: "}") else { return result + "{" + rest }
            let name = rest[..<close]
            if name.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) }), !name.isEmpty
            {
                let name =
                    values[String(name)] == nil
                    ? String(name).replacing("-", with: "_") : String(name)
                result += value(name)
            } else {
                result += "{\(name)}"
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest.replacing("}}", with: "}")
    }

    static func readable(_ moment: Moment) -> String {
        var text = moment.iso8601.replacing("T", with: " ")
        if let dot = text.firstIndex(of: ".") {
            text = String(text[..<dot])
        } else {
            text = String(text.dropLast())
        }
        return text + " UTC"
    }

    /// `orders-api` for `logs/orders-api.log.2.gz`: the file's name without endings and rotation marks.
    static func component(of path: String) -> String {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        let endings: Set<String> = [
            "log", "txt", "gz", "zst", "xz", "bz2", "out", "err", "jsonl", "json", "ndjson", "old",
            "conf",
        ]
        while let dot = name.lastIndex(of: "."), dot > name.startIndex {
            let ending = name[name.index(after: dot)...]
            guard endings.contains(ending.lowercased()) || ending.allSatisfy(\.isNumber) else {
                break
            }
            name = String(name[..<dot])
        }
        return name
    }
}
