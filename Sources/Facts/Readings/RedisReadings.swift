/// `redis-cli info`.
enum RedisReadings {
    /// Fields of the answer and the readings they are.
    private static let fields = [
        "used_memory": "used-memory-bytes bytes", "used_memory_rss": "resident-memory-bytes bytes",
        "used_memory_peak": "peak-memory-bytes bytes", "maxmemory": "maxmemory-bytes bytes",
        "maxmemory_policy": "maxmemory-policy state",
        "total_system_memory": "host-memory-bytes bytes",
        "mem_fragmentation_ratio": "fragmentation-ratio count",
        "connected_clients": "connected-clients count", "maxclients": "maxclients count",
        "blocked_clients": "blocked-clients count", "evicted_keys": "evicted-keys count",
        "expired_keys": "expired-keys count", "keyspace_hits": "keyspace-hits count",
        "keyspace_misses": "keyspace-misses count",
        "rejected_connections": "rejected-connections count",
        "total_error_replies": "error-replies count",
        "instantaneous_ops_per_sec": "operations-per-second count", "role": "role state",
        "master_link_status": "master-link-status state",
        "master_link_down_since_seconds": "master-link-down-seconds seconds",
        "master_host": "master-host state", "connected_slaves": "connected-replicas count",
        "master_sync_in_progress": "sync-in-progress state", "loading": "loading state",
        "rdb_last_bgsave_status": "last-snapshot-status state",
        "rdb_changes_since_last_save": "changes-since-snapshot count",
        "aof_enabled": "append-file-enabled state",
        "aof_last_write_status": "append-file-write-status state",
        "aof_last_bgrewrite_status": "append-file-rewrite-status state",
        "cluster_enabled": "cluster-enabled state",
        "latest_fork_usec": "last-fork-microseconds count",
        "uptime_in_seconds": "uptime-seconds seconds", "redis_mode": "mode state",
        "process_supervised": "supervised state",
    ]

    static let vocabulary =
        fields.values.sorted().flatMap {
            ReadingVocabulary.told(by: "redis-cli info", ["port"], "redis.\($0)")
        }
        + ReadingVocabulary.told(
            by: "redis-cli info", ["port"], "redis.memory-used-percent percent",
            "redis.clients-used-percent percent")
        + ReadingVocabulary.told(
            by: "redis-cli info keyspace", ["database", "port"], "redis.keys count",
            "redis.keys-with-expiry count", "redis.keys-without-expiry count")

    static let readers = [
        OutputReader(
            "redis-cli info",
            words: [
                "#", "redis_ve", "used_mem", "maxmemor", "connecte", "role:mas", "role:sla",
                "rdb_last", "evicted_", "db0:keys",
            ], read: read)
    ]

    @Sendable
    private static func read(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let isHead = lines.raw(at).first == UInt8(ascii: "#")
        guard field(lines[isHead ? at + 1 : at]) != nil || isHead && isSection(lines[at]) else {
            return nil
        }
        var values: [String: (value: String, line: Int)] = [:]
        let port = lines.command(above: at).flatMap(port)
        var index = isHead ? at + 1 : at
        var known = 0
        while index < lines.count {
            let line = lines[index]
            if line.isEmpty || line.hasPrefix("# ") && isSection(line) {
                index += 1
                continue
            }
            guard let (key, value) = field(line) else { break }
            if key.hasPrefix("db"), value.hasPrefix("keys=") {
                keyspace(key, value, port, index, lines, &list)
                known += 1
            } else if fields[key] != nil {
                values[key] = (value, index)
                known += 1
            }
            index += 1
        }
        let ordered = values.sorted { $0.value.line < $1.value.line }
        for (key, found) in ordered {
            guard let name = fields[key]?.words.first else { continue }
            list.add("redis.\(name)", found.value, ["port": port], at: found.line, in: lines)
        }
        share("redis.memory-used-percent", values["used_memory"], values["maxmemory"])
        share("redis.clients-used-percent", values["connected_clients"], values["maxclients"])
        func share(
            _ name: String, _ part: (value: String, line: Int)?,
            _ whole: (value: String, line: Int)?
        ) {
            guard let part, let whole else { return }
            let percent = Amount.percent(Amount.number(part.value), of: Amount.number(whole.value))
            list.add(name, number: percent, ["port": port], at: part.line, in: lines)
        }
        return index
    }

    private static func port(_ command: String) -> String? {
        let words = command.words
        return zip(words, words.dropFirst()).first { $0.0 == "-p" }?.1
    }

    private static let sections: Set<String> = [
        "Server", "Clients", "Memory", "Persistence", "Stats", "Replication", "CPU", "Modules",
        "Commandstats", "Errorstats", "Latencystats", "Cluster", "Keyspace", "Sentinel", "Threads",
    ]

    private static func isSection(_ line: String) -> Bool {
        line.words.dropFirst().first.map(sections.contains) == true
    }

    /// `used_memory:916888`, with nothing but small letters, digits and `_` in its name.
    private static func field(_ line: String) -> (key: String, value: String)? {
        guard let (key, value) = line.pair, !key.isEmpty, key.utf8.count < 60,
            key.utf8.allSatisfy({ $0.isLower || $0.isDigit || $0 == 95 || $0 == 45 || $0 == 124 })
        else { return nil }
        return (key, value)
    }

    /// `db0:keys=1396,expires=0,avg_ttl=0`
    private static func keyspace(
        _ key: String, _ value: String, _ port: String?, _ line: Int, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        func number(_ name: String) -> Double? {
            value.text(after: name).flatMap { Amount.number($0.text(before: ",")) }
        }
        let labels: KeyValuePairs<String, String?> = ["database": key, "port": port]
        let keys = number("keys=")
        let expiring = number("expires=")
        list.add("redis.keys", number: keys, labels, at: line, in: lines)
        list.add("redis.keys-with-expiry", number: expiring, labels, at: line, in: lines)
        if let keys, let expiring {
            list.add(
                "redis.keys-without-expiry", number: keys - expiring, labels, at: line, in: lines)
        }
    }
}
