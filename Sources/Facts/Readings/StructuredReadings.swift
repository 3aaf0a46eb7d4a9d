/// `docker inspect` and `kubectl get -o json` or `-o yaml`: documents whose settings are readings as well.
enum StructuredReadings {
    static let readers = [OutputReader("json", marks: "[{", read: document)]

    /// A document in the middle of a text.
    @Sendable
    private static func document(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        let raw = lines.raw(at)
        guard
            raw.count < 3 || raw.starts(with: "[{\"".utf8)
                || raw.starts(with: "{\"apiVersion\"".utf8) || raw.starts(with: "[ {".utf8),
            raw.count < OutputLines.longest
        else { return nil }
        let opening = (at..<min(lines.count, at + 4)).map { lines[$0].prefix(400) }.joined()
        guard opening.contains("\"apiVersion\"") || opening.contains("\"Id\"") else { return nil }
        let end = end(at, lines)
        let told = ConfigReader.settings(in: lines.range(at..<end), file: list.file, dialect: .json)
        tell(told.settings, offset: at, &list)
        return end
    }

    /// The line after the one that closes the document.
    private static func end(_ at: Int, _ lines: OutputLines) -> Int {
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        for index in at..<lines.count {
            // The next prompt: the document was cut off.
            if lines.raw(index).first == UInt8(ascii: "$") { return max(index, at + 1) }
            for byte in lines.raw(index) {
                if isEscaped {
                    isEscaped = false
                } else if isQuoted {
                    if byte == 0x5C { isEscaped = true }
                    if byte == 0x22 { isQuoted = false }
                } else if byte == 0x22 {
                    isQuoted = true
                } else if byte == 0x7B || byte == 0x5B {
                    depth += 1
                } else if byte == 0x7D || byte == 0x5D {
                    depth -= 1
                }
            }
            if depth <= 0 { return index + 1 }
        }
        return lines.count
    }

    /// The readings that a configuration's settings tell; none of most configurations.
    static func readings(in settings: [Setting], file: Int, path: String) -> ReadingList {
        var list = ReadingList(file: file, path: path)
        tell(settings, offset: 0, &list)
        return list
    }

    private static func tell(_ settings: [Setting], offset: Int, _ list: inout ReadingList) {
        var objects: [String: [String: Setting]] = [:]
        var order: [String] = []
        for setting in settings {
            guard let (object, key) = split(setting.path) else { continue }
            if objects[object] == nil { order.append(object) }
            objects[object, default: [:]][key] = setting
        }
        for object in order {
            guard let fields = objects[object] else { continue }
            if object.hasPrefix("Pod/") {
                pod(String(object.dropFirst(4)), fields, offset, &list)
            } else if object.hasPrefix("Node/") {
                node(String(object.dropFirst(5)), fields, offset, &list)
            } else if object.hasPrefix("Event/") {
                event(fields, offset, &list)
            } else if fields["RestartCount"] != nil || fields["State.OOMKilled"] != nil {
                container(fields, offset, &list)
            }
        }
    }

    /// The object of a path and the key in it: `Pod/api-1` and `status.phase`, `0` and `State.Status`.
    private static func split(_ path: String) -> (object: String, key: String)? {
        for kind in ["Pod/", "Node/", "Event/"] where path.hasPrefix(kind) {
            for mark in [
                ".status.", ".metadata.", ".type", ".reason", ".message", ".involvedObject.",
                ".count", ".spec.",
            ] {
                guard let range = path.firstRange(of: mark) else { continue }
                return (
                    String(path[..<range.lowerBound]),
                    String(path[path.index(after: range.lowerBound)...])
                )
            }
            return nil
        }
        let index = path.prefix { $0.isNumber }
        let rest = index.isEmpty ? path[...] : path.dropFirst(index.count + 1)
        let isAsked =
            rest.hasPrefix("State.") || rest == "Name" || rest == "RestartCount"
            || rest == "Config.Image" || rest == "HostConfig.Memory"
        return isAsked ? (String(index), String(rest)) : nil
    }

    private static func add(
        _ name: String, _ setting: Setting?, _ labels: KeyValuePairs<String, String?>,
        _ offset: Int, _ list: inout ReadingList, value: String? = nil
    ) {
        guard let setting else { return }
        list.note(command: setting.path.contains("/") ? "kubectl get" : "docker inspect")
        list.add(
            name, value ?? setting.value, labels, line: setting.place.line + offset,
            text: String("\(setting.path) = \(setting.value)".prefix(500)))
    }

    private static func container(
        _ fields: [String: Setting], _ offset: Int, _ list: inout ReadingList
    ) {
        let name = fields["Name"].map { String($0.value.drop { $0 == "/" }) }
        let labels: KeyValuePairs<String, String?> = [
            "container": name, "image": fields["Config.Image"]?.value,
        ]
        let isRunning = fields["State.Running"]?.value == "true"
        add("container.state", fields["State.Status"], labels, offset, &list)
        add("container.restarts", fields["RestartCount"], labels, offset, &list)
        if !isRunning {
            add("container.exit-code", fields["State.ExitCode"], labels, offset, &list)
        }
        let killed = fields["State.OOMKilled"]
        add(
            "container.oom-killed", killed, labels, offset, &list,
            value: killed?.value == "true" ? "yes" : "no")
        add("container.health", fields["State.Health.Status"], labels, offset, &list)
        add("container.image", fields["Config.Image"], labels, offset, &list)
        if let limit = fields["HostConfig.Memory"], limit.value != "0" {
            add("container.memory-limit-bytes", limit, labels, offset, &list)
        }
    }

    private static func pod(
        _ name: String, _ fields: [String: Setting], _ offset: Int, _ list: inout ReadingList
    ) {
        let namespace = fields["metadata.namespace"]?.value
        add(
            "pod.state", fields["status.phase"], ["pod": name, "namespace": namespace], offset,
            &list)
        for number in 0..<50 {
            let base = "status.containerStatuses.\(number)."
            guard let container = fields[base + "name"]?.value else { break }
            let labels: KeyValuePairs<String, String?> = [
                "container": container, "pod": name, "namespace": namespace,
                "image": fields[base + "image"]?.value,
            ]
            add("container.restarts", fields[base + "restartCount"], labels, offset, &list)
            add("container.image", fields[base + "image"], labels, offset, &list)
            add(
                "container.waiting-reason", fields[base + "state.waiting.reason"], labels, offset,
                &list)
            for state in ["state", "lastState"] {
                let ended = base + state + ".terminated."
                add("container.last-reason", fields[ended + "reason"], labels, offset, &list)
                add("container.exit-code", fields[ended + "exitCode"], labels, offset, &list)
            }
        }
    }

    private static func node(
        _ name: String, _ fields: [String: Setting], _ offset: Int, _ list: inout ReadingList
    ) {
        for number in 0..<50 {
            let base = "status.conditions.\(number)."
            guard let type = fields[base + "type"]?.value else { break }
            add(
                "node.condition", fields[base + "status"],
                ["node": name, "condition": type, "reason": fields[base + "reason"]?.value], offset,
                &list)
        }
    }

    private static func event(
        _ fields: [String: Setting], _ offset: Int, _ list: inout ReadingList
    ) {
        let object = fields["involvedObject.name"]?.value
        let kind = fields["involvedObject.kind"]?.value.lowercased()
        let namespace = fields["involvedObject.namespace"]?.value
        add(
            fields["type"]?.value == "Warning" ? "event.warning" : "event.normal",
            fields["reason"],
            [
                "object": object, "kind": kind, "namespace": namespace,
                "message": fields["message"]?.value,
            ], offset, &list)
        add(
            "event.times", fields["count"],
            [
                "object": object, "kind": kind, "namespace": namespace,
                "reason": fields["reason"]?.value,
            ], offset, &list)
    }
}
