import Facts
import GRDB

extension Casebook {
    /// Candidates each look-up may bring, and those whose templates and systems are compared.
    private static let mostCandidates = 1_000
    private static let mostCompared = 300

    /// The earlier cases most like this one, the likest first; then those of its account, then the latest.
    ///
    /// Indexed look-ups (root cause, words of its captures, unexplained templates) bring at most some
    /// thousand candidates, so that the cost does not grow with the casebook.
    ///
    /// - Parameter includesSame: whether the case of the same content counts: for a bundle at hand it does.
    package func similar(to one: Case, most: Int, includesSame: Bool = false) throws -> [SeenCase] {
        let mine = Fingerprint(one)
        return try read { database in
            let ids = try Self.candidates(for: one, mine, in: database)
            var drafts: [Draft] = []
            for id in ids {
                if let draft = try Draft(id: id, from: database),
                    includesSame || draft.content != one.content,
                    draft.happened <= one.happened
                {
                    drafts.append(draft)
                }
            }
            func ranked(_ a: Draft, _ b: Draft) -> Bool {
                if a.score != b.score { return a.score > b.score }
                let isMine = (a: a.account == one.about.account, b: b.account == one.about.account)
                if isMine.a != isMine.b { return isMine.a }
                return (b.happened, a.content) < (a.happened, b.content)
            }
            for index in drafts.indices {
                drafts[index].score = mine.likeness(to: drafts[index].print).score
            }
            drafts.sort(by: ranked)
            drafts = Array(drafts.prefix(Self.mostCompared))
            for index in drafts.indices {
                try drafts[index].complete(from: database)
                (drafts[index].score, drafts[index].shared) = mine.likeness(
                    to: drafts[index].print)
            }
            drafts.sort(by: ranked)
            return try drafts.filter { !$0.shared.isEmpty && $0.score >= 0.2 }.prefix(most).map {
                try $0.seen(for: one, in: database)
            }
        }
    }

    private static func candidates(
        for one: Case, _ mine: Fingerprint, in database: Database
    ) throws -> [Int64] {
        var ids: Set<Int64> = []
        let before = one.happened.microseconds
        if let rule = mine.rule {
            ids.formUnion(
                try Int64.fetchAll(
                    database,
                    sql: """
                        SELECT id FROM cases WHERE root_rule = ? AND happened <= ?
                        ORDER BY happened DESC LIMIT ?
                        """, arguments: [rule, before, mostCandidates]))
        }
        if let account = one.about.account {
            ids.formUnion(
                try Int64.fetchAll(
                    database,
                    sql: """
                        SELECT id FROM cases WHERE account = ? AND happened <= ?
                        ORDER BY happened DESC LIMIT ?
                        """, arguments: [account, before, mostCandidates]))
        }
        for template in mine.templates.sorted().prefix(20) {
            ids.formUnion(
                try Int64.fetchAll(
                    database,
                    sql: """
                        SELECT case_id FROM templates WHERE mild = 0 AND template = ?
                        ORDER BY case_id DESC LIMIT ?
                        """, arguments: [template, mostCandidates / 4]))
        }
        for capture in (one.rootCause?.captures ?? []).filter(Fingerprint.matters).prefix(8) {
            let words = capture.value.filter { $0 != "\"" && $0 != "\0" }
            guard words.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
            ids.formUnion(
                try Int64.fetchAll(
                    database,
                    sql: """
                        SELECT rowid FROM words WHERE words MATCH ?
                        ORDER BY rowid DESC LIMIT ?
                        """, arguments: ["findings : \"\(words.prefix(200))\"", mostCandidates / 4])
            )
        }
        return ids.sorted()
    }
}

/// A candidate while it is compared.
private struct Draft {
    let id: Int64
    let content: String
    let account: String?
    let happened: Moment
    let row: Row
    var print: Fingerprint
    var score = 0.0
    var shared: [String] = []

    init?(id: Int64, from database: Database) throws {
        let query = try database.cachedStatement(
            sql: """
                SELECT c.content, c.name, c.account, c.ticket, c.happened, c.opened, c.closed,
                    c.root_rule, f.title, f.component, f.mode, f.captures
                FROM cases c LEFT JOIN findings f
                    ON f.case_id = c.id AND f.place = (
                        SELECT min(r.place) FROM findings r
                        WHERE r.case_id = c.id AND r.role = 'root_cause')
                WHERE c.id = ?
                """)
        guard let row = try Row.fetchOne(query, arguments: [id]) else { return nil }
        self.id = id
        self.row = row
        content = row["content"]
        account = row["account"]
        happened = Moment(microseconds: row["happened"])
        print = Fingerprint(root: nil, templates: [], systems: [])
        guard let rule: String = row["root_rule"], let captures: String = row["captures"] else {
            return
        }
        print.rule = rule
        print.mode = row["mode"]
        print.component = row["component"]
        print.captures = Set(
            try StoredJSON.value([KeptFinding.Capture].self, captures)
                .filter(Fingerprint.matters).map { "\($0.name)=\($0.value)" })
    }

    /// The `+` keeps SQLite from going through all messages by the index that begins with `mild`.
    mutating func complete(from database: Database) throws {
        print.templates = Set(
            try String.fetchAll(
                database, sql: "SELECT template FROM templates WHERE case_id = ? AND +mild = 0",
                arguments: [id]))
        print.systems = Set(
            try String.fetchAll(
                database, sql: "SELECT system FROM systems WHERE case_id = ?", arguments: [id]))
    }

    func seen(for one: Case, in database: Database) throws -> SeenCase {
        let rule: String? = row["root_rule"]
        let isSame = content == one.content
        let outcome = try Row.fetchOne(
            database, sql: "SELECT is_right, because FROM outcomes WHERE case_id = ? AND rule = ?",
            arguments: [id, rule])
        let isRight: Bool? = outcome?["is_right"]
        var hours: Double?
        if let opened = row.moment("opened"), let closed = row.moment("closed"), closed >= opened {
            hours = Double(closed.microseconds - opened.microseconds) / 3_600_000_000
        }
        return SeenCase(
            content: content, name: row["name"], account: account, ticket: row["ticket"],
            happened: happened, rule: rule, title: row["title"], likeness: isSame ? 1 : score,
            shared: (isSame ? ["the very same content"] : []) + shared,
            isRight: isRight, fix: isRight == true ? outcome?["because"] : nil, hoursToClose: hours,
            isRecurrence: !isSame && isRight == true && rule != nil && rule == one.rootCause?.rule
                && account != nil && account == one.about.account && happened < one.happened)
    }
}
