import Facts
import GRDB

extension Casebook {
    /// The whole case, or `nil` when none begins so.
    ///
    /// - Parameter name: the beginning of the content's digest (at least four digits), a ticket, or a
    ///   bundle's name.
    /// - Throws: ``CasebookError`` when several cases begin so.
    package func find(_ name: String) throws -> Case? {
        try read { database in
            let isDigest =
                name.utf8.count >= 4
                && name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
            var ids: [Int64] = []
            if isDigest {
                ids = try Int64.fetchAll(
                    database,
                    sql: "SELECT id FROM cases WHERE content >= ? AND content < ? LIMIT 2",
                    arguments: [name, name + "g"])
            }
            if ids.isEmpty {
                ids = try Int64.fetchAll(
                    database, sql: "SELECT id FROM cases WHERE ticket = ? LIMIT 2",
                    arguments: [name])
            }
            if ids.isEmpty {
                ids = try Int64.fetchAll(
                    database, sql: "SELECT id FROM cases WHERE name = ? LIMIT 2", arguments: [name])
            }
            guard let first = ids.first else { return nil }
            guard ids.count == 1 else {
                throw CasebookError(
                    path: pool.path, problem: "“\(name)” names several cases",
                    hint: "Give more digits; “cases list” shows them.")
            }
            return try Case.fetch(id: first, from: database)
        }
    }

    /// The cases of a selection in the order of their digests, one at a time.
    package func each(
        _ selection: CaseSelection = CaseSelection(), _ visit: (Case) throws -> Void
    ) throws {
        let (condition, arguments) = selection.sql
        try read { database in
            for id in try Int64.fetchAll(
                database, sql: "SELECT c.id FROM cases c WHERE \(condition) ORDER BY c.content",
                arguments: arguments)
            {
                try visit(try Case.fetch(id: id, from: database))
            }
        }
    }
}

extension Case {
    static func fetch(id: Int64, from database: Database) throws -> Case {
        let row = try Row.required(
            try Row.fetchOne(database, sql: "SELECT * FROM cases WHERE id = ?", arguments: [id]))
        var about = Metadata()
        about.account = row["account"]
        about.ticket = row["ticket"]
        about.version = row["version"]
        about.environment = row["environment"]
        about.collected = row.moment("collected")
        about.opened = row.moment("opened")
        about.closed = row.moment("closed")
        return Case(
            content: row["content"], name: row["name"], origin: row["origin"],
            library: row["library"], about: about,
            happened: Moment(microseconds: row["happened"]), files: row["files"],
            bytes: row["bytes"], from: row.moment("first"), to: row.moment("last"),
            findings: try list(database, "SELECT * FROM findings", id, KeptFinding.init(row:)),
            unexplained: try list(database, "SELECT * FROM templates", id, KeptTemplate.init(row:)),
            systems: try String.fetchAll(
                database, sql: "SELECT system FROM systems WHERE case_id = ? ORDER BY system",
                arguments: [id]),
            found: row["found"], ruledOut: row["ruled_out"], undecided: row["undecided"],
            gaps: try StoredJSON.value([String].self, row["gaps"]),
            outcomes: try Row.fetchAll(
                database, sql: "SELECT * FROM outcomes WHERE case_id = ? ORDER BY id",
                arguments: [id]
            ).map { row in
                Outcome(
                    rule: row["rule"], isRight: row["is_right"], because: row["because"],
                    said: Moment(microseconds: row["said"]))
            },
            notes: try Row.fetchAll(
                database, sql: "SELECT * FROM notes WHERE case_id = ? ORDER BY id", arguments: [id]
            ).map { Note(text: $0["text"], said: Moment(microseconds: $0["said"])) })
    }

    private static func list<Value>(
        _ database: Database, _ query: String, _ id: Int64, _ make: (Row) throws -> Value
    ) throws -> [Value] {
        try Row.fetchAll(
            database, sql: query + " WHERE case_id = ? ORDER BY place", arguments: [id]
        ).map(make)
    }
}

extension KeptFinding {
    init(row: Row) throws {
        self.init(
            rule: row["rule"], role: row["role"], title: row["title"], cause: row["cause"],
            severity: row["severity"], confidence: row["confidence"], owner: row["owner"],
            mode: row["mode"], component: row["component"], count: row["count"],
            first: row.moment("first"), last: row.moment("last"),
            captures: try StoredJSON.value([Capture].self, row["captures"]),
            evidence: try StoredJSON.value([Quote].self, row["evidence"]))
    }
}

extension KeptTemplate {
    init(row: Row) throws {
        var example: KeptFinding.Quote?
        if let file: String = row["file"] {
            example = KeptFinding.Quote(file: file, line: row["line"], text: row["example"] ?? "")
        }
        self.init(
            template: row["template"], count: row["count"], level: row["level"],
            first: row.moment("first"), last: row.moment("last"), exception: row["exception"],
            isMild: row["mild"], example: example)
    }
}

extension Row {
    func moment(_ column: String) -> Moment? {
        (self[column] as Int64?).map(Moment.init(microseconds:))
    }

    static func required(_ row: Row?) throws -> Row {
        guard let row else { throw DatabaseError(resultCode: .SQLITE_NOTFOUND) }
        return row
    }
}
