/// `rabbitmqctl list_queues`, and what `rabbitmqctl status` says of alarms and limits.
enum RabbitMQReadings {
    static let vocabulary =
        ReadingVocabulary.told(
            by:
                "rabbitmqctl list_queues name messages messages_ready messages_unacknowledged consumers",
            ["queue", "vhost"], "queue.messages count", "queue.messages-ready count",
            "queue.messages-unacknowledged count", "queue.consumers count",
            "queue.memory-bytes bytes", "queue.message-bytes bytes", "queue.state state",
            "queue.type state", "queue.message-ttl-seconds seconds", "queue.max-length count",
            "queue.dead-letter-exchange state")
        + ReadingVocabulary.told(
            by: "rabbitmqctl status", ["node"], "broker.alarm state")
        + ReadingVocabulary.told(
            by: "rabbitmqctl status", [], "broker.memory-bytes bytes",
            "broker.memory-limit-bytes bytes", "broker.disk-free-bytes bytes",
            "broker.disk-limit-bytes bytes")

    static let readers = [
        OutputReader(
            "rabbitmqctl list_queues", words: ["name", "Listing", "vhost", "messages"], read: queues
        ),
        OutputReader(
            "rabbitmqctl status", words: ["Memory", "Free", "Total", "Low"], read: status),
    ]

    /// Columns of `list_queues` and the readings they are.
    private static let numbers = [
        "messages": "queue.messages", "messages_ready": "queue.messages-ready",
        "messages_unacknowledged": "queue.messages-unacknowledged",
        "consumers": "queue.consumers", "memory": "queue.memory-bytes",
        "message_bytes": "queue.message-bytes",
    ]
    private static let words = ["state": "queue.state", "type": "queue.type"]

    @Sendable
    private static func queues(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        var index = at
        var vhost: String?
        var columns: [String] = []
        let command = lines.command(above: at)?.words ?? []
        if lines[at].hasPrefix("Listing queues") {
            vhost = lines[at].text(between: "vhost ", " ...")
            index += 1
            // Before 3.8 there is no line of names: the command says which columns were asked for.
            columns =
                (command.firstIndex(of: "list_queues").map { Array(command[($0 + 1)...]) } ?? [])
                .filter { numbers[$0] != nil || words[$0] != nil || $0 == "name" }
            if columns.isEmpty { columns = ["name", "messages"] }
        } else if !isHeader(lines[at]) {
            return nil
        }
        if isHeader(lines[index]) {
            columns = cells(lines[index])
            index += 1
        }
        if vhost == nil {
            vhost = zip(command, command.dropFirst()).first { $0.0 == "-p" || $0.0 == "--vhost" }?.1
        }
        while index < lines.count, !lines.isBlank(index) {
            let row = cells(lines[index])
            guard row.count == columns.count else { break }
            tell(Dictionary(zip(columns, row)) { first, _ in first }, vhost, index, lines, &list)
            index += 1
        }
        return index
    }

    private static func cells(_ line: String) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map(\.trimmed)
    }

    private static func isHeader(_ line: String) -> Bool {
        let cells = cells(line)
        return cells.count > 1 && cells.contains("name")
            && cells.contains { numbers[$0] != nil || $0 == "arguments" }
            && cells.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLowercase || $0 == "_" } }
    }

    /// Whether a table with these columns is one of queues.
    static func isTable(of columns: [String]) -> Bool {
        columns.contains("name") && columns.contains { $0 == "messages" || $0 == "messages_ready" }
    }

    /// One queue by its columns.
    static func tell(
        _ row: [String: String], _ vhost: String?, _ line: Int, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        guard let name = row["name"], !name.isEmpty else { return }
        let labels: KeyValuePairs<String, String?> = [
            "queue": name, "vhost": row["vhost"] ?? vhost,
        ]
        for (column, reading) in numbers.sorted(by: { $0.key < $1.key }) {
            list.add(
                reading, number: row[column].flatMap { Amount.number($0) }, labels, at: line,
                in: lines)
        }
        for (column, reading) in words.sorted(by: { $0.key < $1.key }) {
            list.add(reading, row[column], labels, at: line, in: lines)
        }
        guard let arguments = row["arguments"] else { return }
        if let ttl = argument("x-message-ttl", arguments) {
            list.add(
                "queue.message-ttl-seconds", number: Amount.number(ttl).map { $0 / 1000 }, labels,
                at: line, in: lines)
        }
        list.add(
            "queue.max-length", argument("x-max-length", arguments), labels, at: line, in: lines)
        list.add(
            "queue.dead-letter-exchange", argument("x-dead-letter-exchange", arguments), labels,
            at: line, in: lines)
    }

    /// `[{"x-message-ttl",2000}]`, in JSON `{"x-message-ttl":2000}`.
    private static func argument(_ name: String, _ text: String) -> String? {
        guard let rest = text.text(after: "\"\(name)\"") else { return nil }
        let value = rest.drop { ",: <".contains($0) }
        return value.prefix { !"}],>".contains($0) }.filter { $0 != "\"" }.nonEmpty
    }

    @Sendable
    private static func status(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        guard lines.raw(at).count < 200 else { return nil }
        let line = lines[at].trimmed
        if let node = line.text(after: " alarm on node ") {
            let kind = line.hasPrefix("Memory") ? "memory" : "disk"
            list.add("broker.alarm", kind, ["node": node.words.first], at: at, in: lines)
            return at + 1
        }
        let names = [
            "Total memory used: ": "broker.memory-bytes",
            "Free disk space: ": "broker.disk-free-bytes",
            "Low free disk space watermark: ": "broker.disk-limit-bytes",
        ]
        if let (prefix, name) = names.first(where: { line.hasPrefix($0.key) }) {
            list.add(name, number: Amount.bytes(line.dropFirst(prefix.count)), at: at, in: lines)
            return at + 1
        }
        guard line.hasPrefix("Memory high watermark setting: "),
            let limit = line.text(after: "computed to: ")
        else { return nil }
        list.add("broker.memory-limit-bytes", number: Amount.bytes(limit), at: at, in: lines)
        return at + 1
    }
}
