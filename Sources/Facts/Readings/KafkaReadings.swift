/// `kafka-consumer-groups --describe` and `kafka-topics --describe`.
enum KafkaReadings {
    private static let groups = "kafka-consumer-groups --describe --group GROUP"

    static let vocabulary =
        ReadingVocabulary.told(
            by: groups, ["group", "topic", "partition", "host", "client"],
            "consumer-group.lag count",
            "consumer-group.offset count", "consumer-group.end-offset count",
            "consumer-group.has-consumer state")
        + ReadingVocabulary.told(
            by: groups, ["group", "topic"], "consumer-group.total-lag count")
        + ReadingVocabulary.told(
            by: groups + " --state", ["group"], "consumer-group.state state",
            "consumer-group.members count")
        + ReadingVocabulary.told(
            by: "kafka-topics --describe", ["topic", "partition"], "topic.leader state",
            "topic.replicas count", "topic.in-sync-replicas count", "topic.missing-replicas count")
        + ReadingVocabulary.told(
            by: "kafka-topics --describe", ["topic"], "topic.partitions count",
            "topic.replication-factor count")
        + ReadingVocabulary.told(
            by: "kafka-topics --describe", ["topic", "name"], "topic.setting state")

    static let readers = [
        OutputReader("kafka-consumer-groups", words: ["GROUP", "TOPIC"], read: lags),
        OutputReader("kafka-consumer-groups", words: ["Consumer"], read: idle),
        OutputReader("kafka-topics", words: ["Topic:", "Topic:or"], read: topics),
    ]

    @Sendable
    private static func lags(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let header = lines[at].words
        if header.contains("STATE"), header.contains("#MEMBERS") {
            return states(at, lines, &list)
        }
        guard let lag = header.firstIndex(of: "LAG"), let topic = header.firstIndex(of: "TOPIC"),
            let partition = header.firstIndex(of: "PARTITION"),
            let offset = header.firstIndex(of: "CURRENT-OFFSET"),
            let end = header.firstIndex(of: "LOG-END-OFFSET")
        else { return nil }
        let asked = lines.command(above: at)?.text(after: "--group ")?.words.first
        var totals: [(group: String?, topic: String, lag: Double, most: Double, line: Int)] = []
        var index = at + 1
        while index < lines.count {
            let words = lines[index].words
            guard words.count >= header.count - 1, words.count > lag,
                Amount.number(words[partition]) != nil || words[partition] == "-"
            else { break }
            func cell(_ name: String) -> String? {
                header.firstIndex(of: name).flatMap {
                    $0 < words.count && words[$0] != "-" ? words[$0] : nil
                }
            }
            let group = cell("GROUP") ?? asked
            let labels: KeyValuePairs<String, String?> = [
                "group": group, "topic": words[topic], "partition": words[partition],
                "host": cell("HOST").map { String($0.drop { $0 == "/" }) },
                "client": cell("CLIENT-ID"),
            ]
            let number = Amount.number(words[lag])
            list.add("consumer-group.lag", number: number, labels, at: index, in: lines)
            list.add(
                "consumer-group.offset", number: Amount.number(words[offset]), labels, at: index,
                in: lines)
            list.add(
                "consumer-group.end-offset", number: Amount.number(words[end]), labels, at: index,
                in: lines)
            if header.contains("CONSUMER-ID") {
                list.add(
                    "consumer-group.has-consumer", cell("CONSUMER-ID") == nil ? "no" : "yes",
                    labels,
                    at: index, in: lines)
            }
            if let known = totals.firstIndex(where: {
                $0.group == group && $0.topic == words[topic]
            }) {
                totals[known].lag += number ?? 0
                if number ?? 0 > totals[known].most {
                    (totals[known].most, totals[known].line) = (number ?? 0, index)
                }
            } else if totals.count < 1000 {
                totals.append((group, words[topic], number ?? 0, number ?? 0, index))
            }
            index += 1
        }
        for total in totals {
            list.add(
                "consumer-group.total-lag", number: total.lag,
                ["group": total.group, "topic": total.topic], at: total.line, in: lines)
        }
        return index
    }

    /// `--state`: the coordinator is two words, so the row is read from its right end.
    private static func states(
        _ at: Int, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int {
        var index = at + 1
        while index < lines.count {
            let words = lines[index].words
            guard words.count >= 4, let members = words.last, Amount.number(members) != nil else {
                break
            }
            let labels: KeyValuePairs<String, String?> = ["group": words[0]]
            list.add("consumer-group.state", words[words.count - 2], labels, at: index, in: lines)
            list.add("consumer-group.members", members, labels, at: index, in: lines)
            index += 1
        }
        return index
    }

    /// `Consumer group 'billing' has no active members.`, `… is rebalancing.`
    @Sendable
    private static func idle(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let line = lines[at]
        guard line.utf8.count < 300, let group = line.text(between: "Consumer group '", "'") else {
            return nil
        }
        if line.hasSuffix("has no active members.") {
            list.add("consumer-group.members", "0", ["group": group], at: at, in: lines)
        } else if let state = line.text(after: "' is ") {
            list.add(
                "consumer-group.state", state.text(before: "."), ["group": group], at: at, in: lines
            )
        } else {
            return nil
        }
        return at + 1
    }

    /// `Topic: orders  Partition: 0  Leader: 1  Replicas: 1,2  Isr: 1`
    @Sendable
    private static func topics(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let line = lines[at]
        var fields: [String: String] = [:]
        let words = line.words
        for (index, word) in words.enumerated() where word.hasSuffix(":") && index + 1 < words.count
        {
            let value = words[index + 1]
            fields[String(word.dropLast())] = value.hasSuffix(":") ? "" : value
        }
        guard let topic = fields["Topic"] else { return nil }
        if let partition = fields["Partition"], let replicas = fields["Replicas"] {
            let labels: KeyValuePairs<String, String?> = ["topic": topic, "partition": partition]
            let wanted = Double(replicas.split(separator: ",").count)
            let synced = Double((fields["Isr"] ?? "").split(separator: ",").count)
            list.add("topic.leader", fields["Leader"], labels, at: at, in: lines)
            list.add("topic.replicas", number: wanted, labels, at: at, in: lines)
            list.add("topic.in-sync-replicas", number: synced, labels, at: at, in: lines)
            list.add("topic.missing-replicas", number: wanted - synced, labels, at: at, in: lines)
            return at + 1
        }
        guard let count = fields["PartitionCount"] else { return nil }
        list.add("topic.partitions", count, ["topic": topic], at: at, in: lines)
        list.add(
            "topic.replication-factor", fields["ReplicationFactor"], ["topic": topic], at: at,
            in: lines)
        for setting in (fields["Configs"] ?? "").split(separator: ",") {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            list.add(
                "topic.setting", parts[1], ["topic": topic, "name": parts[0]], at: at, in: lines)
        }
        return at + 1
    }
}
