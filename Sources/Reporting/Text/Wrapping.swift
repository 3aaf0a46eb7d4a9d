/// Lines of a given width.
enum Wrapping {
    /// The text in lines of at most `width` columns, broken at blanks; a word that is wider than a
    /// line is broken where the line ends. Never empty.
    static func lines(_ text: String, width: Int) -> [String] {
        let width = max(width, 8)
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            let wide = DisplayWidth.of(word)
            if used > 0, used + 1 + wide <= width {
                line += " " + word
                used += 1 + wide
                continue
            }
            if used > 0 { lines.append(line) }
            (line, used) = ("", 0)
            guard wide > width else {
                (line, used) = (String(word), wide)
                continue
            }
            for character in word {
                let wide = DisplayWidth.of(character)
                if used + wide > width {
                    lines.append(line)
                    (line, used) = ("", 0)
                }
                line.append(character)
                used += wide
            }
        }
        if used > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// The same in at most `limit` lines: whole sentences where they fit, else words and `…`.
    static func lines(_ text: String, width: Int, limit: Int) -> [String] {
        let all = lines(text, width: width)
        guard all.count > limit else { return all }
        if let whole = wholeSentences(text, width: width, limit: limit) { return whole }
        return ended(all, width: width, limit: limit)
    }

    /// At most `limit` lines, the last of which says `…` when there were more. For text in which the
    /// blanks count; it is broken after a blank where one is near the end of the line.
    static func verbatim(_ text: String, width: Int, limit: Int) -> [String] {
        let width = max(width, 8)
        var lines: [String] = []
        var rest = text
        repeat {
            var (head, tail) = cut(rest, width: width)
            if !tail.isEmpty, let blank = head.lastIndex(of: " "),
                DisplayWidth.of(head[blank...]) <= width / 3
            {
                tail = head[head.index(after: blank)...] + tail
                head = String(head[...blank])
            }
            lines.append(head)
            rest = tail
        } while !rest.isEmpty && lines.count <= limit
        return lines.count > limit ? ended(lines, width: width, limit: limit) : lines
    }

    /// As much as fits into `width` columns, at least one character, and the rest.
    static func cut(_ text: String, width: Int) -> (String, String) {
        var used = 0
        var end = text.startIndex
        while end < text.endIndex {
            used += DisplayWidth.of(text[end])
            if used > width, end > text.startIndex { break }
            end = text.index(after: end)
        }
        return (String(text[..<end]), String(text[end...]))
    }

    /// The text in one line, with `…` at its end where it is longer.
    static func shortened(_ text: String, width: Int) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        var (head, _) = cut(text, width: max(width - 1, 1))
        while head.last == " " { head.removeLast() }
        return head + "…"
    }

    private static func ended(_ all: [String], width: Int, limit: Int) -> [String] {
        var lines = Array(all.prefix(limit))
        guard var last = lines.popLast() else { return [] }
        if DisplayWidth.of(last) >= width {
            let blank = last.lastIndex(of: " ")
            last = blank.map { String(last[..<$0]) } ?? cut(last, width: width - 1).0
        }
        return lines + [last + "…"]
    }

    private static func wholeSentences(_ text: String, width: Int, limit: Int) -> [String]? {
        var best: [String]?
        var end = text.startIndex
        while let stop = text[end...].firstIndex(where: { $0 == "." || $0 == "!" || $0 == "?" }) {
            end = text.index(after: stop)
            guard end < text.endIndex, text[end] == " " else { continue }
            let candidate = lines(String(text[..<end]), width: width)
            guard candidate.count <= limit else { break }
            best = candidate
        }
        // A short first sentence followed by a long one would waste the room there is.
        return best.flatMap { $0.count >= min(limit, 2) ? $0 : nil }
    }
}
