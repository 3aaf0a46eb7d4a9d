/// `SHOW PROCESSLIST`, `SHOW VARIABLES`, `SHOW STATUS`, `SHOW REPLICA STATUS`.
enum MySQLTables {
    static let vocabulary =
        ReadingVocabulary.told(
            by: "mysql -e 'SHOW FULL PROCESSLIST'", ["command"], "mysql.sessions count")
        + ReadingVocabulary.told(
            by: "mysql -e 'SHOW FULL PROCESSLIST'", [], "mysql.session-total count",
            "mysql.metadata-lock-waits count")
        + ReadingVocabulary.told(
            by: "mysql -e 'SHOW FULL PROCESSLIST'", ["pid", "user", "host", "database", "state"],
            "mysql.query-seconds seconds", "mysql.longest-query-seconds seconds")
        + ReadingVocabulary.told(
            by: "mysql -e 'SHOW GLOBAL VARIABLES'", ["name"], "mysql.setting state")
        + ReadingVocabulary.told(
            by: "mysql -e 'SHOW GLOBAL STATUS'", ["name"], "mysql.status state")
        + ReadingVocabulary.told(
            by: "mysql -e 'SHOW GLOBAL STATUS; SHOW GLOBAL VARIABLES'", ["sessions", "limit"],
            "mysql.connections-used-percent percent")
        + ReadingVocabulary.told(
            by: "mysql -e 'SHOW REPLICA STATUS\\G'", ["host"], "mysql.replica-io-running state",
            "mysql.replica-sql-running state", "mysql.replica-lag-seconds seconds",
            "mysql.replica-error state")
        + InnoDBReadings.vocabulary

    static func tell(
        _ table: ResultTable, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Bool {
        if table.has("id", "user", "command", "time") {
            processes(table, lines, &list)
        } else if table.has("variable_name", "value") {
            for row in table.rows {
                guard let name = row["variable_name"] else { continue }
                // The server's settings are written small, its counters with a capital.
                let isCounter = name.first?.isUppercase == true
                list.add(
                    isCounter ? "mysql.status" : "mysql.setting", row["value"], ["name": name],
                    at: row.line, in: lines)
            }
        } else if table.has("slave_io_running") || table.has("replica_io_running") {
            for row in table.rows { replica(row, lines, &list) }
        } else {
            return false
        }
        return true
    }

    private static func processes(
        _ table: ResultTable, _ lines: OutputLines, _ list: inout ReadingList
    ) {
        var counts: [(command: String, count: Int, line: Int)] = []
        var locked: (count: Int, line: Int) = (0, table.line)
        var longest: (seconds: Double, row: ResultTable.Row)?
        for row in table.rows {
            guard let command = row["command"], command != "Daemon" else { continue }
            if let index = counts.firstIndex(where: { $0.command == command }) {
                counts[index].count += 1
            } else {
                counts.append((command, 1, row.line))
            }
            if row["state"]?.contains("metadata lock") == true {
                locked = (locked.count + 1, locked.count == 0 ? row.line : locked.line)
            }
            guard command == "Query" || command == "Execute",
                let seconds = row["time"].flatMap({ Amount.number($0) })
            else { continue }
            list.add("mysql.query-seconds", number: seconds, labels(row), at: row.line, in: lines)
            if longest.map({ $0.seconds < seconds }) ?? true { longest = (seconds, row) }
        }
        for count in counts {
            list.add(
                "mysql.sessions", number: Double(count.count), ["command": count.command],
                at: count.line, in: lines)
        }
        let total = counts.reduce(0) { $0 + $1.count }
        list.add("mysql.session-total", number: Double(total), at: table.line, in: lines)
        if locked.count > 0 {
            list.add(
                "mysql.metadata-lock-waits", number: Double(locked.count), at: locked.line,
                in: lines)
        }
        if let longest {
            list.add(
                "mysql.longest-query-seconds", number: longest.seconds, labels(longest.row),
                at: longest.row.line, in: lines)
        }
    }

    private static func labels(_ row: ResultTable.Row) -> KeyValuePairs<String, String?> {
        [
            "pid": row["id"], "user": row["user"], "host": row["host"]?.text(before: ":"),
            "database": row["db"], "state": row["state"],
        ]
    }

    private static func replica(
        _ row: ResultTable.Row, _ lines: OutputLines, _ list: inout ReadingList
    ) {
        func value(_ old: String, _ new: String) -> String? { row[new] ?? row[old] }
        let labels: KeyValuePairs<String, String?> = ["host": value("master_host", "source_host")]
        list.add(
            "mysql.replica-io-running", value("slave_io_running", "replica_io_running"), labels,
            at: row.line, in: lines)
        list.add(
            "mysql.replica-sql-running", value("slave_sql_running", "replica_sql_running"), labels,
            at: row.line, in: lines)
        list.add(
            "mysql.replica-lag-seconds",
            number: value("seconds_behind_master", "seconds_behind_source")
                .flatMap { Amount.number($0) }, labels, at: row.line, in: lines)
        list.add(
            "mysql.replica-error", row["last_sql_error"] ?? row["last_io_error"], labels,
            at: row.line, in: lines)
    }
}
