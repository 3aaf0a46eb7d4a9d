import Facts
import GRDB

/// A message no rule explains, over all cases.
package struct UnexplainedMessage: Codable, Hashable, Sendable {
    package var template: String
    package var cases: Int
    package var accounts: Int
    package var first: Moment
    package var last: Moment
    /// The latest line of it, and the case that has it.
    package var example: KeptFinding.Quote?
    package var latestCase: String
    /// Where that case's bundle was read, for `rules draft`.
    package var origin: String?
    /// Its number among that case's messages, from 1.
    package var number: Int
}

extension Casebook {
    /// What no rule explains: that which hits most accounts first, then the latest. Messages that tell of
    /// nothing that failed are left out. The cost is one pass over the stored templates.
    package func unexplained(since: Moment? = nil, most: Int) throws -> [UnexplainedMessage] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT t.template, count(*) AS cases, count(DISTINCT c.account) AS accounts,
                        min(c.happened) AS earliest, max(c.happened) AS latest
                    FROM templates t JOIN cases c ON c.id = t.case_id
                    WHERE t.mild = 0 AND c.happened >= ?
                    GROUP BY t.template
                    ORDER BY accounts DESC, latest DESC, t.template LIMIT ?
                    """, arguments: [since?.microseconds ?? Int64.min, most]
            ).map { row in
                let template: String = row["template"]
                let latest = try Row.required(
                    try Row.fetchOne(
                        database,
                        sql: """
                            SELECT substr(c.content, 1, 12) AS content, c.origin, t.file, t.line, t.place,
                                t.example
                            FROM templates t JOIN cases c ON c.id = t.case_id
                            WHERE t.template = ? AND t.mild = 0
                            ORDER BY c.happened DESC, c.content LIMIT 1
                            """, arguments: [template]))
                var example: KeptFinding.Quote?
                if let file: String = latest["file"] {
                    example = KeptFinding.Quote(
                        file: file, line: latest["line"], text: latest["example"] ?? "")
                }
                return UnexplainedMessage(
                    template: template, cases: row["cases"], accounts: row["accounts"],
                    first: Moment(microseconds: row["earliest"]),
                    last: Moment(microseconds: row["latest"]), example: example,
                    latestCase: latest["content"], origin: latest["origin"],
                    number: (latest["place"] as Int) + 1)
            }
        }
    }
}
