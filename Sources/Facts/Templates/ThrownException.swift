/// The exception a line of a trace names.
struct ThrownException {
    /// `java.net.ConnectException: Connection refused`, at most 300 bytes, without “Caused by:”.
    let text: String

    private static let most = 300

    /// The exception the line is about; `nil` where it names none at the place where traces do.
    init?(_ buffer: UnsafeRawBufferPointer) {
        let line = LineBytes(buffer)
        var start = line.skippingBlanks(0)
        while line.has("#011", at: start) || line.has("\\t", at: start) {
            start = line.skippingBlanks(start + (line[start] == UInt8(ascii: "#") ? 4 : 2))
        }
        for mark: StaticString in ["Caused by: ", "[cause]: ", "cause: ", "---> ", "Uncaught "]
        where line.has(mark, at: start) {
            start += mark.utf8CodeUnitCount
            self.init(line, from: start)
            return
        }
        guard TraceLine.isException(line, from: start) || line.has("panic: ", at: start) else {
            return nil
        }
        self.init(line, from: start)
    }

    /// The innermost exception that stands within a head line: behind the last `---> ` as .NET writes it,
    /// or in a trace that a JSON log put into one of its values.
    init?(within buffer: UnsafeRawBufferPointer) {
        let line = LineBytes(buffer)
        var start: Int?
        for mark: StaticString in ["---> ", "Caused by: "] {
            var from = 0
            while let at = line.index(of: mark, from: from, to: 65_536) {
                from = at + mark.utf8CodeUnitCount
                start = from
            }
            if start != nil { break }
        }
        guard let start else { return nil }
        self.init(line, from: start)
    }

    private init?(_ line: LineBytes, from start: Int) {
        var end = start
        while end < line.count, end < start + Self.most {
            // The end of the line, as JSON writes it, or of the value.
            if line[end] == UInt8(ascii: "\\"),
                line[end + 1] == UInt8(ascii: "n") || line[end + 1] == UInt8(ascii: "r")
            {
                break
            }
            if line.has(" ---> ", at: end) { break }
            end += 1
        }
        let text = line.text(start..<end)
        guard text.contains(where: \.isLetter) else { return nil }
        self.text = text
    }
}
