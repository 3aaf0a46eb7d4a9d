/// Reads properties as Java's `java.util.Properties.load` does: `=`, `:` or a blank separates, `\` escapes
/// and continues, `#` and `!` comment whole lines only.
struct PropertiesReader {
    static func read(_ text: [UInt8], into list: inout SettingList) {
        var lines = ConfigLines(text)
        while !list.isFull, let (number, bytes) = lines.next() {
            var line = Array(bytes.drop(while: \.isBlankOrTab))
            guard let first = line.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "!")
            else { continue }
            while isContinued(line) {
                line.removeLast()
                guard let (_, next) = lines.next() else { break }
                line += next.drop(while: \.isBlankOrTab)
            }
            let (key, value) = keyAndValue(line)
            list.add(SettingPath.root.appending(key), value, line: number)
        }
    }

    /// Whether an odd number of backslashes ends the line.
    private static func isContinued(_ line: [UInt8]) -> Bool {
        let kept = line.lastIndex { $0 != UInt8(ascii: "\\") } ?? -1
        return (line.count - 1 - kept) % 2 == 1
    }

    private static func keyAndValue(_ line: [UInt8]) -> (key: String, value: String) {
        var cursor = ByteCursor(line)
        let key = text(&cursor) {
            $0.isBlankOrTab || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":")
        }
        cursor.skip(while: \.isBlankOrTab)
        if cursor.take("=") || cursor.take(":") { cursor.skip(while: \.isBlankOrTab) }
        let value = text(&cursor) { _ in false }
        return (key, value)
    }

    private static func text(_ cursor: inout ByteCursor, until ends: (UInt8) -> Bool) -> String {
        var kept: [UInt8] = []
        while let byte = cursor.current, !ends(byte) {
            cursor.take()
            guard byte == UInt8(ascii: "\\") else {
                kept.append(byte)
                continue
            }
            switch cursor.take() {
            case UInt8(ascii: "n"): kept.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "t"): kept.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "r"): kept.append(UInt8(ascii: "\r"))
            case UInt8(ascii: "f"): kept.append(0x0C)
            case UInt8(ascii: "u"): kept.append(codePoint: cursor.takeHex(4) ?? 0xFFFD)
            case let escaped?: kept.append(escaped)
            case nil: break
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
