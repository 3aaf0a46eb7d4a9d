/// `dig`, `nslookup` and `host`.
enum DNSReadings {
    static let vocabulary = ReadingVocabulary.told(
        by: "dig NAME", ["name", "type", "server"], "dns.status state", "dns.answer state",
        "dns.answers count", "dns.query-seconds seconds")

    static let readers = [
        OutputReader("dig", words: [";", ";;"], read: dig),
        OutputReader("nslookup", words: ["Server:", "**", "Name:"], read: nslookup),
        OutputReader("host", words: ["Host"], read: missing),
    ]

    /// `; <<>> DiG 9.18 <<>> name` and everything up to the next one.
    @Sendable
    private static func dig(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        guard lines.raw(at).count < 400 else { return nil }
        let head = lines[at]
        if head.hasPrefix(";; connection timed out") || head.contains("no servers could be reached")
        {
            list.add(
                "dns.status", "timed out", ["name": asked(lines.command(above: at))], at: at,
                in: lines)
            return at + 1
        }
        guard head.hasPrefix("; <<>> DiG") || head.hasPrefix(";; ->>HEADER<<-") else { return nil }
        var name = head.contains("DiG") ? asked(head.text(after: "DiG")?.text(after: "<<>> ")) : nil
        let server = head.words.first { $0.hasPrefix("@") }.map { String($0.dropFirst()) }
        var type: String?
        var status: (value: String, line: Int)?
        var answers: [(words: [String], line: Int)] = []
        var seconds: Double?
        var last = at
        var section = ""
        var index = head.contains("DiG") ? at + 1 : at
        while index < lines.count, index < at + 2000 {
            let line = lines[index]
            if line.hasPrefix("; <<>> DiG") { break }
            if line.hasPrefix(";; ->>HEADER<<-") {
                if status != nil { break }
                status = (line.text(between: "status: ", ",") ?? "", index)
            } else if line.hasPrefix(";; "), line.hasSuffix(" SECTION:") {
                section = line.words[1]
            } else if section == "QUESTION", line.hasPrefix(";") {
                let words = line.dropFirst().words
                name = words.first.map(bare) ?? name
                type = words.last
                section = ""
            } else if section == "ANSWER", !line.hasPrefix(";"), line.words.count >= 5 {
                answers.append((line.words, index))
            } else if line.hasPrefix(";; Query time: ") {
                seconds = line.words.dropFirst(3).first.flatMap { Amount.number($0) }.map {
                    $0 / 1000
                }
                last = index
            } else if line.contains("connection timed out")
                || line.contains("no servers could be reached")
            {
                status = status ?? ("timed out", index)
            } else if line.hasPrefix(";; MSG SIZE") || line.hasPrefix("$ ") {
                index += 1
                break
            }
            index += 1
        }
        let labels: KeyValuePairs<String, String?> = ["name": name, "type": type, "server": server]
        if let status {
            list.add("dns.status", status.value, labels, at: status.line, in: lines)
            if status.value != "timed out" {
                list.add(
                    "dns.answers", number: Double(answers.count), labels, at: status.line, in: lines
                )
            }
        }
        for answer in answers.prefix(200) {
            list.add(
                "dns.answer", answer.words[4...].joined(separator: " "),
                ["name": bare(answer.words[0]), "type": answer.words[3], "server": server],
                at: answer.line, in: lines)
        }
        list.add("dns.query-seconds", number: seconds, labels, at: last, in: lines)
        return index
    }

    /// The first word of a query that is a name.
    private static func asked(_ command: String?) -> String? {
        command?.words.first { !"+@-".contains($0.first ?? "-") && $0.contains(".") }.map(bare)
    }

    private static func bare(_ name: String) -> String {
        name.hasSuffix(".") && name.count > 1 ? String(name.dropLast()) : name
    }

    @Sendable
    private static func nslookup(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        let line = lines[at]
        if let name = line.text(between: "** server can't find ", ": ") {
            list.add(
                "dns.status", line.text(after: "\(name): ")?.trimmed, ["name": bare(name)], at: at,
                in: lines)
            return at + 1
        }
        guard line.hasPrefix("Server:"), lines[at + 1].hasPrefix("Address:"),
            let server = line.pair?.value
        else { return nil }
        var name: String?
        var index = at + 2
        while index < lines.count, index < at + 60 {
            let line = lines[index]
            if line.hasPrefix("Name:") {
                let next = line.pair?.value
                if next != name {
                    list.add(
                        "dns.status", "NOERROR", ["name": next, "server": server], at: index,
                        in: lines)
                }
                name = next
            } else if let address = line.hasPrefix("Address:") ? line.pair?.value : nil {
                list.add(
                    "dns.answer", address,
                    ["name": name, "type": address.contains(":") ? "AAAA" : "A", "server": server],
                    at: index, in: lines)
            } else if let missing = line.text(between: "** server can't find ", ": ") {
                list.add(
                    "dns.status", line.text(after: "\(missing): ")?.trimmed,
                    ["name": bare(missing), "server": server], at: index, in: lines)
            } else if !lines.isBlank(index), !line.hasPrefix("Non-authoritative"),
                !line.contains("canonical name")
            {
                break
            }
            index += 1
        }
        return index
    }

    /// `Host api.example not found: 3(NXDOMAIN)`
    @Sendable
    private static func missing(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        let line = lines[at]
        guard let name = line.text(between: "Host ", " not found: ") else { return nil }
        list.add(
            "dns.status", line.text(between: "(", ")"), ["name": bare(name)], at: at, in: lines)
        return at + 1
    }
}
