/// Reads where the value of a key lies, and whether it is one.
struct ValueReader {
    enum Separator { case equals, colon, blank }

    let text: Text
    let survivors: Survivors
    let context: KeyReader.Context
    let isQuotedKey: Bool
    /// The value stands beside a name: `name: PASSWORD`, `value: x`.
    var isPaired = false

    private static let longest = 65_536

    func read(_ start: Int, separator: Separator, into found: inout [Found]) {
        var at = text.skipBlanks(start)
        if isQuotedKey, separator == .colon, text[at].isLineEnd {
            // JSON may put the value into the next line.
            let next = text.skipSpace(at, atMost: 256)
            guard text[next] == 34 else { return }
            at = next
        }
        if text[at] == UInt8(ascii: "!"), let end = tagEnd(at) { at = end }
        if text.stands("<<\"", at: at) { at += 2 }
        if text[at].isLetter || text[at] == 64, text[at + 1].isQuote, text[at + 1] != 96 { at += 1 }
        if text[at].isQuote {
            guard let content = quoted(at) else {
                return take(token(at + 1), isQuoted: false, into: &found)
            }
            takeQuoted(content, into: &found)
            return readJoined(content.upperBound + 1, into: &found)
        }
        switch context.sense {
        case .authorization, .cookie:
            return takeHeader(header(at), into: &found)
        default: break
        }
        switch text[at] {
        case UInt8(ascii: "["):
            return readList(at, into: &found)
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            if separator == .colon { readBlock(at, start: start, into: &found) }
        case UInt8(ascii: "{") where text[at + 1] != UInt8(ascii: "{") && !isQuotedKey:
            // ODBC: PWD={a;b}
            if separator == .equals, let end = text.find(UInt8(ascii: "}"), from: at),
                end - at < 200
            {
                take(at + 1..<end, isQuoted: true, into: &found)
            }
        case UInt8(ascii: "*") where separator == .colon && text[at + 1].isLetter: return
        default: readPlain(at, start, separator, into: &found)
        }
    }

    /// A value without quotes.
    private func readPlain(
        _ at: Int, _ start: Int, _ separator: Separator, into found: inout [Found]
    ) {
        if context.isParameter {
            return take(parameter(at), isQuoted: false, isNarrow: true, into: &found)
        }
        if isQuotedKey && !isPaired { return take(scalar(at), isQuoted: true, into: &found) }
        if context.outer != 0, let value = untilOuter(at),
            separator == .equals
                || !value.contains(where: { text[$0].isBlank }) && Self.isOneSecret(text[value])
        {
            return take(value, isQuoted: true, into: &found)
        }
        let isLineValue = context.isAtLineStart || isPaired
        if isLineValue, separator == .equals || at > start {
            let end = text.lineEnd(at)
            let whole = text.trimmed(at..<end)
            if !hasMorePairs(whole) {
                return takeLine(whole, end: end, into: &found)
            }
        }
        if separator == .equals, isConnectionString(at) {
            let end = (at..<min(at + 300, text.count)).first {
                [59, 34, 39, 10, 13, 0, 60, 62].contains(text[$0])
            }
            return take(text.trimmed(at..<(end ?? text.count)), isQuoted: false, into: &found)
        }
        let value = token(at)
        // `Password: required` in a sentence.
        if separator == .colon, at > start, !isLineValue, !Self.isOneSecret(text[value]) { return }
        take(value, isQuoted: false, into: &found)
    }

    /// A value behind nothing but blanks: SQL, command lines, directives.
    func readAfterBlank(_ at: Int, into found: inout [Found]) {
        if text[at].isQuote, text[at] != 96 {
            guard context.sense == .strong || context.dashes > 0, let content = quoted(at) else {
                return
            }
            // `pass "opts" to it`
            if context.dashes == 0, Text(text[context.key]).isWord("pass"),
                !Survivors.looksRandom(text[content])
            {
                return
            }
            return takeQuoted(content, into: &found)
        }
        if context.dashes > 0 {
            let value = argument(at)
            guard text[value.lowerBound] != 45 else { return }
            return take(value, isQuoted: false, into: &found)
        }
        if context.isAtLineStart, context.sense == .strong {
            let whole = text.trimmed(at..<text.lineEnd(at))
            guard !whole.contains(where: { text[$0].isBlank }), Self.isOneSecret(text[whole])
            else { return }
            return take(whole, isQuoted: false, into: &found)
        }
        // `password is hunter2`, `the secret key is hunter2`
        var at = at
        for word in ["key ", "token ", "password ", "secret "] as [StaticString]
        where text.stands(word, at: at) {
            at += word.utf8CodeUnitCount
        }
        if context.sense == .strong || context.sense == .weak {
            for word in ["is ", "was ", "by "] as [StaticString] where text.stands(word, at: at) {
                let next = text.skipBlanks(at + word.utf8CodeUnitCount)
                if text[next].isQuote, let content = quoted(next) {
                    return takeQuoted(content, into: &found)
                }
                var value = token(next)
                while value.count > 1, [33, 63, 58].contains(text[value.upperBound - 1]) {
                    value = value.lowerBound..<value.upperBound - 1
                }
                if Survivors.looksRandom(text[value]) { take(value, isQuoted: false, into: &found) }
            }
        }
    }

    /// The content of an element, trimmed; of a CDATA section too.
    func readElement(_ start: Int, into found: inout [Found]) {
        var lower = start
        while text[lower].isSpace { lower += 1 }
        guard lower - start < 4096 else { return }
        if text.stands("<![CDATA[", at: lower) {
            guard let end = text.find("]]>", in: lower..<lower + Self.longest) else { return }
            return take(text.trimmed(lower + 9..<end), isQuoted: true, into: &found)
        }
        guard let end = text.find(UInt8(ascii: "<"), from: lower), end - lower < Self.longest,
            text[end + 1] == UInt8(ascii: "/")
        else { return }
        takeQuoted(text.trimmed(lower..<end), into: &found)
    }
}

// What is taken.
extension ValueReader {
    func take(
        _ value: Range<Int>, isQuoted: Bool, isNarrow: Bool = false, into found: inout [Found]
    ) {
        guard !value.isEmpty, value.count < Self.longest else { return }
        var value = value
        let bytes = text[value]
        if context.sense == .user {
            guard value.count < 64, UserNames.isPerson(bytes) else { return }
            found.append(
                Found(
                    range: value, unit: context.key.lowerBound..<value.upperBound,
                    kind: "personal.user", shape: .user, isNarrow: true))
            return
        }
        if let scheme = Self.schemeEnd(bytes) {
            value = value.lowerBound + scheme..<value.upperBound
        }
        guard !survivors.survives(text[value], isQuoted: isQuoted), isSecret(text[value], isQuoted)
        else { return }
        found.append(
            Found(
                range: value, unit: context.key.lowerBound..<value.upperBound, kind: kind,
                shape: .secret, isNarrow: isNarrow))
    }

    var kind: String {
        let key = Text(text[context.key])
        func holds(_ words: [StaticString]) -> Bool {
            words.contains { word in
                (0..<key.count).contains { key.stands(word, at: $0, ignoringCase: true) }
            }
        }
        if context.isParameter { return "secret.parameter" }
        if holds(["passphrase", "pass", "pwd", "pw", "identified"]) { return "secret.password" }
        if holds(["token", "jwt", "bearer"]) { return "secret.token" }
        return holds(["key"]) ? "secret.key" : "secret.value"
    }

    private func isSecret(_ value: UnsafeRawBufferPointer, _ isQuoted: Bool) -> Bool {
        let view = Text(value)
        let isNumber = (0..<value.count).allSatisfy { view[$0].isDigit || view[$0] == 46 }
        switch context.sense {
        case .strong:
            if isNumber { return value.count > 3 && !(view.find(46, from: 0) != nil) }
            // A set of flags or a duration is none.
            return value.count > 1 || isQuoted
        case .weak:
            let key = SensitiveKeys.words(of: text[context.key])
            if isNumber {
                return (4...10).contains(value.count)
                    && key.contains { ["otp", "pin", "cvv", "cvc"].contains($0) }
            }
            if Survivors.isUUID(value) { return key.contains { ["token", "auth"].contains($0) } }
            return Survivors.looksRandom(value)
                || context.dashes > 0 && value.count > 3 && !value.allSatisfy(\.isLower)
        case .vague: return Survivors.looksLikeKey(value)
        case .parameter: return value.count >= 8 && Survivors.looksRandom(value)
        case .authorization, .cookie, .user: return true
        }
    }

    func takeQuoted(_ content: Range<Int>, into found: inout [Found]) {
        switch context.sense {
        case .authorization, .cookie: takeHeader(content, into: &found)
        default: take(content, isQuoted: true, into: &found)
        }
    }

    private func takeHeader(_ value: Range<Int>, into found: inout [Found]) {
        if context.sense == .cookie { return takeCookies(value, into: &found) }
        var value = value
        if let scheme = Self.schemeEnd(text[value]) {
            value = value.lowerBound + scheme..<value.upperBound
        }
        guard value.count > 3, !survivors.survives(text[value], isQuoted: false) else { return }
        found.append(
            Found(
                range: value, unit: context.key.lowerBound..<value.upperBound,
                kind: "secret.authorization", shape: .secret, isNarrow: true))
    }

    private func takeCookies(_ value: Range<Int>, into found: inout [Found]) {
        let isSet = text[context.key.lowerBound] | 0x20 == UInt8(ascii: "s")
        var at = value.lowerBound
        while at < value.upperBound {
            let end = (at..<value.upperBound).first { text[$0] == 59 } ?? value.upperBound
            if let equals = (at..<end).first(where: { text[$0] == 61 }) {
                let cookie = text.trimmed(equals + 1..<end)
                if cookie.count >= 6, !survivors.survives(text[cookie], isQuoted: false) {
                    found.append(
                        Found(
                            range: cookie, unit: context.key.lowerBound..<value.upperBound,
                            kind: "secret.cookie", shape: .secret, isNarrow: true))
                }
            }
            if isSet { return }
            at = end + 1
        }
    }

    private func takeLine(_ whole: Range<Int>, end: Int, into found: inout [Found]) {
        var value = whole
        // A comment behind it.
        if let hash = (value.lowerBound..<value.upperBound).first(where: {
            text[$0].isBlank && (text[$0 + 1] == 35 || text[$0 + 1] == 59 && text[$0 + 2].isBlank)
        }) {
            value = text.trimmed(value.lowerBound..<hash)
        }
        // Properties and shells go on in the next line behind a backslash.
        var lines = 0
        while value.upperBound > value.lowerBound, text[value.upperBound - 1] == 92, lines < 8,
            text[value.upperBound].isLineEnd, value.upperBound < text.count
        {
            let next = text.lineEnd(value.upperBound) + 1
            value = value.lowerBound..<text.trimmed(next..<text.lineEnd(next)).upperBound
            lines += 1
        }
        if value.count > 1,
            let last = [41, 44, 59].first(where: { text[value.upperBound - 1] == $0 }),
            last != 41
                || text.find(40, from: value.lowerBound).map({ $0 < value.upperBound }) != true
        {
            value = value.lowerBound..<value.upperBound - 1
        }
        // LDIF, YAML and headers go on in the next line behind blanks.
        if lines == 0, context.isAtLineStart, text[context.key.upperBound] == 58 {
            while lines < 8, let more = continuation(behind: value.upperBound) {
                value = value.lowerBound..<more
                lines += 1
            }
        }
        // A sentence behind `password:` is no password.
        let words = (value.lowerBound..<value.upperBound).count { text[$0].isBlank }
        if words > 3, context.sense != .strong || !context.isAtLineStart { return }
        take(value, isQuoted: lines > 0, into: &found)
    }
}
