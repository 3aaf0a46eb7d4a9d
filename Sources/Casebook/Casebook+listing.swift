import Facts
import GRDB

/// One line of a list of cases.
package struct CaseHead: Codable, Hashable, Sendable {
    package var content: String
    package var name: String
    package var account: String?
    package var ticket: String?
    package var version: String?
    package var happened: Moment
    package var state: String
    package var rule: String?
    package var title: String?
    package var owner: String?
    /// `true` when a person confirmed the root cause, `false` when one rejected it.
    package var isRight: Bool?
    /// Where the words stand that were searched for, with `«` and `»` around them.
    package var excerpt: String?

    init(row: Row) {
        content = row["content"]
        name = row["name"]
        account = row["account"]
        ticket = row["ticket"]
        version = row["version"]
        happened = Moment(microseconds: row["happened"])
        state = row["state"]
        rule = row["root_rule"]
        title = row["title"]
        owner = row["root_owner"]
        isRight = row["is_right"]
        excerpt = row["excerpt"]
    }
}

extension Casebook {
    private static let columns = """
        c.content, c.name, c.account, c.ticket, c.version, c.happened, c.state, c.root_rule,
        c.root_owner, f.title, o.is_right
        """
    private static let joins = """
        LEFT JOIN findings f ON f.case_id = c.id AND f.place = 0 AND f.role = 'root_cause'
        LEFT JOIN outcomes o ON o.case_id = c.id AND o.rule = c.root_rule
        """

    /// How many cases a selection holds.
    package func count(_ selection: CaseSelection) throws -> Int {
        try purge(selection, isTrial: true)
    }

    /// The latest cases of a selection, latest first.
    package func list(_ selection: CaseSelection, most: Int) throws -> [CaseHead] {
        let (condition, arguments) = selection.sql
        return try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.columns), NULL AS excerpt FROM cases c \(Self.joins)
                    WHERE \(condition) ORDER BY c.happened DESC, c.content LIMIT ?
                    """,
                arguments: arguments + [most]
            ).map(CaseHead.init(row:))
        }
    }

    /// The cases in which all words stand, the best first.
    ///
    /// A word matches whole or as a beginning with `*` behind it; words in quotes must follow each other.
    package func search(
        _ words: String, in selection: CaseSelection, most: Int
    ) throws -> [CaseHead] {
        guard let query = SearchWords.query(words) else { return [] }
        let (condition, arguments) = selection.sql
        return try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.columns), snippet(words, -1, '«', '»', '…', 12) AS excerpt
                    FROM words JOIN cases c ON c.id = words.rowid \(Self.joins)
                    WHERE words MATCH ? AND \(condition)
                    ORDER BY rank, c.content LIMIT ?
                    """,
                arguments: [query] + arguments + [most]
            ).map(CaseHead.init(row:))
        }
    }
}

/// What people type, as a query of FTS5 in which no sign has a meaning but quotes and a `*` at the end.
enum SearchWords {
    static func query(_ text: String) -> String? {
        var phrases: [String] = []
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false)
            .enumerated()
        {
            if index % 2 == 1 {
                phrases.append(String(part))
            } else {
                phrases += part.split(whereSeparator: \.isWhitespace).map(String.init)
            }
        }
        let terms = phrases.compactMap { phrase -> String? in
            let isBeginning = phrase.hasSuffix("*")
            let words = phrase.filter { $0 != "*" }
            guard words.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
            return "\"\(words)\"" + (isBeginning ? " *" : "")
        }
        return terms.isEmpty ? nil : terms.joined(separator: " AND ")
    }
}
