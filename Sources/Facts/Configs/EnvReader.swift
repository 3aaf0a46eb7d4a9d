/// Reads `.env` files and `/etc/default`: `NAME=value`, perhaps after `export`, with a shell's quotes.
///
/// Nothing is expanded. A value in double quotes may go over several lines, as certificates do.
struct EnvReader {
    static func read(_ text: [UInt8], into list: inout SettingList) {
        var cursor = ByteCursor(text)
        while !list.isFull {
            cursor.skip(while: \.isSpace)
            guard let first = cursor.current else { return }
            if first == UInt8(ascii: "#") {
                cursor.skipLine()
            } else {
                readLine(&cursor, into: &list)
            }
        }
    }

    private static func readLine(_ cursor: inout ByteCursor, into list: inout SettingList) {
        let line = cursor.line
        if cursor.starts(with: "export"), cursor.peek(6)?.isBlankOrTab == true {
            _ = cursor.take("export")
            cursor.skip(while: \.isBlankOrTab)
        }
        let start = cursor.index
        cursor.skip { !$0.isSpace && $0 != UInt8(ascii: "=") }
        let name = cursor.bytes(from: start).text
        cursor.skip(while: \.isBlankOrTab)
        guard cursor.take("="), !name.isEmpty else {
            // A name alone, or a line of a shell script: no value of ours.
            if name.isEmpty { list.note("a name should stand before the =", line: line) }
            cursor.skipLine()
            return
        }
        cursor.skip(while: \.isBlankOrTab)
        guard let value = value(&cursor) else {
            list.note("a quote is not closed", line: line)
            return
        }
        list.add(SettingPath.root.appending(name), value, line: line)
        cursor.skipLine()
    }

    private static func value(_ cursor: inout ByteCursor) -> String? {
        guard let quote = cursor.current, quote.isQuote else {
            let start = cursor.index
            cursor.skipLine()
            return cursor.bytes(from: start).withoutComment([UInt8(ascii: "#")]).trimmed.text
        }
        cursor.take()
        var kept: [UInt8] = []
        while let byte = cursor.take() {
            if byte == quote { return String(decoding: kept, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") else {
                kept.append(byte)
                continue
            }
            switch cursor.take() {
            case UInt8(ascii: "n"): kept.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "\n"), nil: break
            case let escaped?: kept.append(escaped)
            }
        }
        return nil
    }
}
