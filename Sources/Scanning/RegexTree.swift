/// As much of a regular expression's structure as is needed to cut it at its end and to find its
/// literals: alternatives of sequences of quantified atoms. What is not understood stays opaque text.
struct RegexTree {
    struct Atom {
        enum Kind {
            case literal(String)
            case group(open: String, [[Atom]])
            /// A class, an escape such as `\d`, a dot: matches one character we cannot name.
            case opaque(String)
            /// `$`, `^`, `\b`, look-around: matches no character.
            case anchor(String)
        }

        var kind: Kind
        /// `*`, `+?`, `{2,5}` … or empty.
        var quantifier: String = ""

        /// The least number of repetitions.
        var minimum: Int {
            switch quantifier.first {
            case "*", "?": 0
            case "{": Int(quantifier.dropFirst().prefix { $0.isNumber }) ?? 0
            default: 1
            }
        }
    }

    var alternatives: [[Atom]]

    init(_ expression: String) {
        var parser = RegexParser(expression)
        alternatives = parser.alternatives()
    }

    var text: String { Self.text(alternatives) }

    static func text(_ alternatives: [[Atom]]) -> String {
        alternatives.map { $0.map(text).joined() }.joined(separator: "|")
    }

    static func text(_ atom: Atom) -> String {
        switch atom.kind {
        case .literal(let text), .opaque(let text), .anchor(let text): text + atom.quantifier
        case .group(let open, let inner): open + text(inner) + ")" + atom.quantifier
        }
    }
}

/// Reads an expression into a ``RegexTree``.
private struct RegexParser {
    private let characters: [Character]
    private var at = 0

    init(_ expression: String) { characters = Array(expression) }

    mutating func alternatives() -> [[RegexTree.Atom]] {
        var result: [[RegexTree.Atom]] = [[]]
        while at < characters.count, characters[at] != ")" {
            if characters[at] == "|" {
                at += 1
                result.append([])
            } else {
                var atom = atom()
                atom.quantifier = quantifier()
                result[result.count - 1].append(atom)
            }
        }
        return result
    }

    private mutating func atom() -> RegexTree.Atom {
        let start = at
        switch characters[at] {
        case "(":
            let open = groupOpening()
            let inner = alternatives()
            if at < characters.count { at += 1 }
            let looksAround = ["(?=", "(?!", "(?<=", "(?<!"].contains(open)
            if looksAround {
                return .init(kind: .anchor(String(characters[start..<at])))
            }
            return .init(kind: .group(open: open, inner))
        case "[":
            at += 1
            if at < characters.count, characters[at] == "^" { at += 1 }
            if at < characters.count, characters[at] == "]" { at += 1 }
            while at < characters.count, characters[at] != "]" {
                if characters[at] == "\\" { at += 1 }
                at += 1
            }
            at = min(at + 1, characters.count)
            return .init(kind: .opaque(String(characters[start..<at])))
        case "\\":
            at = min(at + 2, characters.count)
            guard at - start == 2 else { return .init(kind: .literal("\\")) }
            let escaped = characters[start + 1]
            if escaped == "x" || escaped == "k" || escaped == "p" || escaped == "P" {
                takeArgument()
            }
            let text = String(characters[start..<at])
            if escaped == "b" || escaped == "B" || escaped == "A" || escaped == "z"
                || escaped == "Z"
            {
                return .init(kind: .anchor(text))
            }
            return .init(
                kind: escaped.isLetter || escaped.isNumber ? .opaque(text) : .literal(text))
        case "^", "$":
            at += 1
            return .init(kind: .anchor(String(characters[start])))
        case ".":
            at += 1
            return .init(kind: .opaque("."))
        default:
            at += 1
            return .init(kind: .literal(String(characters[start])))
        }
    }

    /// `{name}`, `<name>` or two hexadecimal digits behind `\x`, `\k`, `\p`.
    private mutating func takeArgument() {
        guard at < characters.count else { return }
        let closing: Character? =
            switch characters[at] {
            case "{": "}"
            case "<": ">"
            default: nil
            }
        if let closing {
            while at < characters.count, characters[at] != closing { at += 1 }
            at = min(at + 1, characters.count)
        } else {
            while at < characters.count, characters[at].isHexDigit { at += 1 }
        }
    }

    private mutating func groupOpening() -> String {
        let start = at
        at += 1
        guard at < characters.count, characters[at] == "?" else { return "(" }
        at += 1
        while at < characters.count {
            let character = characters[at]
            at += 1
            if character == ":" || character == "=" || character == "!" || character == ">" {
                break
            }
            if character == "|" { break }
            if character == ")" {
                // An option setting such as `(?i)` has no content: step back, the caller ends it.
                at -= 1
                break
            }
        }
        return String(characters[start..<at])
    }

    private mutating func quantifier() -> String {
        let start = at
        guard at < characters.count else { return "" }
        switch characters[at] {
        case "*", "+", "?":
            at += 1
        case "{":
            var end = at + 1
            while end < characters.count, characters[end].isNumber || characters[end] == "," {
                end += 1
            }
            guard end < characters.count, characters[end] == "}", end > at + 1 else { return "" }
            at = end + 1
        default:
            return ""
        }
        if at < characters.count, characters[at] == "?" || characters[at] == "+" { at += 1 }
        return String(characters[start..<at])
    }
}
