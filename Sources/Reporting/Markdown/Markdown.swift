/// The door through which everything from a bundle gets into a Markdown report.
///
/// GitHub-flavoured Markdown (https://github.github.com/gfm/) turns more into markup than the eye
/// expects: a bare `www.` or `https://`, an address with `@`, a `#12`, `$…$`. Words that look technical
/// become code, in which nothing is markup; in all others what has a meaning is escaped.
enum Markdown {
    /// Running text for one line: a paragraph, a heading, an item, a cell.
    static func prose(_ text: String) -> String {
        let words = Visible.prose(text).split(separator: " ")
        return withoutBlockStart(words.map(word).joined(separator: " "))
    }

    /// A code span that holds exactly the text.
    static func code(_ text: String) -> String {
        let shown = Visible.line(text)
        guard !shown.allSatisfy({ $0 == " " }) else { return "–" }
        let ticks = String(repeating: "`", count: longestRun(in: shown) + 1)
        let padded = shown.hasPrefix("`") || shown.hasSuffix("`") || isPadded(shown)
        return padded ? "\(ticks) \(shown) \(ticks)" : ticks + shown + ticks
    }

    /// A fenced block, every line after `indent`.
    static func block(_ lines: [String], language: String, indent: String) -> [String] {
        let shown = lines.map(Visible.line)
        let fence = String(repeating: "`", count: max(3, (shown.map(longestRun).max() ?? 0) + 1))
        return ([fence + language] + shown + [fence]).map { indent + $0 }
    }

    /// A link where the text is a plain web address, else code.
    static func link(_ text: String) -> String {
        WebAddress.isPlain(text) ? "<\(text)>" : code(text)
    }

    private static func word(_ word: Substring) -> String {
        guard isTechnical(word) else { return escaped(word) }
        let opening = word.prefix { "“‘(\"'".contains($0) }
        let rest = word.dropFirst(opening.count)
        let closing = rest.reversed().prefix { ".,;:!?)”’\"'".contains($0) }
        let core = rest.dropLast(closing.count)
        guard !core.isEmpty else { return escaped(word) }
        return escaped(opening) + code(String(core)) + escaped(String(closing.reversed())[...])
    }

    private static func isTechnical(_ word: Substring) -> Bool {
        if word.contains(where: { "@_#`\\<>".contains($0) }) || word.dropFirst().contains("/") {
            return true
        }
        return word.hasPrefix("/") && word.utf8.count > 1 || word.lowercased().contains("www.")
    }

    private static func escaped(_ text: Substring) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "~", "|", "$", "#", "@": out += "\\\(scalar)"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// The line with a backslash where it would otherwise begin a list or a rule: `- x`, `1. x`.
    private static func withoutBlockStart(_ line: String) -> String {
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let mark = line.dropFirst(digits.count).first
        switch (digits.isEmpty, mark) {
        case (true, "-"), (true, "+"), (true, "="), (false, "."), (false, ")"):
            return digits + "\\" + line.dropFirst(digits.count)
        default: return line
        }
    }

    private static func isPadded(_ text: String) -> Bool {
        text.hasPrefix(" ") && text.hasSuffix(" ")
    }

    private static func longestRun(in text: String) -> Int {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
