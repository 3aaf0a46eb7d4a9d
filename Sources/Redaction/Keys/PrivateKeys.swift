/// Private keys in armour: their first and last lines stay, for they say what was there; their bodies go.
enum PrivateKeys {
    /// How armour begins, and the keys of PuTTY and GnuPG.
    static let beginning =
        #"(?:-----|---- )BEGIN |PuTTY-User-Key-File-|\((?:protected-)?private-key "#
    private static let longest = 65_536

    static func read(in text: Text, at place: Int, into found: inout [Found]) {
        // The place is within the first words or at their end.
        let lower = max(0, place - 24)
        if let start = text.find("PuTTY-User-Key-File-", in: lower..<place + 24) {
            return readPuTTY(in: text, from: start, into: &found)
        }
        if let start = text.find("private-key (", in: lower..<place + 24) {
            return readGnuPG(in: text, from: start, into: &found)
        }
        guard let start = text.find("BEGIN ", in: lower..<place + 24) else { return }
        let limit = min(start + longest, text.count)
        var at = start + 6
        while at < start + 80, text[at].isWord || text[at] == 32 { at += 1 }
        guard let label = text.find("PRIVATE KEY", in: start..<at + 1), label < at, text[at] == 45
        else {
            return
        }
        while text[at] == 45 { at += 1 }
        let end = text.find("-END ", in: at..<limit) ?? text.find("- END ", in: at..<limit)
        var upper = end ?? bodyEnd(text, at, limit)
        while end != nil, upper > at, text[upper - 1] == 45 { upper -= 1 }
        take(at..<upper, unit: start..<(end ?? upper) + 5, in: text, into: &found)
    }

    /// Without a last line: as far as lines look like a body.
    private static func bodyEnd(_ text: Text, _ start: Int, _ limit: Int) -> Int {
        var place = start
        while place < limit {
            let byte = text[place]
            guard byte.isWord || byte.isSpace || [43, 47, 61, 92, 58, 44, 45].contains(byte) else {
                break
            }
            place += 1
        }
        return place
    }

    private static func readPuTTY(in text: Text, from start: Int, into found: inout [Found]) {
        let limit = min(start + longest, text.count)
        guard let lines = text.find("Private-Lines:", in: start..<limit) else { return }
        let first = text.lineEnd(lines) + 1
        let end = text.find("Private-MAC", in: first..<limit) ?? bodyEnd(text, first, limit)
        take(first..<end, unit: start..<end, in: text, into: &found)
    }

    /// An expression in parentheses on several lines, as a gpg-agent keeps it.
    private static func readGnuPG(in text: Text, from start: Int, into found: inout [Found]) {
        let limit = min(start + longest, text.count)
        let body = start + 13
        var (end, depth) = (body, 2)
        while end < limit, depth > 0 {
            if text[end] == UInt8(ascii: "(") { depth += 1 }
            if text[end] == UInt8(ascii: ")") { depth -= 1 }
            end += 1
        }
        guard text.find(UInt8(ascii: "#"), from: body).map({ $0 < end }) == true else { return }
        take(body..<(depth == 0 ? end - 1 : end), unit: start..<end, in: text, into: &found)
    }

    private static func take(
        _ body: Range<Int>, unit: Range<Int>, in text: Text, into found: inout [Found]
    ) {
        var value = text.trimmed(body)
        // Written line ends (`\n`) belong to the notation around.
        while text[value.lowerBound] == 92, value.count > 2,
            [110, 114, 92].contains(text[value.lowerBound + 1])
        {
            value = value.lowerBound + 2..<value.upperBound
        }
        while value.count > 2, text[value.upperBound - 2] == 92,
            [110, 114].contains(text[value.upperBound - 1])
        {
            value = value.lowerBound..<value.upperBound - 2
        }
        guard value.count > 15, text.find("REDACTED-", in: value) != value.lowerBound else {
            return
        }
        found.append(
            Found(
                range: value, unit: unit.lowerBound..<max(unit.upperBound, value.upperBound),
                kind: "key.private", shape: .secret, isNarrow: true, isSpecific: true))
    }
}
