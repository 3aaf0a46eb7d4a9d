/// `ulimit -a`, `/proc/PID/limits`, and counts of open files that follow a prompt.
enum LimitReadings {
    private static let limits = [
        "limit.open-files count", "limit.processes count", "limit.locked-memory-bytes bytes",
        "limit.stack-bytes bytes", "limit.core-file-bytes bytes", "limit.file-size-bytes bytes",
        "limit.address-space-bytes bytes",
    ]

    static let vocabulary =
        limits.flatMap {
            ReadingVocabulary.told(by: "cat /proc/PID/limits", ["pid", "hard"], $0)
        }
        + ReadingVocabulary.told(
            by: "ls /proc/PID/fd | wc -l", ["pid", "command"], "process.open-files count")
        + ReadingVocabulary.told(
            by: "cat /proc/sys/fs/file-nr", [], "host.open-files count",
            "host.open-files-limit count")

    static let readers = [
        OutputReader("ulimit", words: ["core", "real-time", "time(sec", "open"], read: ulimit),
        OutputReader("limits", words: ["Limit"], read: limits),
        OutputReader("lsof", words: ["$", "#", "+", "###", "##"], read: counted),
    ]

    /// `open files                          (-n) 20000`; in dash `nofiles              20000`.
    @Sendable
    private static func ulimit(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        var index = at
        var found = false
        while index < lines.count, index < at + 24 {
            let line = lines[index]
            guard let value = line.words.last, value == "unlimited" || Amount.number(value) != nil
            else { break }
            if let option = line.text(between: "(", ")"), let mark = option.words.last,
                mark.hasPrefix("-"), mark.count == 2
            {
                add(mark, option, value, index)
            } else if line.hasPrefix("nofiles") {
                add("-n", "", value, index)
            } else if !line.contains("(") && index == at {
                return nil
            }
            index += 1
        }
        func add(_ mark: String, _ option: String, _ value: String, _ line: Int) {
            let unit = option.contains("kbytes") ? 1024.0 : option.contains("blocks") ? 512 : 1
            let names = [
                "-n": "limit.open-files", "-u": "limit.processes",
                "-l": "limit.locked-memory-bytes", "-s": "limit.stack-bytes",
                "-c": "limit.core-file-bytes", "-f": "limit.file-size-bytes",
                "-v": "limit.address-space-bytes",
            ]
            found = true
            guard let name = names[mark] else { return }
            let number = Amount.number(value).map { Amount.plain($0 * unit) }
            list.add(name, number ?? value, at: line, in: lines)
        }
        return found ? index : nil
    }

    @Sendable
    private static func limits(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        guard lines[at].words.starts(with: ["Limit", "Soft", "Limit", "Hard"]) else { return nil }
        let names = [
            "Max open files": "limit.open-files", "Max processes": "limit.processes",
            "Max locked memory": "limit.locked-memory-bytes", "Max stack size": "limit.stack-bytes",
            "Max core file size": "limit.core-file-bytes",
            "Max file size": "limit.file-size-bytes",
            "Max address space": "limit.address-space-bytes",
        ]
        let pid =
            (lines.command(above: at) ?? list.path).text(after: "proc/")
            .map { String($0.prefix { $0.isNumber }) } ?? ""
        var index = at + 1
        while index < lines.count, lines.raw(index).starts(with: "Max ".utf8) {
            let line = lines[index]
            if let (prefix, name) = names.first(where: { line.hasPrefix($0.key) }) {
                let words = line.dropFirst(prefix.count).words
                if words.count >= 2 {
                    list.add(name, words[0], ["pid": pid, "hard": words[1]], at: index, in: lines)
                }
            }
            index += 1
        }
        return index
    }

    /// A bare number below `$ ulimit -n`, `$ lsof -p 812 | wc -l`, `$ ls /proc/812/fd | wc -l`.
    @Sendable
    private static func counted(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        guard lines.raw(at).count < 200 else { return nil }
        let words = lines[at].words.drop { "$#+>".contains($0.first ?? "x") }
        guard let first = words.first, ["ulimit", "lsof", "ls", "cat", "nproc"].contains(first)
        else { return nil }
        let line = words.joined(separator: " ")
        let answer = lines[at + 1].words
        guard let value = answer.first else { return nil }
        if line == "ulimit -n" || line == "ulimit -Sn", answer.count == 1 {
            list.add("limit.open-files", value, at: at + 1, in: lines)
            return at + 2
        }
        if line == "nproc", answer.count == 1, let count = Amount.number(value) {
            list.add("processor.count", number: count, at: at + 1, in: lines)
            return at + 2
        }
        if line.hasSuffix("/file-nr"), answer.count == 3 {
            list.add("host.open-files", answer[0], at: at + 1, in: lines)
            list.add("host.open-files-limit", answer[2], at: at + 1, in: lines)
            return at + 2
        }
        guard answer.count == 1, let count = Amount.number(value), line.contains("wc -l"),
            first == "lsof" || line.contains("/fd")
        else { return nil }
        let pid = (line.text(after: "-p ") ?? line.text(after: "/proc/"))
            .map { String($0.prefix { $0.isNumber }) }
        list.add("process.open-files", number: count, ["pid": pid], at: at + 1, in: lines)
        return at + 2
    }
}
