/// What a word of a message looks like, told while its bytes pass.
struct MessageWord {
    let start: Int
    private var value = Hash.start
    private var digits = 0
    private var capitals = 0
    private var small = 0
    private var slashes = 0
    private var dots = 0
    private var others = 0

    init(start: Int) {
        self.start = start
    }

    /// Never that of a separator or of a variable part.
    var hash: UInt64 { value | 1 << 63 }

    func isEmpty(at index: Int) -> Bool { index == start }

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        if byte.isLower {
            small += 1
        } else if byte.isUpper {
            capitals += 1
        } else if byte.isDigit {
            digits += 1
        } else if byte == UInt8(ascii: ".") {
            dots += 1
        } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") {
            slashes += 1
        } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
            others += 1
        }
    }

    /// Whether the word is a value rather than a part of the text: a number, an address, a path, a day.
    func isVariable(_ message: UnsafeRawBufferPointer, _ end: Int) -> Bool {
        if digits > 0 { return !isCode(message, end) }
        let length = end - start
        if slashes > 0 {
            let first = message[start]
            return (first == UInt8(ascii: "/") || first == UInt8(ascii: "\\")) && length > 1
                || slashes > 1
        }
        if dots > 0 { return isHostLike(message, end) }
        return length == 3 && capitals == 1 && small == 2 && isDay(message)
    }

    /// `ORA-12514`, `SQL0911N`: a code is what the message is about. Where more than a handful of such words
    /// stand in one place, they are numbers of things after all, and ``TemplateMiner`` sees that.
    private func isCode(_ message: UnsafeRawBufferPointer, _ end: Int) -> Bool {
        guard small == 0, dots == 0, slashes == 0, others == 0, capitals >= 2, digits >= 2,
            digits <= 6
        else { return false }
        var index = start
        while index < end, message[index].isUpper { index += 1 }
        guard index - start >= 2 else { return false }
        if index < end, message[index] == UInt8(ascii: "-") { index += 1 }
        while index < end, message[index].isDigit { index += 1 }
        return end - index <= 1 && (index == end || message[index].isUpper)
    }

    /// Small letters with dots between them: a host, a file, a table. Classes have capitals.
    private func isHostLike(_ message: UnsafeRawBufferPointer, _ end: Int) -> Bool {
        guard capitals == 0, others == 0, small > 1, message[start] != UInt8(ascii: ".") else {
            return false
        }
        var trailing = 0
        while trailing < dots, message[end - 1 - trailing] == UInt8(ascii: ".") { trailing += 1 }
        return dots > trailing
    }

    private func isDay(_ message: UnsafeRawBufferPointer) -> Bool {
        let word =
            UInt32(message[start]) << 16 | UInt32(message[start + 1]) << 8
            | UInt32(message[start + 2])
        return Self.days.contains(word)
    }

    /// A unit behind a number belongs to it.
    func isUnit(_ message: UnsafeRawBufferPointer, _ end: Int) -> Bool {
        guard end - start <= 3, digits == 0, others == 0, dots == 0, slashes == 0 else {
            return false
        }
        return Self.units.contains(hash)
    }

    /// The HTTP method a request line in `range` begins with.
    static func method(
        _ message: UnsafeRawBufferPointer, _ range: Range<Int>
    ) -> (hash: UInt64, length: Int)? {
        var word = MessageWord(start: range.lowerBound)
        var index = range.lowerBound
        while index < range.upperBound, index - range.lowerBound < 8, message[index].isUpper {
            word.add(message[index])
            index += 1
        }
        guard index < range.upperBound, message[index] == 0x20, methods.contains(word.hash) else {
            return nil
        }
        return (word.hash, index - range.lowerBound)
    }

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(
            words.split(separator: " ").map { text in
                var word = MessageWord(start: 0)
                for byte in text.utf8 { word.add(byte) }
                return word.hash
            })
    }

    private static let methods = hashes("GET POST PUT DELETE PATCH HEAD OPTIONS CONNECT")
    private static let units = hashes("B KB MB GB TB kB KiB MiB GiB ms us ns s")
    private static let days: Set<UInt32> = Set(
        "Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
            .split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } })
}
