import Glibc

/// Standard output for reports, standard error for everything else.
enum Console {
    static func note(_ text: String) { write(text + "\n", to: 2) }

    static func error(_ text: String) { write("clearcause: \(text)\n", to: 2) }

    /// Replaces the line that says what is going on; an empty text removes it.
    static func status(_ text: String) { write("\r\u{1b}[K\(text)", to: 2) }

    /// Writes a report. A reader that went away is no error.
    static func print(_ text: String) { write(text, to: 1) }

    static var outputIsTerminal: Bool { isatty(1) == 1 }
    static var errorIsTerminal: Bool { isatty(2) == 1 }

    /// The terminal's width, or `$COLUMNS`, or 100.
    static var width: Int {
        var size = winsize()
        if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 {
            return min(Int(size.ws_col), 160)
        }
        if let columns = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), columns > 20 {
            return columns
        }
        return 100
    }

    static var wantsColour: Bool { outputIsTerminal && getenv("NO_COLOR") == nil }

    /// Writes all of it; `false`, with `errno`, when it could not.
    @discardableResult
    static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return true
        }
    }
}
