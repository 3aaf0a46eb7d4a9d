import Yams

/// Reads YAML through Yams, which composes a document as a whole or not at all.
///
/// Four things are done around it. Yams never sees an alias: every `*` is swapped for a private-use
/// character before and back after, and `YAMLTree` follows the aliases itself, counting what it copies,
/// so that a few hundred bytes cannot become gigabytes. Tags are not resolved, for that is done with
/// regular expressions, and settings are text anyway. Of a document that is broken, the part above the
/// broken line is read. And a key that stands twice, which Yams refuses, is told and kept.
struct YAMLReader {
    /// Stands for `*` while Yams reads.
    static let star: Unicode.Scalar = "\u{E000}"
    /// Makes a repeated key different from the other one.
    static let mark: Unicode.Scalar = "\u{E001}"
    /// Bytes of a file that are composed. Yams takes 0.2 s and 60 MB for as much, and more lines than
    /// this holds are more settings than are kept.
    static let mostBytes = 1 << 20
    /// Brackets that are open at once. Each one more makes every token dearer.
    static let mostBrackets = 200
    /// How often a file is read again without what was wrong in it.
    static let mostAttempts = 6

    static func read(_ bytes: [UInt8], into list: inout SettingList) {
        var text = prepared(bytes, &list)
        let attempts = max(2, min(mostAttempts, mostBytes / max(1, text.utf8.count)))
        for _ in 0..<attempts {
            let (documents, parser, error) = compose(text)
            guard let error else {
                var tree = YAMLTree()
                let trees = withExtendedLifetime(parser) { documents.map { tree.tree(of: $0) } }
                TreeSettings.read(trees, into: &list)
                if let problem = tree.problem { list.note(problem.text, line: problem.line) }
                return
            }
            let problem = YAMLProblem(error)
            list.note(problem.text, line: problem.line)
            guard
                let retry = problem.isRepeatedKey
                    ? marking(problem, in: text) : above(problem, in: text)
            else { break }
            text = retry
        }
    }

    /// The text that Yams gets: without stars and without the characters YAML does not allow.
    private static func prepared(_ bytes: [UInt8], _ list: inout SettingList) -> String {
        var kept = bytes[...]
        if bytes.count > mostBytes {
            let end = bytes[..<mostBytes].lastIndex(of: UInt8(ascii: "\n")) ?? 0
            kept = bytes[..<end]
            list.note("it is longer than \(mostBytes >> 20) MiB; the rest was left out", line: nil)
        }
        var output: [UInt8] = []
        output.reserveCapacity(kept.count + 64)
        var brackets = 0
        for byte in kept {
            switch byte {
            case UInt8(ascii: "*"): output.append(contentsOf: Character(star).utf8)
            case 0..<0x20 where !byte.isSpace, 0x7F, 0x0C:
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
            default: output.append(byte)
            }
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { brackets += 1 }
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { brackets -= 1 }
            guard brackets <= mostBrackets else {
                list.note("more than \(mostBrackets) brackets are open at once", line: nil)
                return ""
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The documents, and the error that ended them. Nodes name their anchors only as long as the
    /// parser lives.
    private static func compose(_ text: String) -> (
        documents: [Node], parser: Parser?, error: (any Error)?
    ) {
        var documents: [Node] = []
        var parser: Parser?
        do {
            let opened = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            parser = opened
            while let document = try opened.nextRoot() { documents.append(document) }
        } catch {
            return (documents, parser, error)
        }
        return (documents, parser, nil)
    }

    /// The lines before the broken one, or `nil` when there are none.
    private static func above(_ problem: YAMLProblem, in text: String) -> String? {
        guard let line = problem.line, line > 1 else { return nil }
        guard let end = start(ofLine: line, in: text), end < text.endIndex else { return nil }
        return String(text[..<end])
    }

    /// The text with a mark in the repeated key, so that it differs from the other one.
    private static func marking(_ problem: YAMLProblem, in text: String) -> String? {
        guard let line = problem.line, let start = start(ofLine: line, in: text) else { return nil }
        let scalars = text.unicodeScalars
        guard
            var key = scalars.index(
                start, offsetBy: problem.column - 1, limitedBy: scalars.endIndex),
            key < scalars.endIndex
        else { return nil }
        if scalars[key] == "\"" || scalars[key] == "'" { key = scalars.index(after: key) }
        var marked = String.UnicodeScalarView(scalars[..<key])
        marked.append(mark)
        marked.append(contentsOf: scalars[key...])
        return String(marked)
    }

    private static func start(ofLine line: Int, in text: String) -> String.Index? {
        var (number, index) = (1, text.startIndex)
        while number < line {
            guard let end = text.utf8[index...].firstIndex(of: UInt8(ascii: "\n")) else {
                return nil
            }
            (number, index) = (number + 1, text.utf8.index(after: end))
        }
        return index
    }
}
