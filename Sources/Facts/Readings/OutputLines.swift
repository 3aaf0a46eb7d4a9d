import Glibc

/// The lines of a text in which outputs of commands are looked for.
struct OutputLines {
    /// Bytes of a line that are read.
    static let longest = 16_384
    /// Lines that are looked at: more is no collection of outputs.
    static let most = 400_000

    private let bytes: UnsafeRawBufferPointer
    private let starts: [Int]

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        var starts: [Int] = []
        starts.reserveCapacity(bytes.count / 60)
        var at = 0
        while at < bytes.count, starts.count < Self.most, let base = bytes.baseAddress {
            starts.append(at)
            guard let end = memchr(base + at, 10, bytes.count - at) else {
                at = bytes.count
                break
            }
            at = UnsafeRawPointer(end) - base + 1
        }
        starts.append(at)
        self.starts = starts
    }

    var count: Int { starts.count - 1 }

    /// A line without its end, at most ``longest`` bytes of it; empty beyond the text.
    func raw(_ index: Int) -> UnsafeRawBufferPointer {
        guard index >= 0, index < count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        var end = starts[index + 1]
        let start = starts[index]
        while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<min(end, start + Self.longest)])
    }

    /// A line as text.
    subscript(index: Int) -> String {
        String(decoding: raw(index), as: UTF8.self)
    }

    /// All bytes from the beginning of one line to the beginning of another.
    func range(_ lines: Range<Int>) -> UnsafeRawBufferPointer {
        let lines = lines.clamped(to: 0..<count)
        return UnsafeRawBufferPointer(
            rebasing: bytes[starts[lines.lowerBound]..<starts[lines.upperBound]])
    }

    func isBlank(_ index: Int) -> Bool {
        raw(index).allSatisfy { $0 == 32 || $0 == 9 }
    }

    /// The command that a prompt, heading or trace just above this line names, with its arguments.
    /// - Parameter reach: how many lines may stand in between, as warnings do.
    func command(above index: Int, reach: Int = 4) -> String? {
        for line in stride(from: index - 1, through: max(0, index - reach), by: -1) {
            if let command = Self.command(in: raw(line)) { return command }
        }
        return nil
    }

    /// `df -h` of `$ df -h`, `# df -h`, `+ df -h`, `=== df -h ===`, `[root@db-1 ~]# df -h`.
    static func command(in raw: UnsafeRawBufferPointer) -> String? {
        guard let first = raw.first, raw.count < 1000 else { return nil }
        let isMark = "$#+>=-[*".utf8.contains(first)
        guard isMark || first.isLetter else { return nil }
        // Most lines of a log have no prompt; making a text of each costs more than looking.
        if first.isLetter || first == UInt8(ascii: "["),
            !raw.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "#") }),
            !raw.starts(with: "curl ".utf8)
        {
            return nil
        }
        let line = String(decoding: raw, as: UTF8.self)
        if first == UInt8(ascii: "[") || first.isLetter {
            for mark in ["]$ ", "]# ", "~$ ", "~# ", ":$ "] {
                if let range = line.firstRange(of: mark) {
                    return line[range.upperBound...].trimmed.nonEmpty
                }
            }
            return first.isLetter && line.hasPrefix("curl ") ? line : nil
        }
        var text = line[...]
        let marks: Set<Character> = ["$", "#", "+", ">", "=", "-", "*", " "]
        while let head = text.first, marks.contains(head) { text = text.dropFirst() }
        while let tail = text.last, "=-*# <".contains(tail) { text = text.dropLast() }
        return text.first?.isLetter == true || text.first == "/" ? String(text) : nil
    }
}

extension StringProtocol {
    /// Without blanks at either end.
    var trimmed: String {
        var text = Substring(self)
        while let first = text.utf8.first, first == 32 || first == 9 { text = text.dropFirst() }
        while let last = text.utf8.last, last == 32 || last == 9 || last == 13 {
            text = text.dropLast()
        }
        return String(text)
    }

    /// Its words.
    var words: [String] {
        Substring(self).utf8.split(whereSeparator: { $0 == 32 || $0 == 9 }).map {
            String(Substring($0))
        }
    }

    /// Itself, unless there is nothing in it.
    var nonEmpty: String? { isEmpty ? nil : String(self) }

    /// What follows the first `mark`.
    func text(after mark: String) -> String? {
        firstRange(of: mark).map { String(self[$0.upperBound...]) }
    }

    /// What stands before the first `mark`, or all of it.
    func text(before mark: String) -> String {
        firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? String(self)
    }

    /// What stands between the first `start` and the next `end`.
    func text(between start: String, _ end: String) -> String? {
        guard let rest = text(after: start), let range = rest.firstRange(of: end) else {
            return nil
        }
        return String(rest[..<range.lowerBound])
    }

    /// The key and the value of `key: value`, both trimmed.
    var pair: (key: String, value: String)? {
        guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        return (self[..<colon].trimmed, self[utf8.index(after: colon)...].trimmed)
    }
}
