/// Results of queries, told apart by their columns.
enum DatabaseReadings {
    static let vocabulary = PostgreSQLTables.vocabulary + MySQLTables.vocabulary

    static let readers = [
        OutputReader("", marks: "-+") { at, lines, list in
            (ResultTable(ruledAt: at, lines) ?? ResultTable(verticalAt: at, lines))
                .flatMap { tell($0, lines, &list) }
        },
        OutputReader("", words: ["********"]) { at, lines, list in
            ResultTable(verticalAt: at, lines).flatMap { tell($0, lines, &list) }
        },
        OutputReader("", words: ["Id", "Variable"]) { at, lines, list in
            ResultTable(tabbedAt: at, lines).flatMap { tell($0, lines, &list) }
        },
    ]

    private static func tell(
        _ table: ResultTable, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int? {
        if PostgreSQLTables.tell(table, lines, &list) {
            list.note(command: "psql")
        } else if MySQLTables.tell(table, lines, &list) {
            list.note(command: "mysql")
        } else if RabbitMQReadings.isTable(of: table.columns) {
            for row in table.rows { RabbitMQReadings.tell(row.cells, nil, row.line, lines, &list) }
            list.note(command: "rabbitmqadmin")
        }
        return table.end
    }

    /// What follows from two readings of one file: how far the connections are used up.
    static func finish(_ list: inout ReadingList) {
        func last(_ name: String, _ label: String? = nil) -> Reading? {
            list.readings.last {
                $0.name == name && (label == nil || $0.labels.contains(Label("name", label ?? "")))
            }
        }
        for (name, used, limit) in [
            (
                "postgresql.connections-used-percent", last("postgresql.session-total"),
                last("postgresql.setting", "max_connections")
            ),
            (
                "mysql.connections-used-percent",
                last("mysql.status", "Threads_connected") ?? last("mysql.session-total"),
                last("mysql.setting", "max_connections")
            ),
        ] {
            guard let used, let limit, let count = Double(used.value),
                let share = Amount.percent(count, of: Double(limit.value))
            else { continue }
            list.add(
                name, Amount.plain(share), ["sessions": used.value, "limit": limit.value],
                line: used.place.line, text: used.text)
        }
    }
}
