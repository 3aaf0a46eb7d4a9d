/// Reads JSON and keeps the lines.
///
/// Comments and trailing commas, as editors and many programs accept them, are read over; several
/// documents may follow each other. Numbers stay as written.
struct JSONReader {
    static func read(_ text: [UInt8], into list: inout SettingList) {
        var reader = JSONReader(cursor: ByteCursor(text))
        let documents = reader.documents()
        TreeSettings.read(documents, into: &list)
        if let problem = reader.problem { list.note(problem.text, line: problem.line) }
    }

    /// The documents of a text, up to the first thing that is wrong with it.
    static func documents(in text: [UInt8]) -> [ConfigTree] {
        var reader = JSONReader(cursor: ByteCursor(text))
        return reader.documents()
    }

    private var cursor: ByteCursor
    private var nodes = 0
    /// Once there is a problem, every level returns what it has.
    private var problem: (line: Int, text: String)?

    private init(cursor: ByteCursor) {
        self.cursor = cursor
    }

    private mutating func documents() -> [ConfigTree] {
        var documents: [ConfigTree] = []
        skipSpace()
        if cursor.isAtEnd { stop("there is nothing in it") }
        while problem == nil, !cursor.isAtEnd {
            if let document = value(depth: 0) { documents.append(document) }
            skipSpace()
        }
        return documents
    }

    private mutating func value(depth: Int) -> ConfigTree? {
        nodes += 1
        guard nodes <= ConfigTree.mostNodes else { return stop("it has too many values") }
        guard depth < SettingPath.deepest else {
            return stop("it is nested deeper than \(SettingPath.deepest) levels")
        }
        let line = cursor.line
        switch cursor.current {
        case UInt8(ascii: "{"): return table(depth: depth)
        case UInt8(ascii: "["): return list(depth: depth)
        case UInt8(ascii: "\""): return string().map { .value($0, line: line) }
        default: return word().map { .value($0, line: line) }
        }
    }

    private mutating func table(depth: Int) -> ConfigTree {
        let line = cursor.line
        var entries: [ConfigTree.Entry] = []
        cursor.take()
        while problem == nil {
            skipSpace()
            if cursor.take("}") { break }
            guard cursor.current == UInt8(ascii: "\"") else {
                stop(
                    cursor.isAtEnd
                        ? "a { is not closed" : "a key in quotes or a } should stand here")
                break
            }
            let keyLine = cursor.line
            guard let key = string() else { break }
            skipSpace()
            guard cursor.take(":") else {
                stop("a : should follow the key “\(SettingPath.root.appending(key).text)”")
                break
            }
            skipSpace()
            if let tree = value(depth: depth + 1) {
                entries.append(ConfigTree.Entry(key: key, line: keyLine, tree: tree))
            }
            endItem(close: "}")
        }
        return .table(entries, line: line)
    }

    private mutating func list(depth: Int) -> ConfigTree {
        let line = cursor.line
        var items: [ConfigTree] = []
        cursor.take()
        while problem == nil {
            skipSpace()
            if cursor.take("]") { break }
            if let item = value(depth: depth + 1) { items.append(item) }
            endItem(close: "]")
        }
        return .list(items, line: line)
    }

    /// Steps over the comma behind an item; the closing bracket is left standing.
    private mutating func endItem(close: Unicode.Scalar) {
        guard problem == nil else { return }
        skipSpace()
        if cursor.take(",") || cursor.current == UInt8(ascii: close) { return }
        stop(
            cursor.isAtEnd
                ? "a \(close) is missing at the end" : "a , or \(close) should stand here")
    }

    private mutating func string() -> String? {
        let line = cursor.line
        var kept: [UInt8] = []
        cursor.take()
        while let byte = cursor.take() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: kept, as: UTF8.self)
            case UInt8(ascii: "\\"): takeEscape(&kept)
            default: kept.append(byte)
            }
        }
        return stop("a string is not closed", line: line)
    }

    private mutating func takeEscape(_ kept: inout [UInt8]) {
        switch cursor.take() {
        case UInt8(ascii: "n"): kept.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): kept.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): kept.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "b"): kept.append(0x08)
        case UInt8(ascii: "f"): kept.append(0x0C)
        case UInt8(ascii: "u"): kept.append(codePoint: codePoint())
        case let byte?: kept.append(byte)
        case nil: break
        }
    }

    /// The character after `\u`, put together from two surrogates where it takes two.
    private mutating func codePoint() -> UInt32 {
        guard let first = cursor.takeHex(4) else { return 0xFFFD }
        guard (0xD800..<0xDC00).contains(first), cursor.take("\\u") else {
            return first
        }
        guard let second = cursor.takeHex(4), (0xDC00..<0xE000).contains(second) else {
            return 0xFFFD
        }
        return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }

    /// `true`, `null` or a number, as written.
    private mutating func word() -> String? {
        let start = cursor.index
        cursor.skip {
            $0.isWordByte || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "+")
        }
        let word = cursor.bytes(from: start)
        let isNumber =
            word.first.map { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") } ?? false
        let text = word.text
        if isNumber || ["true", "false", "null"].contains(text) { return text }
        if text.isEmpty, cursor.isAtEnd { return stop("it ends where a value should stand") }
        return stop("a value should stand here: a string needs its quotes")
    }

    private mutating func skipSpace() {
        while true {
            cursor.skip(while: \.isSpace)
            if cursor.take("//") {
                cursor.skipLine()
            } else if cursor.take("/*") {
                _ = cursor.skip(behind: "*/")
            } else {
                return
            }
        }
    }

    @discardableResult
    private mutating func stop<Value>(_ text: String, line: Int? = nil) -> Value? {
        if problem == nil { problem = (line ?? cursor.line, text) }
        return nil
    }

    private mutating func stop(_ text: String) {
        if problem == nil { problem = (cursor.line, text) }
    }
}
