/// Lists of installed packages: `dpkg -l`, `rpm -qa`, `pip list`, `pip freeze`, `npm ls`.
enum PackageReadings {
    static let vocabulary = ReadingVocabulary.told(
        by: "dpkg -l", ["package", "manager"], "package.version state")

    static let readers = [
        OutputReader("dpkg -l", words: ["ii", "hi"], read: dpkg),
        OutputReader("pip list", words: ["Package"], read: pip),
        OutputReader("npm ls", marks: "├└│+`", read: npm),
        OutputReader("packages", words: ["$", "#", "+", "###", "##"], read: prompted),
    ]

    private static func add(
        _ package: String, _ version: String, _ manager: String, _ line: Int,
        _ lines: OutputLines, _ list: inout ReadingList
    ) {
        list.add(
            "package.version", version, ["package": package, "manager": manager], at: line,
            in: lines)
    }

    /// `ii  postgresql-15  15.6-0+deb12u1  amd64  object-relational database`
    @Sendable
    private static func dpkg(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let words = lines[at].words
        guard words.count >= 4, words[2].first?.isNumber == true || words[2].contains(":") else {
            return nil
        }
        add(words[1].text(before: ":"), words[2], "dpkg", at, lines, &list)
        return at + 1
    }

    @Sendable
    private static func pip(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        guard lines[at].words.prefix(2) == ["Package", "Version"], lines.raw(at + 1).first == 45
        else { return nil }
        var index = at + 2
        while index < lines.count {
            let words = lines[index].words
            guard words.count >= 2, words[1].first?.isNumber == true else { break }
            add(words[0], words[1], "pip", index, lines, &list)
            index += 1
        }
        return index
    }

    /// `├── express@4.18.2`, `+-- express@4.18.2`
    @Sendable
    private static func npm(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        guard lines.raw(at).count < 200 else { return nil }
        let line = lines[at]
        guard
            let rest = line.text(after: "─ ") ?? line.text(after: "┬ ") ?? line.text(after: "-- "),
            let word = rest.words.first(where: { $0.dropFirst().contains("@") }),
            let mark = word.lastIndex(of: "@"), word.first != "@" || mark != word.startIndex
        else { return nil }
        let version = word[word.index(after: mark)...]
        guard version.first?.isNumber == true else { return nil }
        add(String(word[..<mark]), String(version), "npm", at, lines, &list)
        return at + 1
    }

    /// Lists without any header, below the prompt that asked for them.
    @Sendable
    private static func prompted(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        guard lines.raw(at).count < 200, let command = OutputLines.command(in: lines.raw(at)) else {
            return nil
        }
        if command.hasPrefix("rpm -q") { return rpm(at + 1, lines, &list) }
        if command.hasPrefix("pip"), command.contains(" freeze") {
            return freeze(at + 1, lines, &list)
        }
        return nil
    }

    /// The same for a file that holds nothing else, which only its name tells.
    static func named(_ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let name = list.path.split(separator: "/").last?.lowercased() ?? ""
        if name.contains("rpm") {
            let end = rpm(0, lines, &list)
            if end > 0 { list.note(command: "rpm -qa") }
            return end
        }
        if name.contains("freeze") || name.contains("requirements") || name.contains("pip") {
            let end = freeze(0, lines, &list)
            if end > 0 { list.note(command: "pip freeze") }
            return end
        }
        return nil
    }

    /// `bash-5.1.8-6.el9.x86_64`, `bash-0:5.1.8-6.el9.x86_64`, with a date behind it in a sosreport.
    private static func rpm(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int {
        var index = at
        while index < lines.count {
            guard let word = lines[index].words.first else { break }
            let parts = word.split(separator: "-")
            guard parts.count >= 3, let dot = parts[parts.count - 1].lastIndex(of: ".") else {
                break
            }
            let release = parts[parts.count - 1][..<dot]
            let version = parts[parts.count - 2]
            guard version.first?.isNumber == true else { break }
            add(
                parts.dropLast(2).joined(separator: "-"),
                "\(version.split(separator: ":").last ?? version)-\(release)", "rpm", index, lines,
                &list)
            index += 1
        }
        return index
    }

    /// `requests==2.31.0`
    private static func freeze(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int {
        var index = at
        while index < lines.count {
            let line = lines[index]
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("-e ") || line.contains(" @ ")
            {
                index += 1
                continue
            }
            guard let version = line.text(after: "=="), !line.contains(" ") || line.contains(";"),
                version.first?.isNumber == true
            else { break }
            add(
                line.text(before: "=="), version.text(before: ";").trimmed, "pip", index, lines,
                &list)
            index += 1
        }
        return index
    }
}
