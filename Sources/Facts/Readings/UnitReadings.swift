/// `systemctl status` and `systemctl list-units`.
enum UnitReadings {
    static let vocabulary = ReadingVocabulary.told(
        by: "systemctl status UNIT", ["unit"], "unit.state state", "unit.sub-state state",
        "unit.result state", "unit.load-state state", "unit.enabled state",
        "unit.exit-code state", "unit.memory-bytes bytes", "unit.tasks count",
        "unit.tasks-limit count")

    static let readers = [
        OutputReader("systemctl status", words: ["Loaded:"], read: status),
        OutputReader("systemctl list-units", words: ["UNIT"], read: units),
    ]

    /// The block around `Loaded:`; the unit stands in the line above.
    @Sendable
    private static func status(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let head = lines[at - 1].words.drop { !$0.contains(".") }
        guard let unit = head.first, at > 0 else { return nil }
        var index = at
        while index < lines.count, index < at + 30, let (key, value) = lines[index].pair {
            let words = value.words
            func add(_ name: String, _ value: String?) {
                list.add(name, value, ["unit": unit], at: index, in: lines)
            }
            switch key {
            case "Loaded":
                add("unit.load-state", words.first)
                let parts = value.split(separator: ";")
                if parts.count > 1 { add("unit.enabled", parts[1].trimmed.text(before: ")")) }
            case "Active":
                add("unit.state", words.first)
                let inside = value.text(between: "(", ")") ?? ""
                if let result = inside.text(after: "Result: ") {
                    add("unit.result", result)
                } else {
                    add("unit.sub-state", inside)
                }
            case "Main PID", "Process":
                add("unit.exit-code", value.text(after: "status=")?.text(before: ")"))
            case "Memory":
                add("unit.memory-bytes", words.first.flatMap { Amount.bytes($0) }.map(Amount.plain))
            case "Tasks":
                add("unit.tasks", words.first)
                add("unit.tasks-limit", value.text(between: "limit: ", ")"))
            default: break
            }
            if key.hasPrefix("CGroup") { break }
            index += 1
        }
        return index
    }

    @Sendable
    private static func units(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        guard lines[at].words.starts(with: ["UNIT", "LOAD", "ACTIVE", "SUB"]) else { return nil }
        var index = at + 1
        while index < lines.count, !lines.isBlank(index) {
            let words = lines[index].words.drop { !$0.contains(".") }
            guard words.count >= 4 else { break }
            let cells = Array(words)
            let labels: KeyValuePairs<String, String?> = ["unit": cells[0]]
            list.add("unit.load-state", cells[1], labels, at: index, in: lines)
            list.add("unit.state", cells[2], labels, at: index, in: lines)
            list.add("unit.sub-state", cells[3], labels, at: index, in: lines)
            index += 1
        }
        return index
    }
}
