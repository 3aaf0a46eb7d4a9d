/// Reads nginx's `name arguments;` and `name arguments { … }`.
///
/// A block's arguments belong to its part of the path, `http.upstream shop.server`; arguments of a
/// directive are joined by one blank. `include` is a setting like any other and is not followed.
struct NginxReader {
    static func read(_ text: [UInt8], into list: inout SettingList) {
        var reader = NginxReader(cursor: ByteCursor(text))
        reader.read(into: &list)
    }

    private var cursor: ByteCursor
    private var blocks: [(path: SettingPath, line: Int)] = []

    private init(cursor: ByteCursor) {
        self.cursor = cursor
    }

    private mutating func read(into list: inout SettingList) {
        var words: [String] = []
        var line = 1
        while !list.isFull {
            skipSpace()
            guard let byte = cursor.current else { break }
            if words.isEmpty { line = cursor.line }
            let parent = blocks.last?.path ?? .root
            switch byte {
            case UInt8(ascii: ";"):
                cursor.take()
                if let name = words.first {
                    list.add(
                        parent.appending(name), words.dropFirst().joined(separator: " "), line: line
                    )
                }
                words = []
            case UInt8(ascii: "{"):
                cursor.take()
                if let name = words.first, name.hasSuffix("_by_lua_block") {
                    skipLua()
                } else {
                    guard !parent.isDeepest else {
                        list.note(
                            "it is nested deeper than \(SettingPath.deepest) levels", line: line)
                        return
                    }
                    blocks.append((parent.appending(words.joined(separator: " ")), line))
                }
                words = []
            case UInt8(ascii: "}"):
                cursor.take()
                if let name = words.first {
                    list.note(
                        "a ; is missing behind “\(SettingPath.root.appending(name).text)”",
                        line: line)
                    list.add(
                        parent.appending(name), words.dropFirst().joined(separator: " "), line: line
                    )
                    words = []
                }
                if blocks.popLast() == nil { list.note("a } closes nothing", line: cursor.line) }
            default:
                words.append(word())
            }
        }
        if let name = words.first {
            list.note(
                "a ; is missing behind “\(SettingPath.root.appending(name).text)”", line: line)
        } else if let block = blocks.last, !list.isFull {
            list.note("the { of “\(block.path.text)” is not closed", line: block.line)
        }
    }

    /// One argument, unquoted. Braces inside a word belong to it when they are a variable's: `${name}`.
    private mutating func word() -> String {
        if let quote = cursor.current, quote.isQuote {
            cursor.take()
            var kept: [UInt8] = []
            while let byte = cursor.take(), byte != quote {
                if byte == UInt8(ascii: "\\"), let next = cursor.current,
                    next == quote || next == byte
                {
                    cursor.take()
                    kept.append(next)
                } else {
                    kept.append(byte)
                }
            }
            return String(decoding: kept, as: UTF8.self)
        }
        let start = cursor.index
        while let byte = cursor.current, !byte.isSpace, byte != UInt8(ascii: ";") {
            if byte == UInt8(ascii: "$"), cursor.peek(1) == UInt8(ascii: "{") {
                cursor.skip { $0 != UInt8(ascii: "}") && !$0.isSpace }
                _ = cursor.take("}")
                continue
            }
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { break }
            if byte == UInt8(ascii: "\\") { cursor.take() }
            cursor.take()
        }
        return cursor.bytes(from: start).text
    }

    private mutating func skipLua() {
        var depth = 1
        while depth > 0, let byte = cursor.take() {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
        }
    }

    private mutating func skipSpace() {
        while true {
            cursor.skip(while: \.isSpace)
            guard cursor.current == UInt8(ascii: "#") else { return }
            cursor.skipLine()
        }
    }
}
