/// The bytes of a head line that say what happened, without what every line of its log says.
enum EventMessage {
    /// Gives `body` the message that starts at `start`: to the end of the line, or of the JSON or logfmt
    /// value it is, and there with what the line's own error key says.
    static func read<Result>(
        _ line: UnsafeRawBufferPointer, from start: Int, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        let start = skippingKey(line, min(max(start, 0), line.count))
        guard start > 0, isWithinString(line, start) else {
            return body(rest(line, start, line.count))
        }
        let end = stringEnd(line, start)
        let text = rest(line, start, end)
        guard let error = errorValue(line, outside: start..<end) else { return body(text) }
        var whole = Array(text)
        whole += [UInt8(ascii: ":"), 0x20]
        whole += line[error]
        return whole.withUnsafeBytes { body($0) }
    }

    /// Behind `msg="`, which follows a time and a level in some logs.
    private static func skippingKey(_ buffer: UnsafeRawBufferPointer, _ start: Int) -> Int {
        let line = LineBytes(buffer)
        let at = line.skippingBlanks(start)
        for key: StaticString in ["msg=\"", "message=\""] where line.has(key, at: at) {
            return at + key.utf8CodeUnitCount
        }
        return start
    }

    private static func rest(
        _ line: UnsafeRawBufferPointer, _ start: Int, _ end: Int
    ) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: line[start..<max(start, end)])
    }

    /// Whether the message is a value in quotes, so that more of the line follows it.
    private static func isWithinString(_ line: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        if line[start - 1] == UInt8(ascii: "\"") { return true }
        let first = LineBytes(line).skippingBlanks(0)
        return first < line.count && line[first] == UInt8(ascii: "{")
    }

    /// The closing quote, or the first line break the value holds.
    private static func stringEnd(_ line: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var index = start
        while index < line.count {
            if line[index] == UInt8(ascii: "\"") { return index }
            if line[index] == UInt8(ascii: "\\"), index + 1 < line.count {
                let next = line[index + 1]
                if next == UInt8(ascii: "n") || next == UInt8(ascii: "r") { return index }
                index += 1
            }
            index += 1
        }
        return line.count
    }

    /// The value of `"error": "…"`, `err="…"` or a similar key.
    private static func errorValue(
        _ buffer: UnsafeRawBufferPointer, outside message: Range<Int>
    ) -> Range<Int>? {
        let line = LineBytes(buffer)
        var from = 0
        while let at = line.index(of: "err", from: from, to: 4096) {
            from = at + 3
            if message.contains(at) {
                from = max(from, message.upperBound)
                continue
            }
            let before = line[at - 1]
            guard before == UInt8(ascii: "\"") || before == 0x20 || before == UInt8(ascii: ",")
            else { continue }
            var end = at
            while line[end].isWord || line[end] == UInt8(ascii: "_")
                || line[end] == UInt8(ascii: ".")
            {
                end += 1
            }
            guard keys.contains(line.hash(at..<end)) else { continue }
            if line[end] == UInt8(ascii: "\"") { end = line.skippingBlanks(end + 1) }
            guard line[end] == UInt8(ascii: ":") || line[end] == UInt8(ascii: "=") else { continue }
            let value = line.skippingBlanks(end + 1)
            guard line[value] == UInt8(ascii: "\"") else { continue }
            let close = min(stringEnd(buffer, value + 1), value + 400)
            if close > value + 1 { return (value + 1)..<close }
        }
        return nil
    }

    private static let keys: Set<UInt64> = Set(
        ["err", "error", "errmsg", "errorMessage", "error_message", "error.message", "errors"].map {
            (name: String) in
            Array(name.utf8).withUnsafeBytes { LineBytes($0).hash(0..<$0.count) }
        })
}
