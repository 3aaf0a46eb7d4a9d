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
            return group()
        case "[":
            takeClass()
            return .init(kind: .opaque(String(characters[start..<at])))
        case "\\":
            return escape()
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

    private mutating func group() -> RegexTree.Atom {
        let start = at
        let next = characters[start...].prefix(3).map(String.init).joined()
        if next == "(?#" {
            skip(through: ")")
            return .init(kind: .anchor(""))
        }
        let open = groupOpening()
        let inner = alternatives()
        at = min(at + 1, characters.count)
        let whole = String(characters[start..<at])
        if ["(?=", "(?!", "(?<=", "(?<!"].contains(open) { return .init(kind: .anchor(whole)) }
        // A condition may choose nothing at all.
        if open.hasPrefix("(?(") { return .init(kind: .opaque(whole)) }
        return .init(kind: .group(open: open, inner))
    }

    /// A class, with `[:alpha:]` and the like in it; a `]` at its front is one of its characters.
    private mutating func takeClass() {
        at += 1
        if at < characters.count, characters[at] == "^" { at += 1 }
        if at < characters.count, characters[at] == "]" { at += 1 }
        while at < characters.count, characters[at] != "]" {
            if characters[at] == "\\" {
                at += 1
            } else if let end = endOfNamedClass() {
                at = end
            }
            at += 1
        }
        at = min(at + 1, characters.count)
    }

    /// The last character of the `[:alpha:]` that begins here.
    private func endOfNamedClass() -> Int? {
        guard characters[at...].starts(with: ["[", ":"]) else { return nil }
        let colon = characters[(at + 2)...].firstIndex { !$0.isLetter && $0 != "^" }
        guard let colon, characters[colon...].starts(with: [":", "]"]) else { return nil }
        return colon + 1
    }

    private mutating func escape() -> RegexTree.Atom {
        let start = at
        at = min(at + 2, characters.count)
        guard at - start == 2 else { return .init(kind: .literal("\\")) }
        let escaped = characters[start + 1]
        switch escaped {
        // A line is a text of its own to the confirmation, and not to the engine.
        case "A", "G": return .init(kind: .anchor("^"))
        case "z", "Z": return .init(kind: .anchor("$"))
        case "b", "B": return .init(kind: .anchor(String(characters[start..<at])))
        case "x", "k", "g", "o", "p", "P": takeArgument(of: escaped)
        case "c": at = min(at + 1, characters.count)
        case "Q":
            while at < characters.count, !characters[..<at].suffix(2).elementsEqual(["\\", "E"]) {
                at += 1
            }
        case "0"..."9": takeDigits(2) { $0.isNumber }
        default: break
        }
        let text = String(characters[start..<at])
        return .init(kind: escaped.isLetter || escaped.isNumber ? .opaque(text) : .literal(text))
    }

    /// What belongs to `\x`, `\k`, `\g`, `\o` or `\p`: `{name}`, `<name>`, `'name'`, digits, a letter.
    private mutating func takeArgument(of escaped: Character) {
        guard at < characters.count else { return }
        switch (characters[at], escaped) {
        case ("{", _): skip(through: "}")
        case ("<", "k"), ("<", "g"): skip(through: ">")
        case ("'", "k"), ("'", "g"):
            at += 1
            skip(through: "'")
        case (_, "x"): takeDigits(2) { $0.isHexDigit }
        case (_, "g"): takeDigits(3) { $0.isNumber || $0 == "-" || $0 == "+" }
        case (_, "p"), (_, "P"): at += 1
        default: break
        }
    }

    private mutating func takeDigits(_ most: Int, _ isDigit: (Character) -> Bool) {
        let end = min(at + most, characters.count)
        while at < end, isDigit(characters[at]) { at += 1 }
    }

    private mutating func skip(through closing: Character) {
        while at < characters.count, characters[at] != closing { at += 1 }
        at = min(at + 1, characters.count)
    }

    private mutating func groupOpening() -> String {
        let start = at
        at += 1
        guard at < characters.count, characters[at] == "?" else { return "(" }
        at += 1
        if at < characters.count, characters[at] == "(" {
            skip(through: ")")
            return String(characters[start..<at])
        }
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
