import GRDB

/// How often a rule's diagnosis was right, by what people said.
package struct Precision: Hashable, Sendable, Codable {
    package var right: Int
    package var wrong: Int

    /// 0…1, or `nil` when nobody said anything.
    package var share: Double? {
        right + wrong == 0 ? nil : Double(right) / Double(right + wrong)
    }

    /// Confirmed and rejected cases.
    package init(right: Int, wrong: Int) {
        self.right = right
        self.wrong = wrong
    }
}

extension Casebook {
    /// The observed precision of all rules of which people said something.
    package func precisions() throws -> [String: Precision] {
        try read { database in
            var precisions: [String: Precision] = [:]
            for row in try Row.fetchAll(
                database,
                sql: """
                    SELECT rule, sum(is_right) AS right, sum(1 - is_right) AS wrong
                    FROM outcomes GROUP BY rule
                    """)
            {
                precisions[row["rule"]] = Precision(right: row["right"], wrong: row["wrong"])
            }
            return precisions
        }
    }
}
