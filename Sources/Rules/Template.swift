import Notation
import Scanning

/// A message with holes, as a rule writes it.
package struct Template: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case word, text, rest, int, number, duration, size, quoted, any
    }

    package enum Part: Sendable, Hashable {
        case literal(String)
        /// `name` is empty for `{*}`.
        case hole(name: String, Kind)
    }

    package let parts: [Part]

    /// - Throws: ``ScanError`` that says what is wrong with the holes.
    package init(_ text: String) throws {
        var parts: [Part] = []
        var literal = ""
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if (character == "{" || character == "}") && rest.first == character {
                literal.append(character)
                rest.removeFirst()
            } else if character == "{" {
                guard let close = rest.firstIndex(of: "}") else {
                    throw ScanError("A hole is not closed. A literal brace is written twice: {{.")
                }
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = ""
                parts.append(try Template.hole(rest[..<close]))
                rest = rest[rest.index(after: close)...]
            } else if character == "}" {
                throw ScanError("A “}” without its “{”. A literal brace is written twice: }}.")
            } else {
                literal.append(character)
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        self.parts = parts
    }

    private static func hole(_ text: Substring) throws -> Part {
        if text == "*" { return .hole(name: "", .any) }
        let pieces = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = pieces[0]
        guard !name.isEmpty, name.count <= 30, name.first?.isLetter == true,
            name.allSatisfy({
                $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_" || $0 == "-")
            })
        else {
            throw ScanError(
                "“{\(text)}” is no hole: a name has lower-case letters, digits and “_”. A literal brace is written twice."
            )
        }
        guard pieces.count == 2 else { return .hole(name: String(name), .word) }
        guard let kind = Kind(rawValue: String(pieces[1])), kind != .any else {
            let known = Kind.allCases.map(\.rawValue).filter { $0 != "any" }
            let nearest = Nearest.name(to: String(pieces[1]), in: known).map {
                " Did you mean “\($0)”?"
            }
            throw ScanError(
                "There is no kind of hole “\(pieces[1])”.\(nearest ?? " Known: \(known.joined(separator: ", ")).")"
            )
        }
        return .hole(name: String(name), kind)
    }

    package var captureNames: [String] {
        var names: [String] = []
        for case .hole(let name, _) in parts where !name.isEmpty && !names.contains(name) {
            names.append(name)
        }
        return names
    }

    /// The number of literal characters: how specific the message is.
    package var weight: Int {
        parts.reduce(0) { sum, part in
            if case .literal(let text) = part { sum + text.utf8.count } else { sum }
        }
    }

    package func pattern(ignoresCase: Bool = false) -> Pattern {
        var expression = ""
        var prefilter = ""
        var seen: Set<String> = []
        for (index, part) in parts.enumerated() {
            switch part {
            case .literal(let text):
                let escaped = Template.escaped(text)
                expression += escaped
                prefilter += escaped
            case .hole(let name, let kind):
                let body = Template.body(kind, isLast: index == parts.count - 1)
                let group = name.replacing("-", with: "_")
                if name.isEmpty {
                    expression += body
                } else if seen.insert(name).inserted {
                    expression += "(?<\(group)>\(body))"
                } else {
                    expression += "\\k{\(group)}"
                }
                let isLine = (kind == .rest || kind == .text) && index == parts.count - 1
                prefilter += isLine ? "." : body
            }
        }
        return Pattern(expression, ignoresCase: ignoresCase, prefilter: prefilter)
    }

    /// Quotes may stand escaped, as they do in JSON and logfmt.
    private static func escaped(_ literal: String) -> String {
        literal.split(separator: "\"", omittingEmptySubsequences: false)
            .map { PatternDatabase.escaped(String($0)) }
            .joined(separator: #"\\?""#)
    }

    /// All up to the line's end, or to a line break written as `\n`; gives nothing back, so that a line of
    /// a megabyte costs no stack.
    private static let line = #"(?:[^\\]++|\\(?![nr]))++"#

    private static func body(_ kind: Kind, isLast: Bool) -> String {
        switch kind {
        case .word: isLast ? #"(?:[^\s"'`,;)\]}>\\]|\\(?![nrt"u]))+(?<![.:])"# : #"\S+?"#
        case .text: isLast ? line : ".+?"
        case .rest: isLast ? line : #"(?:(?!\\[nr]).)+"#
        case .int: #"[+-]?\d+"#
        case .number: #"[+-]?\d+(?:[.,]\d+)?"#
        case .duration:
            #"\d+(?:[.:]\d+)*\s?(?:ns|us|ms|milliseconds?|s\b|seconds?|secs?|m\b|minutes?|mins?|h\b|hours?|d\b|days?)?"#
        case .size: #"\d+(?:\.\d+)?\s?(?:[KMGTkmgt]i?[Bb]?\b|[Bb]ytes?|[Bb]\b)?"#
        case .quoted: #"[^"'`\\]+"#
        case .any: ".*?"
        }
    }
}
