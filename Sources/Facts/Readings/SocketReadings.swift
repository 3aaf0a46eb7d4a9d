/// `ss` and `netstat`: who listens where, and how many connections are in which state.
enum SocketReadings {
    static let vocabulary =
        ReadingVocabulary.told(
            by: "ss -tulpn", ["port", "process", "protocol"], "socket.listening state")
        + ReadingVocabulary.told(
            by: "ss -tlnp", ["address", "port", "process"], "socket.accept-queue count",
            "socket.accept-queue-percent percent")
        + ReadingVocabulary.told(by: "ss -s", ["state"], "socket.count count")
        + ReadingVocabulary.told(
            by: "ss -tanp", ["process", "port"], "socket.close-wait count")
        + ReadingVocabulary.told(
            by: "ss -tan", ["host", "port"], "socket.syn-sent count", "socket.time-wait count")

    static let readers = [
        OutputReader("ss", words: ["State", "Netid"], read: ss),
        OutputReader("ss", words: ["TCP:"], read: summary),
        OutputReader("netstat", words: ["Proto"], read: netstat),
    ]

    private struct Row {
        let line: Int
        let kind: String
        let state: String
        let queued: Double?
        let room: Double?
        let local: (address: String, port: String)
        let peer: (address: String, port: String)
        let process: String?
    }

    @Sendable
    private static func ss(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let header = lines[at]
        guard header.contains("Recv-Q"), header.contains("Local Address") else { return nil }
        let hasKind = header.words.first == "Netid"
        let hasState = header.contains("State")
        var rows: [Row] = []
        var index = at + 1
        while index < lines.count {
            var words = lines[index].words
            let kind = hasKind && !words.isEmpty ? words.removeFirst() : "tcp"
            let state = hasState && !words.isEmpty ? words.removeFirst() : "ESTAB"
            guard words.count >= 4, let queued = Amount.number(words[0]),
                let room = Amount.number(words[1])
            else {
                // With -o, -i or -m a row goes on in an indented line.
                if let first = lines.raw(index).first, first == 9 || first == 32, !words.isEmpty {
                    index += 1
                    continue
                }
                break
            }
            let process = words.dropFirst(4).joined(separator: " ").text(between: "((\"", "\"")
            rows.append(
                Row(
                    line: index, kind: kind, state: state, queued: queued, room: room,
                    local: split(words[2]), peer: split(words[3]), process: process))
            index += 1
        }
        tell(rows, at, lines, &list)
        return index
    }

    @Sendable
    private static func netstat(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        guard lines[at].contains("Local Address") else { return nil }
        var rows: [Row] = []
        var index = at + 1
        while index < lines.count {
            let words = lines[index].words
            guard words.count >= 5, words[0].hasPrefix("tcp") || words[0].hasPrefix("udp"),
                let queued = Amount.number(words[1])
            else { break }
            let isStated =
                words.count > 5 && words[5].allSatisfy { $0.isUppercase || "_12".contains($0) }
            let program = words.dropFirst(isStated ? 6 : 5).first { $0.contains("/") }
            rows.append(
                Row(
                    line: index, kind: words[0], state: isStated ? words[5] : "UNCONN",
                    queued: queued, room: nil, local: split(words[3]), peer: split(words[4]),
                    process: program?.text(after: "/")?.text(before: ":")))
            index += 1
        }
        tell(rows, at, lines, &list)
        return index
    }

    private static func tell(
        _ rows: [Row], _ at: Int, _ lines: OutputLines, _ list: inout ReadingList
    ) {
        var totals: [(state: String, count: Int, line: Int)] = []
        var groups: [String: (name: String, row: Row, count: Int)] = [:]
        var order: [String] = []
        func count(_ name: String, _ key: String, _ row: Row) {
            let key = "\(name) \(key)"
            if groups[key] == nil { order.append(key) }
            groups[key, default: (name, row, 0)].count += 1
        }
        for row in rows {
            let state = row.state.lowercased().replacing("_", with: "-")
            switch state {
            case "listen", "unconn":
                guard state == "listen" || row.peer.port == "*" else { continue }
                list.add(
                    "socket.listening", row.local.address,
                    [
                        "port": row.local.port, "process": row.process,
                        "protocol": String(row.kind.prefix(3)),
                    ], at: row.line, in: lines)
                guard state == "listen", let room = row.room, let queued = row.queued else {
                    continue
                }
                queue(row, queued, room, lines, &list)
            case "close-wait":
                count("socket.close-wait", "\(row.process ?? "") \(row.local.port)", row)
            case "syn-sent": count("socket.syn-sent", "\(row.peer)", row)
            case "time-wait": count("socket.time-wait", "\(row.peer)", row)
            default: break
            }
            guard row.kind.hasPrefix("tcp") else { continue }
            let name = state == "estab" ? "established" : state
            if let index = totals.firstIndex(where: { $0.state == name }) {
                totals[index].count += 1
            } else {
                totals.append((name, 1, row.line))
            }
        }
        for total in totals {
            list.add(
                "socket.count", number: Double(total.count), ["state": total.state],
                at: total.line, in: lines)
        }
        for key in order.prefix(1000) {
            guard let group = groups[key] else { continue }
            let labels: KeyValuePairs<String, String?> =
                group.name == "socket.close-wait"
                ? ["process": group.row.process, "port": group.row.local.port]
                : ["host": group.row.peer.address, "port": group.row.peer.port]
            list.add(
                group.name, number: Double(group.count), labels, at: group.row.line, in: lines)
        }
    }

    /// Of a listening socket `ss` shows the connections nobody accepted yet and how many may wait.
    private static func queue(
        _ row: Row, _ queued: Double, _ room: Double, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        let labels: KeyValuePairs<String, String?> = [
            "address": row.local.address, "port": row.local.port, "process": row.process,
        ]
        list.add("socket.accept-queue", number: queued, labels, at: row.line, in: lines)
        list.add(
            "socket.accept-queue-percent", number: Amount.percent(queued, of: room), labels,
            at: row.line, in: lines)
    }

    /// `TCP:   2 (estab 0, closed 1, orphaned 0, timewait 1)` of `ss -s`.
    @Sendable
    private static func summary(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        guard let inside = lines[at].text(between: "(", ")") else { return nil }
        let names = [
            "estab": "established", "timewait": "time-wait", "closed": "closed",
            "orphaned": "orphaned",
        ]
        for part in inside.split(separator: ",") {
            let words = part.words
            guard words.count == 2, let state = names[words[0]] else { continue }
            list.add(
                "socket.count", number: Amount.number(words[1].text(before: "/")),
                ["state": state], at: at, in: lines)
        }
        return at + 1
    }

    /// Address and port of `10.0.0.7:5432`, `[::1]:6379`, `127.0.0.53%lo:53`, `*:22`.
    private static func split(_ text: String) -> (address: String, port: String) {
        guard let colon = text.lastIndex(of: ":") else { return (text, "") }
        var address = text[..<colon].filter { $0 != "[" && $0 != "]" }
        if let zone = address.firstIndex(of: "%") { address = String(address[..<zone]) }
        if address == "*" || address.isEmpty { address = "0.0.0.0" }
        return (address, String(text[text.index(after: colon)...]))
    }
}
