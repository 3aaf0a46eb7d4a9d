/// `ps`, the list of `top`, and `lsof`.
enum ProcessReadings {
    static let vocabulary =
        ReadingVocabulary.told(
            by: "ps aux", ["pid", "command", "user"], "process.memory-bytes bytes",
            "process.memory-percent percent", "process.cpu-percent percent", "process.state state",
            "process.age-seconds seconds")
        + ReadingVocabulary.told(
            by: "ps aux", ["command", "user"], "process.instances count", "process.zombies count")

    static let readers = [
        OutputReader("ps", words: ["USER", "UID", "PID", "PPID", "F"], read: ps),
        OutputReader("lsof", words: ["COMMAND"], read: lsof),
    ]

    @Sendable
    private static func ps(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let header = lines[at].words
        guard header.count >= 3, let pid = header.firstIndex(of: "PID"),
            let name = header.firstIndex(where: { ["COMMAND", "CMD", "COMM", "ARGS"].contains($0) })
        else { return nil }
        func column(_ names: String...) -> Int? {
            header.firstIndex { names.contains($0) }
        }
        let user = column("USER", "UID", "RUSER")
        let memory = column("RSS", "RES", "RSZ")
        let share = column("%MEM")
        let processor = column("%CPU")
        let state = column("STAT", "S")
        let age = column("ELAPSED")
        var counts: [String: (count: Int, line: Int, user: String?)] = [:]
        var zombies: [String: (count: Int, line: Int, user: String?)] = [:]
        var index = at + 1
        while index < lines.count {
            var words = lines[index].words
            // `STIME` may be two words in other locales; the name is the rest of the line when it is last.
            guard words.count >= header.count, Amount.number(words[pid]) != nil else { break }
            if name == header.count - 1 {
                words = Array(words[..<name]) + [words[name...].joined(separator: " ")]
            }
            let command = command(words[name])
            let owner = user.map { words[$0] }
            let labels: KeyValuePairs<String, String?> = [
                "pid": words[pid], "command": command, "user": owner,
            ]
            if let memory, let bytes = Amount.bytes(words[memory], unit: 1024), bytes > 0 {
                list.add("process.memory-bytes", number: bytes, labels, at: index, in: lines)
            }
            if let share, let percent = Amount.number(words[share]), percent > 0 {
                list.add("process.memory-percent", number: percent, labels, at: index, in: lines)
            }
            if let processor, let percent = Amount.number(words[processor]), percent > 0 {
                list.add("process.cpu-percent", number: percent, labels, at: index, in: lines)
            }
            if let state, let mark = words[state].first, mark == "Z" || mark == "D" || mark == "T" {
                list.add("process.state", String(mark), labels, at: index, in: lines)
                if mark == "Z" { zombies[command, default: (0, index, owner)].count += 1 }
            }
            if let age {
                list.add(
                    "process.age-seconds", number: elapsed(words[age]), labels, at: index, in: lines
                )
            }
            counts[command, default: (0, index, owner)].count += 1
            index += 1
        }
        guard index > at + 1 else { return nil }
        for (name, groups) in [("process.instances", counts), ("process.zombies", zombies)] {
            for (command, group) in groups.sorted(by: { $0.value.line < $1.value.line })
            where name == "process.zombies" || group.count > 1 {
                list.add(
                    name, number: Double(group.count), ["command": command, "user": group.user],
                    at: group.line, in: lines)
            }
        }
        return index
    }

    /// `nginx` of `nginx: worker process`, `java` of `/usr/bin/java -Xmx1g`.
    private static func command(_ text: String) -> String {
        if text.hasPrefix("[") { return text.text(between: "[", "]") ?? text }
        let word = text.words.first { !$0.allSatisfy { "\\_|".contains($0) } } ?? text
        let name = word.split(separator: "/").last.map(String.init) ?? word
        return name.last == ":" ? String(name.dropLast()) : name
    }

    /// `ELAPSED` is `12948` or `1-03:35:48`.
    private static func elapsed(_ text: String) -> Double? {
        if let number = Double(text) { return number }
        let parts = text.split(separator: "-")
        guard let clock = parts.last.flatMap({ Amount.seconds($0) }) else { return nil }
        return clock + (parts.count == 2 ? (Double(parts[0]) ?? 0) * 86_400 : 0)
    }

    /// Counts the open files of each process; text segments and libraries take no descriptor.
    @Sendable
    private static func lsof(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let header = lines[at].words
        guard header.starts(with: ["COMMAND", "PID"]), let type = header.firstIndex(of: "FD")
        else { return nil }
        let fromRight = header.contains("TID")
        var counts: [String: (command: String, count: Int, line: Int)] = [:]
        var order: [String] = []
        var index = at + 1
        while index < lines.count {
            let words = lines[index].words
            guard words.count >= 4, Amount.number(words[1]) != nil else { break }
            let mark =
                fromRight
                ? words.first { $0.first?.isNumber == true && $0.last?.isLetter == true } ?? ""
                : words[type]
            if mark.first?.isNumber == true {
                if counts[words[1]] == nil { order.append(words[1]) }
                counts[words[1], default: (words[0], 0, index)].count += 1
            }
            index += 1
        }
        for pid in order {
            guard let group = counts[pid] else { continue }
            list.add(
                "process.open-files", number: Double(group.count),
                ["pid": pid, "command": group.command], at: group.line, in: lines)
        }
        return index
    }
}
