/// The tables of `kubectl get` and `kubectl top`.
enum KubernetesReadings {
    static let vocabulary =
        ReadingVocabulary.told(
            by: "kubectl get pods -A", ["pod", "namespace", "node"], "pod.state state",
            "pod.ready state", "pod.restarts count", "pod.age-seconds seconds")
        + ReadingVocabulary.told(
            by: "kubectl get nodes", ["node", "version"], "node.state state")
        + ReadingVocabulary.told(
            by: "kubectl describe node NODE", ["node", "condition", "reason"],
            "node.condition state")
        + ReadingVocabulary.told(
            by: "kubectl describe node NODE", ["node", "resource"],
            "node.requested-percent percent")
        + ReadingVocabulary.told(
            by: "kubectl top nodes", ["node"], "node.cpu-percent percent",
            "node.memory-percent percent")
        + ReadingVocabulary.told(
            by: "kubectl top pods -A", ["pod", "namespace"], "pod.memory-bytes bytes",
            "pod.cpu-cores count")
        + ReadingVocabulary.told(
            by: "kubectl get events -A", ["object", "kind", "namespace", "message"],
            "event.warning state", "event.normal state")
        + ReadingVocabulary.told(
            by: "kubectl get events -A", ["object", "kind", "namespace", "reason"],
            "event.times count")
        + ReadingVocabulary.told(
            by: "kubectl get pvc -A", ["claim", "namespace", "storage_class"], "claim.state state")
        + ReadingVocabulary.told(
            by: "kubectl get deployments,statefulsets -A", ["workload", "namespace"],
            "workload.ready count", "workload.wanted count", "workload.missing count")
        + ReadingVocabulary.told(
            by: "kubectl get endpoints -A", ["service", "namespace"], "service.endpoints count")

    static let readers = [
        OutputReader("kubectl get", words: ["NAME", "NAMESPACE", "LAST"], read: table)
    ]

    @Sendable
    private static func table(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let table = AlignedTable(lines[at])
        let reader: (([String: String], Int, String?, OutputLines, inout ReadingList) -> Void)? =
            if table.has("NAME", "READY", "STATUS", "RESTARTS") {
                pod
            } else if table.has("NAME", "STATUS", "ROLES") {
                node
            } else if table.has("TYPE", "REASON", "OBJECT") {
                event
            } else if table.has("NAME", "STATUS", "VOLUME") {
                claim
            } else if table.has("NAME", "READY", "AGE") {
                workload
            } else if table.has("NAME", "ENDPOINTS") {
                endpoints
            } else if table.has("NAME", "CPU(cores)") {
                usage
            } else {
                nil
            }
        guard let reader else { return nil }
        let command = lines.command(above: at)?.words ?? []
        let asked = zip(command, command.dropFirst()).first {
            $0.0 == "-n" || $0.0 == "--namespace"
        }?.1
        var index = at + 1
        while index < lines.count, !lines.isBlank(index), let row = table.row(lines[index]),
            row.count > 1
        {
            reader(row, index, row["NAMESPACE"] ?? asked, lines, &list)
            index += 1
        }
        return index
    }

    private static func pod(
        _ row: [String: String], _ line: Int, _ namespace: String?, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        guard let name = row["NAME"], row["READY"]?.contains("/") == true else { return }
        let labels: KeyValuePairs<String, String?> = [
            "pod": bare(name), "namespace": namespace, "node": row["NODE"],
        ]
        let ready = (row["READY"] ?? "").split(separator: "/")
        list.add("pod.state", row["STATUS"], labels, at: line, in: lines)
        list.add(
            "pod.ready", ready.first == ready.last ? "yes" : "no", labels, at: line, in: lines)
        list.add(
            "pod.restarts", number: row["RESTARTS"]?.words.first.flatMap(Amount.number), labels,
            at: line, in: lines)
        list.add(
            "pod.age-seconds", number: row["AGE"].flatMap { Amount.seconds($0) }, labels, at: line,
            in: lines)
    }

    private static func node(
        _ row: [String: String], _ line: Int, _ namespace: String?, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        list.add(
            "node.state", row["STATUS"], ["node": row["NAME"], "version": row["VERSION"]], at: line,
            in: lines)
    }

    private static func event(
        _ row: [String: String], _ line: Int, _ namespace: String?, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        let object = (row["OBJECT"] ?? "").split(separator: "/", maxSplits: 1).map(String.init)
        add(
            event: row["TYPE"] ?? "", reason: row["REASON"], object: object.last,
            kind: object.count == 2 ? object[0].lowercased() : nil, namespace: namespace,
            message: row["MESSAGE"], times: row["COUNT"].flatMap { Amount.number($0) }, line, lines,
            &list)
    }

    static func add(
        event type: String, reason: String?, object: String?, kind: String?, namespace: String?,
        message: String?, times: Double?, _ line: Int, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        guard type == "Warning" || type == "Normal" else { return }
        list.add(
            type == "Warning" ? "event.warning" : "event.normal", reason,
            ["object": object, "kind": kind, "namespace": namespace, "message": message], at: line,
            in: lines)
        list.add(
            "event.times", number: times,
            ["object": object, "kind": kind, "namespace": namespace, "reason": reason], at: line,
            in: lines)
    }

    private static func claim(
        _ row: [String: String], _ line: Int, _ namespace: String?, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        // A row without a volume shifts the columns left of it by nothing: the state stands where it should.
        list.add(
            "claim.state", row["STATUS"],
            [
                "claim": row["NAME"].map(bare), "namespace": namespace,
                "storage_class": row["STORAGECLASS"],
            ], at: line, in: lines)
    }

    private static func workload(
        _ row: [String: String], _ line: Int, _ namespace: String?, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        let ready = (row["READY"] ?? "").split(separator: "/").map { Amount.number($0) }
        guard ready.count == 2, let now = ready[0], let wanted = ready[1] else { return }
        let labels: KeyValuePairs<String, String?> = [
            "workload": row["NAME"].map(bare), "namespace": namespace,
        ]
        list.add("workload.ready", number: now, labels, at: line, in: lines)
        list.add("workload.wanted", number: wanted, labels, at: line, in: lines)
        list.add("workload.missing", number: max(0, wanted - now), labels, at: line, in: lines)
    }

    private static func endpoints(
        _ row: [String: String], _ line: Int, _ namespace: String?, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        let text = row["ENDPOINTS"] ?? ""
        let more = text.text(between: "+ ", " more").flatMap { Amount.number($0) } ?? 0
        let shown = text == "<none>" || text.isEmpty ? 0 : text.split(separator: ",").count
        list.add(
            "service.endpoints", number: Double(shown) + more,
            ["service": row["NAME"].map(bare), "namespace": namespace], at: line, in: lines)
    }

    private static func usage(
        _ row: [String: String], _ line: Int, _ namespace: String?, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        let name = row["NAME"]
        if let share = row["MEMORY%"] ?? row["MEMORY(%)"] {
            let processor = row["CPU%"] ?? row["CPU(%)"]
            list.add(
                "node.memory-percent", number: Amount.number(share), ["node": name], at: line,
                in: lines)
            list.add(
                "node.cpu-percent", number: processor.flatMap { Amount.number($0) },
                ["node": name], at: line, in: lines)
            return
        }
        let labels: KeyValuePairs<String, String?> = ["pod": name, "namespace": namespace]
        list.add(
            "pod.memory-bytes", number: row["MEMORY(bytes)"].flatMap { Amount.bytes($0) }, labels,
            at: line, in: lines)
        list.add(
            "pod.cpu-cores", number: row["CPU(cores)"].flatMap(cores), labels, at: line, in: lines)
    }

    /// `250m` is a quarter of a core.
    private static func cores(_ text: String) -> Double? {
        text.hasSuffix("m") ? Amount.number(text.dropLast()).map { $0 / 1000 } : Amount.number(text)
    }

    /// `kubectl get all` writes `pod/api-1`.
    private static func bare(_ name: String) -> String {
        name.split(separator: "/").last.map(String.init) ?? name
    }
}
