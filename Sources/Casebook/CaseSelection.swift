import Facts
import GRDB

/// Which cases: all conditions that are given must hold.
package struct CaseSelection: Sendable {
    package var account: String?
    /// A rule that was found, in whatever role.
    package var rule: String?
    /// A system the bundle or its findings speak of.
    package var system: String?
    /// Who owns the root cause.
    package var owner: String?
    package var version: String?
    package var state: Case.State?
    package var since: Moment?
    /// Up to but without this moment.
    package var before: Moment?

    /// All cases.
    package init() {}

    /// Whether it selects everything.
    package var isEverything: Bool { sql.condition == "TRUE" }

    /// A condition on the table `cases`, named `c`.
    var sql: (condition: String, arguments: StatementArguments) {
        var conditions: [String] = []
        var values: [(any DatabaseValueConvertible)?] = []
        func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            values.append(value)
        }
        add("c.account = ?", account)
        add("c.version = ?", version)
        add("c.root_owner = ?", owner)
        add("c.state = ?", state?.rawValue)
        add("c.happened >= ?", since?.microseconds)
        add("c.happened < ?", before?.microseconds)
        // Looked up once: asked case by case, SQLite would go through all cases of the rule for each.
        add("c.id IN (SELECT case_id FROM findings WHERE rule = ?)", rule)
        add("c.id IN (SELECT case_id FROM systems WHERE system = ?)", system)
        return (
            conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND "),
            StatementArguments(values)
        )
    }
}
