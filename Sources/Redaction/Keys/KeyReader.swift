/// Finds the key around a place, what separates it from its value, and the value.
///
/// Not a parser of any notation: it reads as much of the surroundings as tells where the value ends. So keys
/// decide in documents, in logs that quote parts of documents, and in documents that are broken.
struct KeyReader {
    let text: Text
    let keys: KeyMemory
    let survivors: Survivors
    /// Whether the text's first byte begins a line.
    var startsLine = true

    /// The keys' values around a place at which one of their words stands; and where the key ends.
    func values(at place: Int, into found: inout [Found]) -> Int {
        guard let whole = identifier(at: place) else { return place + 1 }
        var key = whole
        while key.lowerBound < key.upperBound, !text[key.lowerBound].isWord,
            text[key.lowerBound] != 95
        {
            key = key.lowerBound + 1..<key.upperBound
        }
        while key.upperBound > key.lowerBound, !text[key.upperBound - 1].isWord,
            text[key.upperBound - 1] != 95
        {
            key = key.lowerBound..<key.upperBound - 1
        }
        guard !key.isEmpty, !isPseudonym(key), !isResourceName(key) else {
            return whole.upperBound
        }
        let before = text[key.lowerBound - 1]
        let isParameter =
            before == UInt8(ascii: "?") || before == UInt8(ascii: "&")
            || before == UInt8(ascii: ";") && text.stands("&amp", at: key.lowerBound - 5)
        guard let (sense, full) = sense(of: key, isParameter) else { return whole.upperBound }
        let context = Context(
            key: full, sense: sense, dashes: full.lowerBound - whole.lowerBound,
            isParameter: isParameter)
        read(context, into: &found)
        return whole.upperBound
    }

    /// `secret` in `«secret:a1b2»` is no key: the value was taken out before.
    private func isPseudonym(_ key: Range<Int>) -> Bool {
        text[key.lowerBound - 2] == 0xc2 && text[key.lowerBound - 1] == 0xab
            && text[key.upperBound] == UInt8(ascii: ":")
    }

    /// `arn:aws:secretsmanager:…:secret:name` tells where a secret is.
    private func isResourceName(_ key: Range<Int>) -> Bool {
        guard text[key.lowerBound - 1] == UInt8(ascii: ":") else { return false }
        var lower = key.lowerBound - 1
        while key.lowerBound - lower < 200, text[lower - 1].isKeyByte || text[lower - 1] == 58 {
            lower -= 1
        }
        return text.stands("arn:", at: lower)
    }

    struct Context {
        let key: Range<Int>
        let sense: SensitiveKeys.Sense
        /// Before the key, as on a command line.
        let dashes: Int
        let isParameter: Bool
        var isAtLineStart = false
        /// The quote before a pair that stands in quotes as a whole: `"KEY=value"`.
        var outer: UInt8 = 0
    }

    private func identifier(at place: Int) -> Range<Int>? {
        var middle = place
        if !text[middle].isKeyByte { middle -= 1 }
        guard text[middle].isKeyByte else { return nil }
        var (lower, upper) = (middle, middle + 1)
        while middle - lower < 120, text[lower - 1].isKeyByte { lower -= 1 }
        while upper - middle < 120, text[upper].isKeyByte { upper += 1 }
        return lower..<upper
    }

    /// Also of two or three words with a blank between them: `Shared Access Key`, `api key`.
    private func sense(
        of key: Range<Int>, _ isParameter: Bool
    ) -> (sense: SensitiveKeys.Sense, key: Range<Int>)? {
        if let sense = keys.sense(of: text[key], isParameter: isParameter) { return (sense, key) }
        var wider = key
        for _ in 0..<2 {
            var lower = wider.lowerBound
            guard text[lower - 1] == 32, text[lower - 2].isLetter else { return nil }
            lower -= 1
            while wider.lowerBound - lower < 40, text[lower - 1].isWord { lower -= 1 }
            wider = lower..<key.upperBound
            if let sense = keys.sense(of: text[wider], isParameter: false) { return (sense, wider) }
        }
        return nil
    }

    private func read(_ context: Context, into found: inout [Found]) {
        var context = context
        var at = context.key.upperBound
        if isElement(context.key) { return readElement(context, into: &found) }
        // Closers of the key: a quote, and a bracket as in `config['password']`.
        var quote: UInt8 = 0
        if text[at].isQuote {
            quote = text[at]
            at += 1
            if text[at] == UInt8(ascii: "]") || text[at] == UInt8(ascii: ")") { at += 1 }
        } else if text[at] == UInt8(ascii: "]")
            || text[at] == UInt8(ascii: "[") && text[at + 1] == 93
        {
            at += text[at] == UInt8(ascii: "[") ? 2 : 1
        }
        let close = at
        if let table = TableReader(
            text: text, survivors: survivors, context: context, close: close),
            table.read(into: &found)
        {
            return
        }
        at = text.skipBlanks(at)
        // `Unseal Key 1: x`
        if at > close, quote == 0, text[at].isDigit {
            let next = text[at + 1].isDigit ? at + 2 : at + 1
            if text[next] == 58 || text[next] == 61 { at = next }
        }
        let before = text[context.key.lowerBound - context.dashes - 1]
        if quote == 0, before.isQuote { context.outer = before }
        let isQuotedKey = quote != 0 && text[context.key.lowerBound - context.dashes - 1] == quote
        context.isAtLineStart = isAtLineStart(context.key.lowerBound - context.dashes)
        let values = ValueReader(
            text: text, survivors: survivors, context: context, isQuotedKey: isQuotedKey)
        switch text[at] {
        case UInt8(ascii: "="), UInt8(ascii: ":"):
            if text[at + 1] == text[at] {
                // LDIF: a value in base64 stands behind two colons.
                guard text[at] == 58, text[at + 2].isBlank, context.isAtLineStart,
                    context.sense == .strong
                else { return }
                at += 1
            }
            let isEquals = text[at] == UInt8(ascii: "=")
            at += 1
            if text[at] == UInt8(ascii: ">") && isEquals || text[at] == UInt8(ascii: "=") {
                at += 1
            }
            values.read(at, separator: isEquals ? .equals : .colon, into: &found)
        case 92 where text[at + 1] == UInt8(ascii: "=") || text[at + 1] == UInt8(ascii: ":"):
            // A properties file within another.
            values.read(at + 2, separator: .equals, into: &found)
        case UInt8(ascii: "-") where text[at + 1] == UInt8(ascii: ">"):
            values.read(at + 2, separator: .equals, into: &found)
        case UInt8(ascii: ",") where isQuotedKey:
            let next = text.skipBlanks(at + 1)
            let value = text[next] == 10 || text[next] == 13 ? nextLine(next) : next
            let isArgument = context.dashes > 0 || text[context.key.lowerBound - 2] == 40
            if isArgument, text[value].isQuote || text.stands("<<\"", at: value) {
                values.read(value, separator: .blank, into: &found)
            } else if isName(context.key) {
                readPaired(context, from: close, into: &found)
            }
        case UInt8(ascii: ",") where text.stands("<<\"", at: text.skipBlanks(at + 1)):
            values.read(text.skipBlanks(at + 1), separator: .blank, into: &found)
        default:
            if isQuotedKey || isNamedElement(context.key) {
                if isName(context.key) { readPaired(context, from: close, into: &found) }
            } else if at > close, quote == 0 {
                values.readAfterBlank(at, into: &found)
            } else if text[at].isLineEnd, isName(context.key) {
                readPaired(context, from: close, into: &found)
            }
        }
    }

    private func nextLine(_ place: Int) -> Int {
        var place = place
        while text[place].isSpace { place += 1 }
        return place
    }

    /// Before the key there is nothing in its line but blanks, signs of a list or a comment, or a word such as
    /// `export`.
    private func isAtLineStart(_ place: Int) -> Bool {
        var lower = place
        while place - lower < 40, lower > 0, text[lower - 1] != 10 { lower -= 1 }
        guard lower == 0 ? startsLine : text[lower - 1] == 10 else { return false }
        let words: [StaticString] = [
            "export ", "set ", "SET ", "ENV ", "env ", "Environment=", "Environment=\"",
            "declare -x ", "setx ",
            "local ", "readonly ", "$env:", "ARG ",
        ]
        while lower < place {
            let byte = text[lower]
            if byte.isBlank || [35, 45, 47, 42, 43, 36, 13].contains(byte) || byte == 59 {
                lower += 1
            } else if let word = words.first(where: { text.stands($0, at: lower) }) {
                lower += word.utf8CodeUnitCount
            } else {
                return text[place - 1].isQuote && lower == place - 1
            }
        }
        return true
    }
}

// Elements and pairs of a name and a value.
extension KeyReader {
    /// `<password>`, `<db:password …>`.
    private func isElement(_ key: Range<Int>) -> Bool {
        var lower = key.lowerBound - 1
        if text[lower] == UInt8(ascii: ":") {
            lower -= 1
            while key.lowerBound - lower < 40, text[lower].isKeyByte { lower -= 1 }
        }
        return text[lower] == UInt8(ascii: "<")
    }

    private func readElement(_ context: Context, into found: inout [Found]) {
        var at = context.key.upperBound
        let limit = at + 300
        while at < limit, at < text.count, text[at] != UInt8(ascii: ">") {
            if text[at] == UInt8(ascii: "<") || text[at] == 10 { return }
            at += 1
        }
        guard text[at] == UInt8(ascii: ">"), text[at - 1] != UInt8(ascii: "/") else { return }
        let child = nextLine(at + 1)
        if text.stands("<value>", at: child, ignoringCase: true) { at = child + 6 }
        let values = ValueReader(
            text: text, survivors: survivors, context: context, isQuotedKey: true)
        values.readElement(at + 1, into: &found)
    }

    /// `<name>db.password</name>`
    private func isNamedElement(_ key: Range<Int>) -> Bool {
        text[key.lowerBound - 1] == UInt8(ascii: ">") && text.stands("</", at: key.upperBound)
    }

    /// Whether the key stands where a name stands: `name="password"`, `"name": "password"`, `- name: PASSWORD`.
    private func isName(_ key: Range<Int>) -> Bool {
        if isNamedElement(key) { return true }
        var at = key.lowerBound - 1
        func skip(_ isSkipped: (UInt8) -> Bool) { while at >= 0, isSkipped(text[at]) { at -= 1 } }
        while at > key.lowerBound - 80, text[at].isKeyByte { at -= 1 }
        skip { $0.isQuote || $0.isBlank }
        guard text[at] == UInt8(ascii: ":") || text[at] == UInt8(ascii: "=") else { return false }
        at -= 1
        skip { $0.isQuote || $0.isBlank }
        let end = at + 1
        while end - at < 24, text[at].isWord { at -= 1 }
        let words: [StaticString] = ["name", "key", "id", "field", "property", "variable", "param"]
        return words.contains {
            $0.utf8CodeUnitCount == end - at - 1 && text.stands($0, at: at + 1, ignoringCase: true)
        }
    }

    /// The value that belongs to a name, close behind it: `value: x`, `"value": "x"`, `<value>x</value>`.
    private func readPaired(_ context: Context, from start: Int, into found: inout [Found]) {
        let values = ValueReader(
            text: text, survivors: survivors, context: context, isQuotedKey: true)
        if text[start] == UInt8(ascii: ">") { return values.readElement(start + 1, into: &found) }
        var (at, lines) = (start, 0)
        while at < min(start + 300, text.count), lines < 3, text[at] != UInt8(ascii: "}") {
            defer { at += 1 }
            if text[at] == 10 { lines += 1 }
            guard text[at] | 0x20 == UInt8(ascii: "v"), !text[at - 1].isKeyByte,
                text.stands("value", at: at, ignoringCase: true)
            else { continue }
            var next = at + 5
            if text[next].isQuote { next += 1 }
            if text[next] == UInt8(ascii: ">") { return values.readElement(next + 1, into: &found) }
            next = text.skipBlanks(next)
            guard text[next] == UInt8(ascii: ":") || text[next] == UInt8(ascii: "=") else {
                continue
            }
            var reader = values
            reader.isPaired = true
            reader.read(next + 1, separator: text[next] == 58 ? .colon : .equals, into: &found)
            return
        }
    }
}

/// Remembers what was decided of the keys met last: there are few different ones.
final class KeyMemory {
    let keys: SensitiveKeys
    private var known: [[UInt8]: SensitiveKeys.Sense?] = [:]

    init(_ keys: SensitiveKeys) { self.keys = keys }

    func sense(of key: UnsafeRawBufferPointer, isParameter: Bool) -> SensitiveKeys.Sense? {
        if isParameter { return keys.sense(of: key, isParameter: true) }
        let bytes = Array(key)
        if let sense = known[bytes] { return sense }
        if known.count > 20_000 { known.removeAll(keepingCapacity: true) }
        let sense = keys.sense(of: bytes)
        known[bytes] = .some(sense)
        return sense
    }
}
