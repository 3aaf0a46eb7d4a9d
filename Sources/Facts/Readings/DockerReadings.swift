/// `docker ps`, `docker stats`, `docker compose ps`; Podman prints the same tables.
enum DockerReadings {
    static let vocabulary =
        ReadingVocabulary.told(
            by: "docker inspect CONTAINER", ["container", "pod", "namespace", "image"],
            "container.state state",
            "container.health state", "container.exit-code count", "container.restarts count",
            "container.oom-killed state", "container.image state", "container.last-reason state",
            "container.memory-limit-bytes bytes", "container.waiting-reason state")
        + ReadingVocabulary.told(
            by: "docker stats --no-stream", ["container", "pod", "namespace"],
            "container.cpu-percent percent", "container.memory-bytes bytes",
            "container.memory-percent percent", "container.processes count")
        + ReadingVocabulary.told(
            by: "docker system df", ["kind"], "docker.reclaimable-bytes bytes",
            "docker.used-bytes bytes")

    static let readers = [
        OutputReader("docker", words: ["CONTAINE"], read: containers),
        OutputReader("docker", words: ["NAME"], read: compose),
        OutputReader("docker system df", words: ["TYPE"], read: disk),
    ]

    @Sendable
    private static func containers(
        _ at: Int, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int? {
        let table = AlignedTable(lines[at])
        if table.has("CONTAINER ID", "STATUS") {
            return rows(table, at, lines) { index, row in
                tell(
                    status: row["STATUS"] ?? "",
                    of: row["NAMES"]?.nonEmpty ?? row["CONTAINER ID"] ?? "", image: row["IMAGE"],
                    index, lines, &list)
            }
        }
        guard table.has("CPU %", "MEM %") else { return nil }
        return rows(table, at, lines) { index, row in
            let name = row["NAME"] ?? row["CONTAINER ID"] ?? row["CONTAINER"] ?? ""
            tell(stats: row, of: name, index, lines, &list)
        }
    }

    @Sendable
    private static func compose(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        let table = AlignedTable(lines[at])
        if table.has("CPU %", "MEM %") {
            return rows(table, at, lines) { index, row in
                tell(stats: row, of: row["NAME"] ?? "", index, lines, &list)
            }
        }
        guard table.has("STATUS"), table.has("COMMAND") || table.has("SERVICE") else { return nil }
        return rows(table, at, lines) { index, row in
            tell(
                status: row["STATUS"] ?? "", of: row["NAME"] ?? "", image: row["IMAGE"], index,
                lines, &list)
        }
    }

    private static func rows(
        _ table: AlignedTable, _ at: Int, _ lines: OutputLines,
        _ tell: (Int, [String: String]) -> Void
    ) -> Int {
        var index = at + 1
        while index < lines.count, !lines.isBlank(index), let row = table.row(lines[index]),
            row.count > 1
        {
            tell(index, row)
            index += 1
        }
        return index
    }

    /// `Up 3 hours (healthy)`, `Exited (137) 2 minutes ago`, `Restarting (1) 5 seconds ago`, `Created`.
    private static func tell(
        status: String, of name: String, image: String?, _ line: Int, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        guard let word = status.words.first?.lowercased(), !name.isEmpty else { return }
        let states = [
            "up": "running", "exited": "exited", "restarting": "restarting", "created": "created",
            "dead": "dead", "removal": "removing", "exit": "exited", "running": "running",
        ]
        guard var state = states[word] else { return }
        if status.contains("(Paused)") { state = "paused" }
        let names = name.text(before: ",")
        let labels: KeyValuePairs<String, String?> = ["container": names, "image": image]
        list.add("container.state", state, labels, at: line, in: lines)
        list.add("container.image", image, labels, at: line, in: lines)
        let inside = status.text(between: "(", ")") ?? ""
        if state != "running" {
            list.add(
                "container.exit-code", number: Amount.number(inside), labels, at: line, in: lines)
        } else if ["healthy", "unhealthy", "health: starting"].contains(inside) {
            list.add(
                "container.health", inside.replacing("health: ", with: ""), labels, at: line,
                in: lines)
        }
    }

    private static func tell(
        stats row: [String: String], of name: String, _ line: Int, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        let labels: KeyValuePairs<String, String?> = ["container": name]
        func add(_ name: String, _ value: Double?) {
            list.add(name, number: value, labels, at: line, in: lines)
        }
        add("container.cpu-percent", row["CPU %"].flatMap { Amount.number($0) })
        add("container.memory-percent", row["MEM %"].flatMap { Amount.number($0) })
        let memory = (row["MEM USAGE / LIMIT"] ?? "").split(separator: "/")
        add("container.memory-bytes", memory.first.flatMap { Amount.bytes($0) })
        if memory.count == 2 { add("container.memory-limit-bytes", Amount.bytes(memory[1])) }
        add("container.processes", row["PIDS"].flatMap { Amount.number($0) })
    }

    @Sendable
    private static func disk(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let table = AlignedTable(lines[at])
        guard table.has("RECLAIMABLE", "SIZE") else { return nil }
        return rows(table, at, lines) { index, row in
            let kind = row["TYPE"]
            list.add(
                "docker.used-bytes", number: row["SIZE"].flatMap { Amount.bytes($0) },
                ["kind": kind], at: index, in: lines)
            list.add(
                "docker.reclaimable-bytes",
                number: row["RECLAIMABLE"].flatMap { Amount.bytes($0.text(before: " (")) },
                ["kind": kind], at: index, in: lines)
        }
    }
}
