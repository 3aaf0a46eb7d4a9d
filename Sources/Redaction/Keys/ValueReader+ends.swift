// Where values end.
extension ValueReader {
    /// What stands between the quote at `at` and the one that closes it: on the line, or tripled.
    func quoted(_ at: Int) -> Range<Int>? {
        let quote = text[at]
        if text[at + 1] == quote, text[at + 2] == quote, quote != 96 {
            let limit = min(at + 8192, text.count)
            var place = at + 3
            while place < limit {
                if text[place] == quote, text[place + 1] == quote, text[place + 2] == quote {
                    return text.trimmed(at + 3..<place)
                }
                place += 1
            }
            return nil
        }
        var place = at + 1
        var lines = 0
        let limit = min(at + 65_536, text.count)
        while place < limit {
            let byte = text[place]
            if byte == 92, quote != 39 || text[place + 1] == 39 || text[place + 1] == 92 {
                // A backslash at a line's end folds a text of YAML; another line is not looked at.
                if text[place + 1] == 10 {
                    lines += 1
                    if lines > 16 { return nil }
                }
                place += 2
                continue
            }
            if byte == 10 { return nil }
            if byte == quote {
                guard quote == 39, text[place + 1] == 39 else { return at + 1..<place }
                place += 1
            }
            place += 1
        }
        return nil
    }

    private func run(_ at: Int, until isEnd: (UInt8) -> Bool) -> Range<Int> {
        var end = at
        let limit = min(at + 65_536, text.count)
        while end < limit, !isEnd(text[end]) { end += 1 }
        return at..<end
    }

    /// A value among others: until a blank or what separates or closes.
    func token(_ at: Int) -> Range<Int> {
        var value = run(at) { byte in
            byte.isSpace || byte == 0
                || [34, 39, 44, 59, 38, 60, 62, 41, 93, 125, 124, 96, 92].contains(byte)
        }
        // `${X}` and `{{ x }}` end behind their brackets.
        if text[at] == UInt8(ascii: "$") && text[at + 1] == 123 || text[at] == 123 {
            while value.upperBound < text.count, text[value.upperBound] == 125 {
                value = at..<value.upperBound + 1
            }
        } else if text[at] == 60,
            let end = (at..<min(at + 64, text.count)).first(where: { text[$0] == 62 })
        {
            value = at..<end + 1
        }
        while value.count > 1, text[value.upperBound - 1] == 46 {
            value = at..<value.upperBound - 1
        }
        return value
    }

    /// Until the quote that closes a pair: `"KEY=value"`, also where it is escaped.
    func untilOuter(_ at: Int) -> Range<Int>? {
        guard var end = text.find(context.outer, from: at), end < text.lineEnd(at), end - at < 4096
        else { return nil }
        while end > at, text[end - 1] == 92 { end -= 1 }
        return at..<end
    }

    /// A number or word of JSON.
    func scalar(_ at: Int) -> Range<Int> {
        run(at) { $0.isSpace || $0 == 0 || [44, 125, 93, 34, 39, 59, 60, 123, 91].contains($0) }
    }

    /// A word of a command line.
    func argument(_ at: Int) -> Range<Int> {
        run(at) { $0.isSpace || $0 == 0 || [34, 39, 59, 38, 124, 60, 62, 96, 44, 93].contains($0) }
    }

    /// A parameter of a URL.
    func parameter(_ at: Int) -> Range<Int> {
        run(at) { byte in
            byte.isSpace || byte == 0
                || [38, 35, 34, 39, 60, 62, 41, 93, 125, 96, 92, 59].contains(byte)
        }
    }

    /// The value of a header: the rest of its line, or until what surrounds the header ends.
    func header(_ at: Int) -> Range<Int> {
        if text[at] == UInt8(ascii: "[") {
            let value = run(at + 1) { $0 == 93 || $0.isLineEnd }
            return text.trimmed(value)
        }
        let outer: UInt8 =
            [34, 39, 96].contains(text[context.key.lowerBound - 1]) && !isQuotedKey
            ? text[context.key.lowerBound - 1] : 0
        let value = run(at) { byte in
            byte.isLineEnd || byte == outer || byte == 34 || byte == 60 || byte == 92
                || outer == 0 && byte == 39
        }
        if context.sense == .cookie || context.isAtLineStart { return text.trimmed(value) }
        // Inside a line: a scheme and one word; of Digest and AWS4 all pairs.
        let trimmed = text.trimmed(value)
        let scheme = Self.schemeEnd(text[trimmed]) ?? 0
        let rest = trimmed.lowerBound + scheme
        if (rest..<trimmed.upperBound).contains(where: { text[$0] == 44 && text[$0 + 1] == 32 }),
            hasMorePairs(rest..<trimmed.upperBound)
        {
            return trimmed
        }
        let word = run(rest) {
            $0.isSpace || $0 == 0 || [34, 39, 44, 59, 93, 125, 41, 60, 62, 92, 124].contains($0)
        }
        return trimmed.lowerBound..<max(word.upperBound, trimmed.lowerBound)
    }

    /// Whether `x=…` or `, x:` follows in the range.
    func hasMorePairs(_ range: Range<Int>) -> Bool {
        let upper = min(range.upperBound, range.lowerBound + 600)
        var place = range.lowerBound + 1
        while place < upper {
            defer { place += 1 }
            guard text[place] == 61 || text[place] == 58, text[place - 1].isWord else { continue }
            var start = place - 1
            while start > range.lowerBound, text[start - 1].isKeyByte { start -= 1 }
            guard start > range.lowerBound, text[start].isLetter else { continue }
            let before = text[start - 1]
            if text[place] == 61, before.isBlank || [44, 59, 38].contains(before) { return true }
            if text[place] == 58, before.isBlank, [44, 59].contains(text[start - 2]) {
                return true
            }
        }
        return false
    }

    /// Pairs with semicolons between them: `Server=x;Password=y z;Database=…`.
    func isConnectionString(_ at: Int) -> Bool {
        var before = context.key.lowerBound - 1
        while text[before].isBlank { before -= 1 }
        if text[before] == 59 { return true }
        var place = at
        let end = min(at + 200, text.count)
        while place < end, !text[place].isLineEnd, text[place] != 34, text[place] != 59 {
            place += 1
        }
        guard text[place] == 59 else { return false }
        place = text.skipBlanks(place + 1)
        let start = place
        while place - start < 40, text[place].isWord || text[place] == 32 { place += 1 }
        return place > start && text[place] == 61
    }

    /// `!!str x`, `!vault |`: where the value begins; what is encrypted has none.
    func tagEnd(_ at: Int) -> Int? {
        var place = at + 1
        while text[place].isKeyByte || text[place] == 33 { place += 1 }
        guard text[place].isBlank else { return nil }
        return text.skipBlanks(place)
    }

    /// Behind `Bearer `, `Basic ` and the like.
    static func schemeEnd(_ value: UnsafeRawBufferPointer) -> Int? {
        let text = Text(value)
        let schemes: [StaticString] = [
            "bearer ", "basic ", "token ", "apikey ", "api-key ", "negotiate ", "ntlm ", "digest ",
            "aws4-hmac-sha256 ", "sharedkey ", "sharedaccesssignature ", "hawk ", "splunk ", "key ",
            "genie-key ", "key=", "bot ", "oauth ", "snowflake token=", "kerberos ",
            "scram-sha-256 ",
        ]
        for scheme in schemes where text.stands(scheme, at: 0, ignoringCase: true) {
            let end = text.skipBlanks(scheme.utf8CodeUnitCount)
            return end < value.count ? end : nil
        }
        return nil
    }

    /// One word that is no word of a sentence.
    static func isOneSecret(_ value: UnsafeRawBufferPointer) -> Bool {
        let text = Text(value)
        guard value.count >= 4 else { return false }
        let isLower = (0..<text.count).allSatisfy {
            text[$0].isLower || $0 == 0 && text[0].isLetter
        }
        let isUpper = (0..<text.count).allSatisfy { text[$0].isUpper }
        return !isLower && !isUpper
    }
}

// Values of several parts.
extension ValueReader {
    /// `"a" + "b"`, over lines too: what stands behind the first part.
    func readJoined(_ start: Int, into found: inout [Found]) {
        var at = start
        for _ in 0..<16 {
            at = text.skipSpace(at, atMost: 200)
            guard [43, 46, 38, 92].contains(text[at]) else { return }
            at = text.skipSpace(at + 1, atMost: 200)
            guard text[at] == 34 || text[at] == 39, let content = quoted(at) else { return }
            take(content, isQuoted: true, into: &found)
            at = content.upperBound + 1
        }
    }

    /// The end of the next line, when it is one word behind blanks.
    func continuation(behind place: Int) -> Int? {
        var end = place
        while text[end].isBlank || text[end] == 13 { end += 1 }
        guard text[end] == 10, text[end + 1] == 32 else { return nil }
        let next = text.trimmed(end + 1..<text.lineEnd(end + 1))
        guard next.count > 1, text[next.lowerBound] != 45, text[next.lowerBound] != 35,
            !next.contains(where: { text[$0].isBlank || text[$0] == 58 || text[$0] == 61 })
        else { return nil }
        return next.upperBound
    }

    /// `[87, 105, 110]`: the bytes of a text. One zero takes their place.
    private func readBytes(_ at: Int, into found: inout [Found]) -> Bool {
        var (place, items, number) = (at + 1, 0, -1)
        while place - at < 4096, text[place] != 93 {
            let byte = text[place]
            if byte.isDigit {
                number = max(number, 0) * 10 + Int(byte) - 48
                guard number < 256 else { return false }
            } else if byte == 44 {
                guard number >= 0 else { return false }
                items += 1
                number = -1
            } else if !byte.isSpace {
                return false
            }
            place += 1
        }
        guard text[place] == 93, items >= 3, number >= 0 else { return false }
        found.append(
            Found(
                range: at + 1..<place, unit: context.key.lowerBound..<place, kind: kind,
                shape: .secret, isNarrow: true, layer: Found.Layer(bytes: [48], kinds: [kind])))
        return true
    }

    /// `["a", "b"]`, `[a, b]`, `[Bearer x]`.
    func readList(_ at: Int, into found: inout [Found]) {
        if context.sense == .strong, readBytes(at, into: &found) { return }
        var place = at + 1
        var items = 0
        let limit = min(at + 65_536, text.count)
        while place < limit, items < 256 {
            let byte = text[place]
            if byte == 93 || byte == 123 || byte == 91 { return }
            if byte.isQuote {
                guard let content = quoted(place) else { return }
                takeQuoted(content, into: &found)
                place = content.upperBound + 1
                items += 1
            } else if byte.isSpace || byte == 44 {
                place += 1
            } else {
                let item = token(place)
                guard !item.isEmpty else { return }
                take(item, isQuoted: false, into: &found)
                place = item.upperBound
                items += 1
            }
        }
    }

    /// The lines of a block scalar, each by itself: `password: |`.
    func readBlock(_ at: Int, start: Int, into found: inout [Found]) {
        var place = at + 1
        while [43, 45].contains(text[place]) || text[place].isDigit { place += 1 }
        guard text[text.skipBlanks(place)].isLineEnd else { return }
        let indent = indentation(text.lineStart(context.key.lowerBound))
        var line = text.lineEnd(place) + 1
        var lines = 0
        let first = found.count
        while line < text.count, lines < 2000 {
            let end = text.lineEnd(line)
            let content = text.trimmed(line..<end)
            if !content.isEmpty {
                guard indentation(line) > indent else { break }
                take(content, isQuoted: true, into: &found)
            }
            line = end + 1
            lines += 1
        }
        // All of it is one unit.
        for index in first..<found.count {
            found[index].unit = context.key.lowerBound..<found[found.count - 1].range.upperBound
        }
    }

    private func indentation(_ line: Int) -> Int {
        var place = line
        while text[place] == 32 || text[place] == 45 && text[place + 1] == 32 { place += 1 }
        return place - line
    }
}
