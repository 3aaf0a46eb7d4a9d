import Facts
import GRDB

extension Casebook {
    /// Completes what is known of a case that is kept already; what is not given stays.
    package func learn(_ about: Metadata, of content: String) throws {
        try change(content) { one in
            one.about = about.completed(by: one.about)
            one.happened = one.about.opened ?? one.about.collected ?? one.happened
        }
    }

    /// Says of a case whether a rule's diagnosis was right; a later word replaces an earlier.
    package func say(_ outcome: Outcome, of content: String) throws {
        try change(content) { one in
            one.outcomes.removeAll { $0.rule == outcome.rule }
            one.outcomes.append(outcome)
        }
    }

    /// Puts a note beside a case.
    package func note(_ note: Note, on content: String) throws {
        try change(content) { $0.notes.append(note) }
    }

    private func change(_ content: String, _ work: (inout Case) -> Void) throws {
        try write { database in
            guard
                let id = try Int64.fetchOne(
                    database, sql: "SELECT id FROM cases WHERE content = ?", arguments: [content])
            else { return }
            var one = try Case.fetch(id: id, from: database)
            work(&one)
            try Self.replaceWords(of: one, id: id, in: database)
        }
    }

    private static func replaceWords(
        of one: Case, id: Int64, in database: Database
    ) throws {
        try database.execute(
            literal: """
                UPDATE cases SET account = \(one.about.account), ticket = \(one.about.ticket),
                    version = \(one.about.version), environment = \(one.about.environment),
                    collected = \(one.about.collected?.microseconds),
                    opened = \(one.about.opened?.microseconds),
                    closed = \(one.about.closed?.microseconds),
                    happened = \(one.happened.microseconds)
                WHERE id = \(id)
                """)
        try database.execute(literal: "DELETE FROM outcomes WHERE case_id = \(id)")
        try database.execute(literal: "DELETE FROM notes WHERE case_id = \(id)")
        for outcome in one.outcomes { try insert(outcome, of: id, in: database) }
        for note in one.notes { try insert(note, of: id, in: database) }
        try index(one, as: id, in: database)
    }

    /// Removes cases for good: their bytes are overwritten, also in the index of words and the journal.
    ///
    /// - Parameter isTrial: tell the number only.
    /// - Returns: how many cases.
    package func purge(_ selection: CaseSelection, isTrial: Bool) throws -> Int {
        let (condition, arguments) = selection.sql
        if isTrial {
            return try read { database in
                try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM cases c WHERE \(condition)",
                    arguments: arguments) ?? 0
            }
        }
        let count = try write { database in
            let ids = try Int64.fetchAll(
                database, sql: "SELECT c.id FROM cases c WHERE \(condition)", arguments: arguments)
            for id in ids { try Self.delete(id, in: database) }
            // The index keeps deleted words until its parts are merged.
            try database.execute(sql: "INSERT INTO words (words) VALUES ('optimize')")
            return ids.count
        }
        if count > 0 { try forget() }
        return count
    }

    /// Rewrites the file without free pages and empties the journal.
    private func forget() throws {
        try told {
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                try database.execute(sql: "VACUUM")
                try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        }
    }
}
