import Facts
import FoundationEssentials
import GRDB

extension Casebook {
    /// What became of a case that was to be kept.
    package enum Kept: Sendable, Hashable {
        /// It is new, or its bundle was judged by another library before.
        case added, renewed
    }

    /// Keeps a case. What people said about it stays when its bundle is judged anew; metadata that is not
    /// given stays too. All cases are written together or none.
    @discardableResult
    package func keep(_ cases: [Case]) throws -> [Kept] {
        try write { database in try cases.map { try Self.keep($0, in: database) } }
    }

    /// Whether a bundle's content was judged by this library already.
    package func holds(content: String, library: String) throws -> Bool {
        try read { database in
            try Bool.fetchOne(
                database,
                sql: "SELECT 1 FROM cases WHERE content = ? AND library = ?",
                arguments: [content, library]) ?? false
        }
    }

    private static func keep(_ one: Case, in database: Database) throws -> Kept {
        var one = one
        let earlier = try Int64.fetchOne(
            database, sql: "SELECT id FROM cases WHERE content = ?", arguments: [one.content])
        if let earlier {
            let known = try Case.fetch(id: earlier, from: database)
            one.about = one.about.completed(by: known.about)
            one.happened = one.about.opened ?? one.about.collected ?? one.happened
            // An import brings what was said elsewhere; an analysis brings nothing.
            let rules = Set(one.outcomes.map(\.rule))
            one.outcomes += known.outcomes.filter { !rules.contains($0.rule) }
            let notes = Set(known.notes)
            one.notes = known.notes + one.notes.filter { !notes.contains($0) }
            try delete(earlier, in: database)
        }
        let id = try insert(one, as: earlier, in: database)
        for (place, finding) in one.findings.enumerated() {
            try insert(finding, at: place, of: id, in: database)
        }
        for (place, template) in one.unexplained.enumerated() {
            try insert(template, at: place, of: id, in: database)
        }
        for system in one.systems {
            try database.execute(
                literal: "INSERT INTO systems VALUES (\(id), \(system))")
        }
        for outcome in one.outcomes { try insert(outcome, of: id, in: database) }
        for note in one.notes { try insert(note, of: id, in: database) }
        try index(one, as: id, in: database)
        return earlier == nil ? .added : .renewed
    }

    static func delete(_ id: Int64, in database: Database) throws {
        try database.execute(literal: "DELETE FROM words WHERE rowid = \(id)")
        try database.execute(literal: "DELETE FROM cases WHERE id = \(id)")
    }

    private static func insert(_ one: Case, as id: Int64?, in database: Database) throws -> Int64 {
        let root = one.rootCause
        try database.execute(
            literal: """
                INSERT INTO cases VALUES (
                    \(id), \(one.content), \(one.name), \(one.origin), \(one.library),
                    \(one.about.account), \(one.about.ticket), \(one.about.version),
                    \(one.about.environment), \(one.about.collected?.microseconds),
                    \(one.about.opened?.microseconds), \(one.about.closed?.microseconds),
                    \(one.happened.microseconds), \(one.files), \(one.bytes),
                    \(one.from?.microseconds), \(one.to?.microseconds), \(one.state.rawValue),
                    \(root?.rule), \(root?.system), \(root?.owner), \(root?.mode),
                    \(one.found), \(one.ruledOut), \(one.undecided), \(try StoredJSON.text(one.gaps))
                )
                """)
        return database.lastInsertedRowID
    }

    private static func insert(
        _ finding: KeptFinding, at place: Int, of id: Int64, in database: Database
    ) throws {
        try database.execute(
            literal: """
                INSERT INTO findings VALUES (
                    \(id), \(place), \(finding.rule), \(finding.role), \(finding.title),
                    \(finding.cause), \(finding.severity), \(finding.confidence),
                    \(finding.owner), \(finding.mode), \(finding.component), \(finding.count),
                    \(finding.first?.microseconds), \(finding.last?.microseconds),
                    \(try StoredJSON.text(finding.captures)), \(try StoredJSON.text(finding.evidence))
                )
                """)
    }

    private static func insert(
        _ template: KeptTemplate, at place: Int, of id: Int64, in database: Database
    ) throws {
        try database.execute(
            literal: """
                INSERT INTO templates VALUES (
                    \(id), \(place), \(template.template), \(template.count), \(template.level),
                    \(template.first?.microseconds), \(template.last?.microseconds),
                    \(template.exception), \(template.isMild), \(template.example?.file),
                    \(template.example?.line), \(template.example?.text)
                )
                """)
    }

    static func insert(_ outcome: Outcome, of id: Int64, in database: Database) throws {
        try database.execute(
            literal: """
                INSERT OR REPLACE INTO outcomes (case_id, rule, is_right, because, said)
                VALUES (\(id), \(outcome.rule), \(outcome.isRight), \(outcome.because),
                    \(outcome.said.microseconds))
                """)
    }

    static func insert(_ note: Note, of id: Int64, in database: Database) throws {
        try database.execute(
            literal: """
                INSERT INTO notes (case_id, text, said)
                VALUES (\(id), \(note.text), \(note.said.microseconds))
                """)
    }

    /// Makes all words of a case searchable.
    static func index(_ one: Case, as id: Int64, in database: Database) throws {
        let about = [
            one.about.account, one.about.ticket, one.about.version, one.about.environment,
        ]
        let findings = one.findings.flatMap { finding in
            [finding.rule, finding.title, finding.cause, finding.component, finding.mode]
                + finding.captures.map(\.value) + finding.evidence.map(\.text)
        }
        let templates = one.unexplained.flatMap { template in
            [template.template, template.exception ?? "", template.example?.text ?? ""]
        }
        let said = one.notes.map(\.text) + one.outcomes.compactMap(\.because)
        try database.execute(literal: "DELETE FROM words WHERE rowid = \(id)")
        try database.execute(
            literal: """
                INSERT INTO words (rowid, name, about, findings, templates, notes)
                VALUES (\(id), \(one.name), \(about.compactMap(\.self).joined(separator: "\n")),
                    \(findings.joined(separator: "\n")), \(templates.joined(separator: "\n")),
                    \(said.joined(separator: "\n")))
                """)
    }
}

/// Lists inside a column.
enum StoredJSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
