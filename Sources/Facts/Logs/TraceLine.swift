/// The parts of stack traces of Java, Python, Node, Go, .NET and Ruby, told from a line alone.
package enum TraceLine {
    /// What a line is within a trace.
    package struct Part: Sendable, Equatable {
        /// The line names the exception that caused the one before it, or joins two such.
        package var isCause = false
        /// The line is a call: `at …`, `File "…", line 3, in f`, `from …`.
        package var isFrame = false
        /// The line belongs to a trace in some way; frames and causes do too.
        package var isTrace = false
        /// In Python the exception printed first is the innermost: after this line the one that follows is
        /// further out, elsewhere further in.
        package var isOutward = false
    }

    /// Tells what part of a trace the line is, if any.
    package static func classify(_ buffer: UnsafeRawBufferPointer) -> Part {
        classify(LineBytes(buffer), from: 0)
    }

    static func classify(_ line: LineBytes, from start: Int) -> Part {
        var part = Part()
        var index = line.skippingBlanks(start)
        // Syslog writes a tab as #011, JSON as \t.
        while line.has("#011", at: index) || line.has("\\t", at: index) {
            index = line.skippingBlanks(index + (line[index] == UInt8(ascii: "#") ? 4 : 2))
        }
        let indented = index > start
        switch line[index] {
        case UInt8(ascii: "a"):
            if indented, line.has("at ", at: index) { part.isFrame = true }
            if line.has("at ", at: index), !indented, looksLikeCall(line, index + 3) {
                part.isFrame = true
            }
        case UInt8(ascii: "C"):
            if line.has("Caused by:", at: index) || line.has("Caused by ", at: index) {
                part.isCause = true
            }
        case UInt8(ascii: "W"):
            if line.has("Wrapped by:", at: index) { (part.isCause, part.isOutward) = (true, true) }
        case UInt8(ascii: "S"):
            if line.has("Suppressed:", at: index), indented { part.isTrace = true }
        case UInt8(ascii: "["):
            if line.has("[cause]:", at: index) { part.isCause = true }
            if line.has("[errors]:", at: index) { part.isTrace = true }
        case UInt8(ascii: "-"):
            if line.has("---> ", at: index) { part.isCause = true }
            if line.has("--- End of ", at: index) { part.isTrace = true }
            if line.has("--->(Inner Exception", at: index) { part.isCause = true }
        case UInt8(ascii: "."):
            if line.has("... ", at: index), line[index + 4].isDigit { part.isFrame = true }
        case UInt8(ascii: "F"):
            if indented, line.has("File \"", at: index) { part.isFrame = true }
        case UInt8(ascii: "f"):
            if indented, line.has("from ", at: index) { part.isFrame = true }
        case UInt8(ascii: "T"):
            if line.has("Traceback (most recent call last):", at: index) { part.isTrace = true }
            if line.has("The above exception was the direct cause", at: index) {
                (part.isCause, part.isOutward) = (true, true)
            }
        case UInt8(ascii: "D"):
            if line.has("During handling of the above exception", at: index) {
                (part.isCause, part.isOutward) = (true, true)
            }
        case UInt8(ascii: "g"):
            if line.has("goroutine ", at: index), line[index + 10].isDigit { part.isTrace = true }
        case UInt8(ascii: "c"):
            if line.has("created by ", at: index) { part.isFrame = true }
            if line.has("cause: ", at: index), indented { part.isCause = true }
        case UInt8(ascii: "^"), UInt8(ascii: "~"):
            if indented { part.isTrace = true }
        case UInt8(ascii: "|"):
            if indented { part.isTrace = true }
        default: break
        }
        if part.isFrame || part.isCause { part.isTrace = true }
        return part
    }

    /// `org.shop.Cart.add(Cart.java:12)`.
    private static func looksLikeCall(_ line: LineBytes, _ index: Int) -> Bool {
        guard let open = line.index(of: UInt8(ascii: "("), from: index, to: index + 300) else {
            return false
        }
        return open > index && !line[open - 1].isBlank
    }

    /// Whether the line is an exception's name with or without its message, as Python ends a traceback and
    /// Java starts one: `ValueError: text`, `org.shop.CartException: text`, `KeyError`.
    static func isException(_ line: LineBytes, from start: Int) -> Bool {
        var end = start
        while line[end].isWord || line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: "_")
            || line[end] == UInt8(ascii: "$")
        {
            end += 1
        }
        guard end > start + 3, line[end] == UInt8(ascii: ":") || end >= line.count else {
            return false
        }
        for suffix: StaticString in [
            "Error", "Exception", "Exit", "Interrupt", "Warning", "Throwable", "Group",
        ]
        where line.has(suffix, at: end - suffix.utf8CodeUnitCount) {
            return true
        }
        return false
    }

    /// A Go frame without its file: `main.serve(0xc000, 0x1)`, or `exit status 2`.
    static func isGoFrame(_ line: LineBytes, from start: Int) -> Bool {
        guard line.count > start + 3, line[line.count - 1] == UInt8(ascii: ")") else {
            return line.has("exit status ", at: start) || line.has("[signal ", at: start)
        }
        var index = start
        var dot = false
        while index < line.count,
            line[index] != UInt8(ascii: "(") || line[index + 1] == UInt8(ascii: "*")
        {
            if line[index].isBlank { return false }
            if line[index] == UInt8(ascii: ".") { dot = true }
            index += 1
        }
        return dot
    }
}
