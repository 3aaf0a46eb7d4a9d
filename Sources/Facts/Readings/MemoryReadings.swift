/// `free`, `/proc/meminfo`, `uptime` and the head of `top`.
enum MemoryReadings {
    static let vocabulary =
        ReadingVocabulary.told(
            by: "free -b", [], "memory.total-bytes bytes", "memory.used-bytes bytes",
            "memory.available-bytes bytes", "memory.available-percent percent",
            "swap.total-bytes bytes", "swap.used-bytes bytes", "swap.used-percent percent")
        + ReadingVocabulary.told(
            by: "uptime", [], "load.one count", "load.five count", "load.fifteen count",
            "host.uptime-seconds seconds")
        + ReadingVocabulary.told(
            by: "top -b -n 1", [], "processor.idle-percent percent",
            "processor.io-wait-percent percent", "processor.stolen-percent percent")
        + ReadingVocabulary.told(
            by: "nproc", [], "processor.count count", "load.per-processor count")

    static let readers = [
        OutputReader("free", words: ["total"], read: free),
        OutputReader("meminfo", words: ["MemTotal:"], read: meminfo),
        OutputReader("top", words: ["%Cpu(s):", "Cpu(s):"], read: processors),
        OutputReader("lscpu", words: ["CPU(s):"], read: lscpu),
        OutputReader("uptime", words: ["top"], marks: "0123456789", read: uptime),
    ]

    @Sendable
    private static func free(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let header = lines[at].words
        guard header.starts(with: ["total", "used", "free"]) else { return nil }
        var unit = 1024.0
        if let command = lines.command(above: at)?.words, command.first == "free" {
            if command.contains("-b") { unit = 1 }
            if command.contains("-m") { unit = 1_048_576 }
            if command.contains("-g") { unit = 1_073_741_824 }
        }
        var index = at + 1
        while index < lines.count, index < at + 6 {
            let words = lines[index].words
            guard words.count > 3, words[0].hasSuffix(":") else { break }
            func cell(_ name: String) -> Double? {
                guard let column = header.firstIndex(of: name), column + 1 < words.count else {
                    return nil
                }
                return Amount.bytes(words[column + 1], unit: unit)
            }
            if words[0] == "Mem:" {
                let available = cell("available")
                list.add("memory.total-bytes", number: cell("total"), at: index, in: lines)
                list.add("memory.used-bytes", number: cell("used"), at: index, in: lines)
                list.add("memory.available-bytes", number: available, at: index, in: lines)
                list.add(
                    "memory.available-percent",
                    number: Amount.percent(available, of: cell("total")), at: index, in: lines)
            } else if words[0] == "Swap:" {
                swap(cell("total"), cell("used"), index, lines, &list)
            }
            index += 1
        }
        return index > at + 1 ? index : nil
    }

    private static func swap(
        _ total: Double?, _ used: Double?, _ line: Int, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        list.add("swap.total-bytes", number: total, at: line, in: lines)
        list.add("swap.used-bytes", number: used, at: line, in: lines)
        list.add("swap.used-percent", number: Amount.percent(used, of: total), at: line, in: lines)
    }

    @Sendable
    private static func meminfo(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        var values: [String: (bytes: Double, line: Int)] = [:]
        var index = at
        while index < lines.count, index < at + 80, let pair = lines[index].pair,
            let bytes = Amount.bytes(pair.value, unit: 1)
        {
            values[pair.key] = (bytes, index)
            index += 1
        }
        guard let total = values["MemTotal"], values["MemFree"] != nil else { return index }
        list.add("memory.total-bytes", number: total.bytes, at: total.line, in: lines)
        if let available = values["MemAvailable"] {
            list.add(
                "memory.available-bytes", number: available.bytes, at: available.line, in: lines)
            list.add(
                "memory.available-percent",
                number: Amount.percent(available.bytes, of: total.bytes),
                at: available.line, in: lines)
        }
        if let swapTotal = values["SwapTotal"], let free = values["SwapFree"] {
            swap(swapTotal.bytes, swapTotal.bytes - free.bytes, free.line, lines, &list)
        }
        return index
    }

    /// ` 03:14:28 up  3:35,  2 users,  load average: 0.86, 0.46, 0.44`, alone or as the head of `top` and `w`.
    @Sendable
    private static func uptime(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let raw = lines.raw(at)
        guard raw.count < 160, hasUp(raw) else { return nil }
        let line = lines[at]
        guard let load = line.text(after: "load average: ") else { return nil }
        let numbers = load.split(separator: ",").map { Amount.number($0) }
        guard numbers.count == 3 else { return nil }
        for (name, number) in zip(["load.one", "load.five", "load.fifteen"], numbers) {
            list.add(name, number: number, at: at, in: lines)
        }
        if let up = line.text(between: " up ", " user") ?? line.text(between: " up ", " load") {
            var parts = up.split(separator: ",").map(\.trimmed)
            if line.contains(" user") { parts = Array(parts.dropLast()) }
            // `3:35` is hours and minutes here.
            let seconds = parts.map { part in
                part.contains(":") ? Amount.seconds("\(part):00") : Amount.seconds(part)
            }
            if !seconds.isEmpty, !seconds.contains(nil) {
                list.add(
                    "host.uptime-seconds", number: seconds.compactMap(\.self).reduce(0, +), at: at,
                    in: lines)
            }
        }
        return at + 1
    }

    /// Whether ` up ` stands where a time of day ends: `03:14:28 up`, `top - 03:14:28 up`.
    private static func hasUp(_ raw: UnsafeRawBufferPointer) -> Bool {
        for index in 5..<24 where index + 3 < raw.count {
            if raw[index] == 0x20, raw[index + 1] == 0x75, raw[index + 2] == 0x70,
                raw[index + 3] == 0x20
            {
                return true
            }
        }
        return false
    }

    /// `%Cpu(s):  5.0 us,  1.0 sy,  0.0 ni, 90.0 id,  4.0 wa,  0.0 hi,  0.0 si,  0.0 st`
    @Sendable
    private static func processors(
        _ at: Int, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int? {
        guard let rest = lines[at].text(after: ":") else { return nil }
        let names = [
            "id": "processor.idle-percent", "wa": "processor.io-wait-percent",
            "st": "processor.stolen-percent",
        ]
        for part in rest.split(separator: ",") {
            let words = part.text(before: "[").split { $0 == " " || $0 == "%" }.map(String.init)
            guard words.count == 2, let name = names[words[1]] else { continue }
            list.add(name, number: Amount.number(words[0]), at: at, in: lines)
        }
        return at + 1
    }

    @Sendable
    private static func lscpu(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        guard let pair = lines[at].pair, let count = Amount.number(pair.value) else { return nil }
        list.add("processor.count", number: count, at: at, in: lines)
        return at + 1
    }

    /// The load for each processor, where a file tells both.
    static func finish(_ list: inout ReadingList) {
        guard let load = list.readings.last(where: { $0.name == "load.fifteen" }),
            let processors = list.readings.last(where: { $0.name == "processor.count" }),
            let high = Double(load.value), let count = Double(processors.value), count > 0
        else { return }
        list.add(
            "load.per-processor", Amount.plain(high / count), line: load.place.line, text: load.text
        )
    }
}
