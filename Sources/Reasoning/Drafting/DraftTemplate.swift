import Rules

/// A mined template turned into a rule's message: its variable parts as holes with names.
struct DraftTemplate {
    /// What a rule's `message:` says.
    private(set) var message = ""
    /// Each hole's name and what it holds in the example line.
    private(set) var captures: [(name: String, value: String)] = []

    private static let mark = "<*>"
    private static let times = ["ms", "s", "us", "ns"]
    private static let sizes = ["kB", "KB", "MB", "GB", "TB", "B", "KiB", "MiB", "GiB"]

    /// - Parameters:
    ///   - template: a message with `<*>` for what varies.
    ///   - line: an example of it; what of the template is not found in it is left out.
    init(_ template: String, in line: String) {
        let pieces = Self.pieces(template)
        var rest = Substring(line)
        var isFirst = true
        var pending = false
        for piece in pieces {
            guard !piece.isEmpty else {
                pending = true
                continue
            }
            guard let found = rest.firstRange(of: piece) else { break }
            if !isFirst || pending {
                let value = rest[..<found.lowerBound]
                // What varies before the first words is whatever the line begins with.
                if !message.isEmpty { addHole(value) }
            }
            message += Self.escaped(piece)
            rest = rest[found.upperBound...]
            isFirst = false
            pending = false
        }
        if pending, !message.isEmpty {
            let value = Self.lastValue(rest)
            if !value.isEmpty { addHole(value, isLast: true) }
        }
        while message.first == " " { message.removeFirst() }
        while message.last == " " { message.removeLast() }
    }

    /// The texts between the holes.
    var literals: [String] {
        ((try? Template(message).parts) ?? []).compactMap { part in
            if case .literal(let text) = part { text } else { nil }
        }
    }

    /// Whether the engine can look for it: it needs four characters in a row that do not vary.
    var isUsable: Bool {
        literals.contains { $0.count >= 4 && $0.contains(where: \.isLetter) }
    }

    /// The texts between the marks; an empty one at the end means that the template ends in a mark.
    private static func pieces(_ template: String) -> [String] {
        var pieces: [String] = []
        var rest = Substring(template.hasSuffix(" …") ? template.dropLast(2) : template[...])
        while let found = rest.firstRange(of: mark) {
            pieces.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        pieces.append(String(rest))
        return pieces
    }

    private static func lastValue(_ rest: Substring) -> Substring {
        if let quote = rest.first, quote == "\"" || quote == "'" {
            let inner = rest.dropFirst()
            if let close = inner.firstIndex(of: quote) { return rest[...close] }
        }
        let value = rest.prefix { !" \t\"',;)]}".contains($0) }
        let isNumber = value.first?.isNumber == true && value.last?.isNumber == true
        let unit = rest.dropFirst(value.count + 1).prefix(while: \.isLetter)
        if isNumber, rest.dropFirst(value.count).first == " ",
            (times + sizes).contains(String(unit))
        {
            return rest[..<unit.endIndex]
        }
        return value.last == "." ? value.dropLast() : value
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("{", with: "{{").replacing("}", with: "}}")
    }

    private mutating func addHole(_ value: Substring, isLast: Bool = false) {
        var value = value
        var close = ""
        var isQuoted = false
        if let quote = value.first, "\"'".contains(quote), value.count > 2, value.last == quote,
            !value.dropFirst().dropLast().contains(where: { "\"'`\\".contains($0) })
        {
            message.append(quote)
            close = String(quote)
            value = value.dropFirst().dropLast()
            isQuoted = true
        }
        guard !value.isEmpty else {
            message += "{*}"
            return
        }
        if !isQuoted, let colon = value.lastIndex(of: ":"),
            Self.isPort(value[value.index(after: colon)...]),
            value[..<colon].allSatisfy({ !$0.isWhitespace && $0 != ":" }), colon > value.startIndex
        {
            let host = name(for: value[..<colon], kind: .word)
            add(host, value[..<colon], .word)
            message += ":"
            add(unused("port"), value[value.index(after: colon)...], .int)
        } else {
            let kind: Template.Kind = isQuoted ? .quoted : Self.kind(of: value, isLast: isLast)
            add(name(for: value, kind: kind), value, kind)
        }
        message += close
    }

    private mutating func add(_ name: String, _ value: Substring, _ kind: Template.Kind) {
        captures.append((name, String(value)))
        message += kind == .word ? "{\(name)}" : "{\(name):\(kind.rawValue)}"
    }

    private static func isPort(_ text: Substring) -> Bool {
        (1...5).contains(text.count) && text.allSatisfy(\.isNumber)
    }

    private static func kind(of value: Substring, isLast: Bool) -> Template.Kind {
        if value.contains(where: \.isWhitespace) {
            return isSpan(value, units: sizes)
                ? .size : isSpan(value, units: times) ? .duration : .text
        }
        if value.allSatisfy({ $0.isASCII && $0.isNumber }) { return .int }
        if isSpan(value, units: times + ["m", "h"]) { return .duration }
        if isSpan(value, units: sizes) { return .size }
        return .word
    }

    /// A number and one of the units, with at most one blank between them.
    private static func isSpan(_ value: Substring, units: [String]) -> Bool {
        let number = value.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = value.dropFirst(number.count).drop { $0 == " " }
        return number.first?.isNumber == true && units.contains(String(unit))
    }

    /// After the word before it, as in `host=…` or `queue "…"`; else after what it is.
    private func name(for value: Substring, kind: Template.Kind) -> String {
        let before = message.reversed().drop { "=:\"' ([/{".contains($0) }
            .prefix { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") }
        let word = String(before.reversed()).lowercased().filter { $0 != "-" && $0 != "_" }
        let isKey = message.last.map { "=:".contains($0) } == true
        if word.count >= 3 || (isKey && word.count >= 2), word.count <= 20,
            !Self.fillers.contains(word)
        {
            return unused(word)
        }
        return unused(Self.noun(value, kind))
    }

    private static func noun(_ value: Substring, _ kind: Template.Kind) -> String {
        switch kind {
        case .int, .number: return "number"
        case .duration: return "time"
        case .size: return "size"
        default: break
        }
        if value.hasPrefix("/") { return "path" }
        if value.contains("@") { return "user" }
        let isAddress = value.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
        if isAddress, value.contains(".") || value.contains(":") { return "host" }
        let isHost =
            value.contains(".")
            && value.allSatisfy {
                $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "." || $0 == "-")
            }
        return isHost ? "host" : value.contains(where: \.isWhitespace) ? "detail" : "id"
    }

    /// A name used twice would mean the same value twice.
    private func unused(_ name: String) -> String {
        let name = Self.reserved.contains(name) ? "\(name)_value" : name
        let taken = Set(captures.map(\.name))
        guard taken.contains(name) else { return name }
        return (2...99).lazy.map { "\(name)\($0)" }.first { !taken.contains($0) } ?? "\(name)_more"
    }

    private static let reserved: Set<String> = ["component", "file", "first", "last", "count"]
    private static let fillers: Set<String> = [
        "the", "and", "for", "from", "with", "after", "before", "not", "was", "were", "has", "have",
        "are", "that", "this", "into", "onto", "while", "when", "within", "than", "but", "can",
        "could", "got", "because", "due", "via", "failed", "error", "exceeded", "exists", "found",
        "connect", "received", "unknown", "invalid", "between", "took", "is", "in", "to", "of",
        "at",
    ]
}
