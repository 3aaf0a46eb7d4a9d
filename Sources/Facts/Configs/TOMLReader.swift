/// Reads TOML 1.0 and keeps the lines; numbers and times stay as written.
///
/// A line that does not parse is told and left out, and reading goes on behind it.
struct TOMLReader {
    static func read(_ text: [UInt8], into list: inout SettingList) {
        var reader = TOMLReader(cursor: ByteCursor(text))
        while !list.isFull, reader.line(into: &list) {}
    }

    private var cursor: ByteCursor
    private var table = SettingPath.root
    /// How many tables each list of tables has so far.
    private var counts: [SettingPath: Int] = [:]

    private init(cursor: ByteCursor) {
        self.cursor = cursor
    }

    /// Reads a header, a key with its value, or nothing; `false` at the end.
    private mutating func line(into list: inout SettingList) -> Bool {
        skipSpace()
        guard !cursor.isAtEnd else { return false }
        let line = cursor.line
        if cursor.current == UInt8(ascii: "[") {
            if !header() { list.note("a table's name and its ] should stand here", line: line) }
        } else if let path = key(under: table) {
            skipBlanks()
            if cursor.take("=") {
                skipBlanks()
                value(at: path, line: line, into: &list)
            } else {
                list.note("a = should follow the key", line: line)
            }
        } else {
            list.note("a key should stand here", line: line)
        }
        skipBlanks()
        if let next = cursor.current, next != UInt8(ascii: "#"), !next.isSpace {
            list.note("something follows the value on its line", line: cursor.line)
        }
        cursor.skipLine()
        return true
    }

    /// `[a.b]` or `[[a.b]]`; a part that names a list of tables means its last table.
    private mutating func header() -> Bool {
        cursor.take()
        let isList = cursor.take("[")
        var path = SettingPath.root
        repeat {
            skipBlanks()
            guard let part = keyPart(), !path.isDeepest else { return false }
            if path != .root, let count = counts[path] { path = path.appending(String(count - 1)) }
            path = path.appending(part)
            skipBlanks()
        } while cursor.take(".")
        guard cursor.take("]"), !isList || cursor.take("]") else { return false }
        if isList {
            counts[path, default: 0] += 1
        }
        if let count = counts[path] { path = path.appending(String(count - 1)) }
        table = path
        return true
    }

    private mutating func key(under path: SettingPath) -> SettingPath? {
        var path = path
        repeat {
            skipBlanks()
            guard let part = keyPart(), !path.isDeepest else { return nil }
            path = path.appending(part)
            skipBlanks()
        } while cursor.take(".")
        return path
    }

    private mutating func keyPart() -> String? {
        if let quote = cursor.current, quote.isQuote { return string() }
        let start = cursor.index
        cursor.skip { $0.isWordByte || $0 == UInt8(ascii: "-") }
        let part = cursor.bytes(from: start)
        return part.isEmpty ? nil : part.text
    }

    private mutating func value(at path: SettingPath, line: Int, into list: inout SettingList) {
        guard !path.isDeepest else {
            list.note("it is nested deeper than \(SettingPath.deepest) levels", line: line)
            return
        }
        switch cursor.current {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            if let text = string() {
                list.add(path, text, line: line)
            } else {
                list.note("a string is not closed", line: line)
            }
        case UInt8(ascii: "["): items(at: path, into: &list)
        case UInt8(ascii: "{"): inlineTable(at: path, into: &list)
        default:
            let start = cursor.index
            cursor.skip { !",]}#\n".utf8.contains($0) }
            let text = cursor.bytes(from: start).trimmed
            if text.isEmpty {
                list.note("a value is missing", line: line)
            } else {
                list.add(path, text.text, line: line)
            }
        }
    }

    private mutating func items(at path: SettingPath, into list: inout SettingList) {
        let line = cursor.line
        cursor.take()
        var index = 0
        while !list.isFull {
            skipSpace()
            if cursor.take("]") {
                if index == 0 { list.add(path, "[]", line: line) }
                return
            }
            let start = cursor.index
            value(at: path.appending(String(index)), line: cursor.line, into: &list)
            index += 1
            skipSpace()
            if !cursor.take(","), cursor.current != UInt8(ascii: "]") {
                list.note("a list is not closed", line: line)
                return
            }
            guard cursor.index > start else { return }
        }
    }

    private mutating func inlineTable(at path: SettingPath, into list: inout SettingList) {
        let line = cursor.line
        cursor.take()
        skipSpace()
        if cursor.take("}") {
            list.add(path, "{}", line: line)
            return
        }
        while !list.isFull {
            skipSpace()
            let line = cursor.line
            guard let key = key(under: path), cursor.take("=") else {
                list.note("a key and its = should stand here", line: line)
                return
            }
            skipBlanks()
            value(at: key, line: line, into: &list)
            skipSpace()
            if cursor.take("}") { return }
            guard cursor.take(",") else {
                list.note("a { is not closed", line: line)
                return
            }
            skipSpace()
            if cursor.take("}") { return }
        }
    }

    /// A string of any of the four kinds, or `nil` when it is not closed. One on a single line ends with
    /// the line at the latest, so that what follows is still read.
    private mutating func string() -> String? {
        guard let quote = cursor.take() else { return nil }
        let isBasic = quote == UInt8(ascii: "\"")
        var isLong = false
        if cursor.current == quote {
            guard cursor.peek(1) == quote else {
                cursor.take()
                return ""
            }
            isLong = true
            cursor.take()
            cursor.take()
            _ = cursor.take("\r")
            _ = cursor.take("\n")
        }
        var kept: [UInt8] = []
        while let byte = cursor.current {
            if byte == quote {
                let closes =
                    !isLong
                    || (cursor.peek(1) == quote && cursor.peek(2) == quote
                        && cursor.peek(3) != quote)
                cursor.take()
                guard closes else {
                    kept.append(byte)
                    continue
                }
                if isLong {
                    cursor.take()
                    cursor.take()
                }
                return String(decoding: kept, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\n"), !isLong { return nil }
            cursor.take()
            if byte == UInt8(ascii: "\\"), isBasic {
                takeEscape(&kept)
            } else {
                kept.append(byte)
            }
        }
        return nil
    }

    private mutating func takeEscape(_ kept: inout [UInt8]) {
        guard let byte = cursor.current else { return }
        if byte.isSpace {
            // A backslash at the end of a line joins it to the next word.
            cursor.skip(while: \.isSpace)
            return
        }
        cursor.take()
        switch byte {
        case UInt8(ascii: "n"): kept.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): kept.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): kept.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "b"): kept.append(0x08)
        case UInt8(ascii: "f"): kept.append(0x0C)
        case UInt8(ascii: "e"): kept.append(0x1B)
        case UInt8(ascii: "x"): kept.append(codePoint: cursor.takeHex(2) ?? 0xFFFD)
        case UInt8(ascii: "u"): kept.append(codePoint: cursor.takeHex(4) ?? 0xFFFD)
        case UInt8(ascii: "U"): kept.append(codePoint: cursor.takeHex(8) ?? 0xFFFD)
        default: kept.append(byte)
        }
    }

    private mutating func skipBlanks() {
        cursor.skip(while: \.isBlankOrTab)
    }

    private mutating func skipSpace() {
        while true {
            cursor.skip(while: \.isSpace)
            guard cursor.current == UInt8(ascii: "#") else { return }
            cursor.skipLine()
        }
    }
}
