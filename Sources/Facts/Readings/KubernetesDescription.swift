/// `kubectl describe pod` and `kubectl describe node`, and their lists of events wherever they stand.
enum KubernetesDescription {
    static let readers = [
        OutputReader("kubectl describe", words: ["Name:"], read: read),
        OutputReader("kubectl describe", words: ["Events:"], read: loneEvents),
    ]

    /// What is described, and the part of it a line belongs to.
    private struct Subject {
        var name = ""
        var namespace: String?
        var isNode = false
        var section = ""
        var container = ""
        var image: String?
        var state = ""

        var labels: KeyValuePairs<String, String?> {
            ["container": container, "pod": name, "namespace": namespace, "image": image]
        }
    }

    @Sendable
    private static func read(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        guard lines.raw(at).starts(with: "Name:".utf8), let name = lines[at].pair?.value else {
            return nil
        }
        var subject = Subject(name: name)
        let head = (at + 1..<min(lines.count, at + 4)).map { lines[$0] }
        subject.namespace = head.first { $0.hasPrefix("Namespace:") }?.pair?.value
        subject.isNode = head.contains { $0.hasPrefix("Roles:") }
        guard subject.namespace != nil || subject.isNode else { return nil }
        var index = at + 1
        while index < lines.count, !lines.raw(index).starts(with: "Name:".utf8),
            !startsElsewhere(lines.raw(index))
        {
            index = read(index, of: &subject, lines, &list)
        }
        return index
    }

    /// A prompt or heading ends a description.
    private static func startsElsewhere(_ raw: UnsafeRawBufferPointer) -> Bool {
        guard let first = raw.first, raw.count > 2 else { return false }
        return "$#+=".utf8.contains(first) && OutputLines.command(in: raw) != nil
    }

    private static func read(
        _ index: Int, of subject: inout Subject, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int {
        let line = lines[index]
        let indent = line.utf8.prefix { $0 == 32 }.count
        guard indent < line.utf8.count else { return index + 1 }
        if indent == 0 {
            subject.section = line.text(before: ":")
            if subject.section == "Events" {
                return events(
                    index + 1, subject.name, subject.isNode ? "node" : "pod", subject.namespace,
                    lines, &list)
            }
            if subject.section == "Status", !subject.isNode {
                list.add(
                    "pod.state", line.pair?.value,
                    ["pod": subject.name, "namespace": subject.namespace], at: index, in: lines)
            }
            return index + 1
        }
        switch subject.section {
        case "Containers", "Init Containers": container(line, indent, index, &subject, lines, &list)
        case "Conditions" where subject.isNode: condition(line, index, subject, lines, &list)
        case "Allocated resources": allocated(line, index, subject, lines, &list)
        default: break
        }
        return index + 1
    }

    private static func container(
        _ line: String, _ indent: Int, _ index: Int, _ subject: inout Subject,
        _ lines: OutputLines, _ list: inout ReadingList
    ) {
        guard let (key, value) = line.pair else { return }
        if indent == 2, value.isEmpty {
            (subject.container, subject.image, subject.state) = (key, nil, "")
            return
        }
        func add(_ name: String, _ value: String?) {
            list.add(name, value, subject.labels, at: index, in: lines)
        }
        switch (key, subject.state) {
        case ("Image", _):
            subject.image = value
            add("container.image", value)
        case ("State", _):
            subject.state = value == "Waiting" ? "waiting" : "now"
            add("container.state", value.lowercased())
        case ("Last State", _): subject.state = "last"
        case ("Reason", "waiting"): add("container.waiting-reason", value)
        case ("Reason", _): add("container.last-reason", value)
        case ("Exit Code", _): add("container.exit-code", value)
        case ("Ready", _) where indent == 4: subject.state = ""
        case ("Restart Count", _): add("container.restarts", value)
        case ("Limits", _): subject.state = "limits"
        case ("Requests", _), ("Liveness", _), ("Environment", _), ("Mounts", _):
            subject.state = ""
        case ("memory", "limits"):
            add("container.memory-limit-bytes", Amount.bytes(value).map(Amount.plain))
        default: break
        }
    }

    private static func condition(
        _ line: String, _ index: Int, _ subject: Subject, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        let words = line.words
        guard words.count >= 2, ["True", "False", "Unknown"].contains(words[1]) else { return }
        let parts = parts(line)
        list.add(
            "node.condition", words[1],
            [
                "node": subject.name, "condition": words[0],
                "reason": parts.count >= 5 ? parts[parts.count - 2] : nil,
            ], at: index, in: lines)
    }

    /// `  cpu                1900m (95%)  2 (100%)`
    private static func allocated(
        _ line: String, _ index: Int, _ subject: Subject, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        let words = line.words
        guard words.count >= 3, words[2].hasSuffix("%)") else { return }
        list.add(
            "node.requested-percent",
            number: Amount.number(words[2].filter { $0 != "(" && $0 != ")" }),
            ["node": subject.name, "resource": words[0]], at: index, in: lines)
    }

    @Sendable
    private static func loneEvents(
        _ at: Int, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int? {
        guard lines[at].hasPrefix("Events:"), lines[at + 1].words.starts(with: ["Type", "Reason"])
        else { return nil }
        return events(at + 1, nil, nil, nil, lines, &list)
    }

    /// The rows of a list of events; its messages may go on in further lines.
    private static func events(
        _ at: Int, _ object: String?, _ kind: String?, _ namespace: String?, _ lines: OutputLines,
        _ list: inout ReadingList
    ) -> Int {
        var index = at
        while index < lines.count, !lines.isBlank(index), !startsElsewhere(lines.raw(index)) {
            let parts = parts(lines[index])
            if parts.count >= 4, parts[0] == "Warning" || parts[0] == "Normal" {
                KubernetesReadings.add(
                    event: parts[0], reason: parts[1], object: object, kind: kind,
                    namespace: namespace, message: parts.count > 4 ? parts[4] : nil,
                    times: parts[2].text(between: "(x", " ").flatMap { Amount.number($0) }, index,
                    lines, &list)
            } else if lines.raw(index).starts(with: "Name:".utf8) {
                break
            }
            index += 1
        }
        return index
    }

    /// What two blanks or more separate.
    private static func parts(_ line: String) -> [String] {
        var parts: [String] = []
        var rest = line.trimmed[...]
        while let range = rest.firstRange(of: "  ") {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...].drop { $0 == " " }
        }
        if !rest.isEmpty { parts.append(String(rest)) }
        return parts
    }
}
