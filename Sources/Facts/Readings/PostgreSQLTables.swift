/// `pg_stat_activity`, `pg_replication_slots`, `pg_stat_replication`, `pg_settings`, `SHOW`, sizes of databases.
enum PostgreSQLTables {
    static let vocabulary =
        ReadingVocabulary.told(
            by: "psql -c 'select * from pg_stat_activity'", ["state"], "postgresql.sessions count")
        + ReadingVocabulary.told(
            by: "psql -c 'select * from pg_stat_activity'", [], "postgresql.session-total count",
            "postgresql.lock-waits count")
        + ReadingVocabulary.told(
            by: "psql -c 'select * from pg_stat_activity'",
            ["pid", "user", "database", "application", "host"], "postgresql.session-state state",
            "postgresql.idle-in-transaction-seconds seconds", "postgresql.query-seconds seconds",
            "postgresql.longest-idle-in-transaction-seconds seconds",
            "postgresql.longest-query-seconds seconds")
        + ReadingVocabulary.told(
            by: "psql -c 'select * from pg_settings'", ["name"], "postgresql.setting state")
        + ReadingVocabulary.told(
            by: "psql -c 'select * from pg_stat_activity' -c 'show max_connections'",
            ["sessions", "limit"], "postgresql.connections-used-percent percent")
        + ReadingVocabulary.told(
            by: "psql -c 'select datname, pg_database_size(datname) from pg_database'",
            ["database"], "postgresql.database-bytes bytes")
        + ReadingVocabulary.told(
            by: "psql -c 'select * from pg_replication_slots'", ["slot", "database", "plugin"],
            "replication-slot.active state", "replication-slot.wal-status state",
            "replication-slot.retained-bytes bytes")
        + ReadingVocabulary.told(
            by: "psql -c 'select * from pg_stat_replication'", ["replica", "host"],
            "replication.state state", "replication.lag-bytes bytes",
            "replication.lag-seconds seconds")

    static func tell(
        _ table: ResultTable, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Bool {
        if table.has("slot_name", "active") {
            for row in table.rows { slot(row, lines, &list) }
        } else if table.has("state", "sent_lsn") || table.has("state", "replay_lag") {
            for row in table.rows { replica(row, lines, &list) }
        } else if table.has("pid", "state") {
            sessions(table, lines, &list)
        } else if table.has("state", "count"), !table.has("name") {
            counts(table, lines, &list)
        } else if table.has("name", "setting") {
            for row in table.rows {
                setting(row["name"], row["setting"], row["unit"], row.line, lines, &list)
            }
        } else if table.columns.count == 1, table.rows.count == 1,
            known.contains(table.columns[0])
        {
            let row = table.rows[0]
            setting(table.columns[0], row[table.columns[0]], nil, row.line, lines, &list)
        } else if let size = table.columns.first(where: { $0.contains("size") }),
            table.has("datname")
        {
            for row in table.rows {
                list.add(
                    "postgresql.database-bytes", number: row[size].flatMap { Amount.bytes($0) },
                    ["database": row["datname"]], at: row.line, in: lines)
            }
        } else {
            return false
        }
        return true
    }

    /// What `SHOW` is asked for; other single values are anybody's.
    private static let known: Set<String> = [
        "max_connections", "superuser_reserved_connections", "shared_buffers", "work_mem",
        "wal_level", "max_wal_senders", "max_replication_slots", "max_slot_wal_keep_size",
        "wal_keep_size", "statement_timeout", "lock_timeout", "idle_session_timeout",
        "idle_in_transaction_session_timeout", "timezone", "log_timezone", "datestyle",
        "server_encoding", "client_encoding", "server_version", "ssl", "listen_addresses", "port",
        "max_prepared_transactions", "search_path", "password_encryption", "data_directory",
        "default_transaction_read_only", "transaction_read_only", "hot_standby", "fsync",
        "archive_mode", "archive_command", "max_locks_per_transaction", "temp_file_limit",
    ]

    /// In base units where it states one: `shared_buffers` in bytes, `statement_timeout` in seconds.
    private static func setting(
        _ name: String?, _ value: String?, _ unit: String?, _ line: Int, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        guard let name, let value else { return }
        var base: Double?
        if let unit, let number = Amount.number(value) {
            // Minus one and nought switch something off; they have no unit.
            let one = Amount.bytes(unit) ?? Amount.bytes("1" + unit) ?? Amount.seconds("1" + unit)
            base = number <= 0 ? number : one.map { $0 * number }
        } else if Amount.number(value) == nil {
            base = Amount.bytes(value) ?? Amount.seconds(value)
        }
        list.add(
            "postgresql.setting", base.map(Amount.plain) ?? value, ["name": name], at: line,
            in: lines)
    }

    private static func counts(
        _ table: ResultTable, _ lines: OutputLines, _ list: inout ReadingList
    ) {
        var total = 0.0
        for row in table.rows {
            guard let count = row["count"].flatMap({ Amount.number($0) }) else { continue }
            guard let state = row["state"] else { continue }
            total += count
            list.add(
                "postgresql.sessions", number: count, ["state": state], at: row.line, in: lines)
        }
        list.add("postgresql.session-total", number: total, at: table.line, in: lines)
    }

    private static func sessions(
        _ table: ResultTable, _ lines: OutputLines, _ list: inout ReadingList
    ) {
        let times = ["backend_start", "xact_start", "query_start", "state_change"]
        // The latest time of a table is when it was asked for.
        let now = table.rows.flatMap { row in times.compactMap { row[$0].flatMap(time) } }.max()
        var counts: [(state: String, count: Int, line: Int)] = []
        var waits: (count: Int, line: Int) = (0, table.line)
        var longest: [String: (seconds: Double, row: ResultTable.Row)] = [:]
        for row in table.rows {
            guard let state = row["state"],
                row["backend_type"] ?? "client backend" == "client backend"
            else { continue }
            if let index = counts.firstIndex(where: { $0.state == state }) {
                counts[index].count += 1
            } else {
                counts.append((state, 1, row.line))
            }
            if row["wait_event_type"] == "Lock" {
                waits = (waits.count + 1, waits.count == 0 ? row.line : waits.line)
            }
            list.add("postgresql.session-state", state, labels(row), at: row.line, in: lines)
            let isIdle = state.hasPrefix("idle in transaction")
            guard isIdle || state == "active" else { continue }
            let age = age(row, now, isIdle ? ["state_change", "xact_start"] : ["query_start"])
            guard let exact = age, exact >= 0 else { continue }
            let seconds = (exact * 1000).rounded() / 1000
            let name = isIdle ? "idle-in-transaction-seconds" : "query-seconds"
            list.add("postgresql.\(name)", number: seconds, labels(row), at: row.line, in: lines)
            if longest[name].map({ $0.seconds < seconds }) ?? true {
                longest[name] = (seconds, row)
            }
        }
        for count in counts {
            list.add(
                "postgresql.sessions", number: Double(count.count), ["state": count.state],
                at: count.line, in: lines)
        }
        let total = counts.reduce(0) { $0 + $1.count }
        if total > 0 {
            list.add("postgresql.session-total", number: Double(total), at: table.line, in: lines)
        }
        if waits.count > 0 {
            list.add(
                "postgresql.lock-waits", number: Double(waits.count), at: waits.line, in: lines)
        }
        for (name, most) in longest.sorted(by: { $0.key < $1.key }) {
            list.add(
                "postgresql.longest-\(name)", number: most.seconds, labels(most.row),
                at: most.row.line, in: lines)
        }
    }

    private static func labels(_ row: ResultTable.Row) -> KeyValuePairs<String, String?> {
        [
            "pid": row["pid"], "user": row["usename"], "database": row["datname"],
            "application": row["application_name"], "host": row["client_addr"],
        ]
    }

    /// How long something lasts: a column that says so, or the time since one of `columns`.
    private static func age(
        _ row: ResultTable.Row, _ now: Double?, _ columns: [String]
    ) -> Double? {
        for name in [
            "age", "duration", "xact_age", "query_age", "idle_for", "idle_time", "runtime",
            "elapsed",
        ] {
            if let seconds = row[name].flatMap({ Amount.seconds($0) }) { return seconds }
        }
        guard let now else { return nil }
        return columns.lazy.compactMap { row[$0].flatMap(time) }.first.map { now - $0 }
    }

    /// `2026-11-25 03:14:35.078719+00` in seconds.
    private static func time(_ text: String) -> Double? {
        let words = text.words
        guard words.count == 2 else { return nil }
        let date = words[0].split(separator: "-").compactMap { Int($0) }
        guard date.count == 3, (1970...2200).contains(date[0]), (1...12).contains(date[1]),
            (1...31).contains(date[2])
        else { return nil }
        let clock = words[1].prefix { $0.isNumber || $0 == ":" || $0 == "." }
        let zone = words[1].dropFirst(clock.count)
        guard let seconds = Amount.seconds(clock) else { return nil }
        let hours =
            zone.isEmpty ? 0 : Amount.seconds(zone.contains(":") ? "\(zone):00" : "\(zone):00:00")
        let midnight = Moment(year: date[0], month: date[1], day: date[2])
        return Double(midnight.microseconds) / 1e6 + seconds - (hours ?? 0)
    }

    private static func slot(
        _ row: ResultTable.Row, _ lines: OutputLines, _ list: inout ReadingList
    ) {
        let labels: KeyValuePairs<String, String?> = [
            "slot": row["slot_name"], "database": row["database"], "plugin": row["plugin"],
        ]
        let active = ["t": "yes", "true": "yes", "f": "no", "false": "no"][row["active"] ?? ""]
        list.add("replication-slot.active", active, labels, at: row.line, in: lines)
        list.add("replication-slot.wal-status", row["wal_status"], labels, at: row.line, in: lines)
        let column = row.cells.keys.sorted().first { name in
            ["retained", "lag", "behind", "lsn_diff", "size_pretty"].contains { name.contains($0) }
                && row[name].flatMap { Amount.bytes($0) } != nil
        }
        var bytes = column.flatMap { row[$0] }.flatMap { Amount.bytes($0) }
        if bytes == nil, let now = row["pg_current_wal_lsn"].flatMap(position),
            let kept = row["restart_lsn"].flatMap(position)
        {
            bytes = now - kept
        }
        list.add("replication-slot.retained-bytes", number: bytes, labels, at: row.line, in: lines)
    }

    private static func replica(
        _ row: ResultTable.Row, _ lines: OutputLines, _ list: inout ReadingList
    ) {
        let labels: KeyValuePairs<String, String?> = [
            "replica": row["application_name"], "host": row["client_addr"],
        ]
        list.add("replication.state", row["state"], labels, at: row.line, in: lines)
        if let sent = row["sent_lsn"].flatMap(position),
            let replayed = row["replay_lsn"].flatMap(position)
        {
            list.add(
                "replication.lag-bytes", number: max(0, sent - replayed), labels, at: row.line,
                in: lines)
        }
        list.add(
            "replication.lag-seconds", number: row["replay_lag"].flatMap { Amount.seconds($0) },
            labels, at: row.line, in: lines)
    }

    /// `0/15007C8` as a number of bytes.
    private static func position(_ text: String) -> Double? {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let high = UInt32(parts[0], radix: 16),
            let low = UInt32(parts[1], radix: 16)
        else { return nil }
        return Double(high) * 4_294_967_296 + Double(low)
    }
}
