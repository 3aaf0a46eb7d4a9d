/// A Swift file as written, and its code without comments and without what its strings say.
struct SourceFile: Sendable {
    let path: String
    let lines: [Substring]
    /// Line by line like `lines`.
    let code: [Substring]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var stripper = CodeStripper(text)
        code = stripper.stripped().split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The folder under `Sources` it lies in.
    var module: String {
        path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    }

    var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }

    /// The modules it imports, with their lines.
    var imports: [(module: String, line: Int)] {
        code.enumerated().compactMap { index, line in
            var words = line.split(separator: " ")[...]
            while let first = words.first,
                first.hasPrefix("@")
                    || ["internal", "private", "package", "public"].contains(first)
            {
                words.removeFirst()
            }
            guard words.popFirst() == "import" else { return nil }
            if let kind = words.first,
                ["struct", "class", "enum", "func", "var", "let", "protocol", "typealias"].contains(
                    kind)
            {
                words.removeFirst()
            }
            return words.first.map { (String($0.prefix { $0 != "." }), index + 1) }
        }
    }
}
