import Facts
import GRDB

extension Casebook {
    /// Each rule of the findings, by one look-up in the index a rule.
    private static let firedRules = """
        WITH RECURSIVE fired (rule) AS (
            SELECT min(rule) FROM findings
            UNION ALL
            SELECT (SELECT min(rule) FROM findings f WHERE f.rule > fired.rule) FROM fired
            WHERE fired.rule IS NOT NULL
        )
        SELECT rule FROM fired WHERE rule IS NOT NULL
        """

    /// Counts the cases that happened in a window.
    ///
    /// - Parameters:
    ///   - until: up to but without this moment; `nil` means the latest case.
    ///   - rules: all rules of the library, to name those that never fired.
    /// The cost is one pass over the cases.
    package func trends(
        by side: Trends.Side, every: Period, since: Moment? = nil, until: Moment? = nil,
        rules: [String]? = nil
    ) throws -> Trends {
        try read { database in
            var tally = Tally(every: every, since: since, until: until)
            let column =
                switch side {
                case .rule: "root_rule"
                case .system: "root_system"
                case .owner: "root_owner"
                case .mode: "root_mode"
                case .account: "account"
                case .version: "version"
                }
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT \(column), happened, state, root_owner, account, opened, closed,
                        substr(content, 1, 12)
                    FROM cases ORDER BY happened DESC, content
                    """)
            while let row = try rows.next() { tally.add(row) }
            let fired = Set(
                rules == nil
                    ? [] : try String.fetchAll(database, sql: Self.firedRules))
            let judged = try Row.fetchAll(
                database,
                sql: """
                    SELECT rule, sum(is_right) AS good, count(*) AS all_of FROM outcomes
                    GROUP BY rule ORDER BY rule
                    """
            ).map { row in
                let right: Int = row["good"]
                return Trends.Precision(
                    rule: row["rule"], right: right, wrong: row["all_of"] - right)
            }
            return tally.trends(
                by: side, silent: rules.map { $0.filter { !fired.contains($0) }.sorted() },
                weak: judged.filter {
                    $0.right + $0.wrong >= 3 && $0.wrong * 5 > $0.right + $0.wrong
                })
        }
    }

    /// Cases that were not healthy, a whole week: from the week after the first case, which may have begun
    /// within its week, to the last that ended by the latest case; by the root cause's owner, all
    /// together under `nil`. Weeks without cases count zero. `after` is when the coming week begins.
    package func weeks(byOwner: Bool) throws -> (after: Moment, counts: [String?: [Int]]) {
        let rows = try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT happened, root_owner FROM cases WHERE state <> 'healthy'"
            ).map { (Moment(microseconds: $0[0]), $0[1] as String?) }
        }
        let numbers = rows.map { Period.week.number(of: $0.0) }
        guard let first = numbers.min(), let last = numbers.max() else {
            return (Moment(microseconds: 0), [:])
        }
        // The week of the latest case is not over.
        let start = first + 1
        let empty = Array(repeating: 0, count: max(last - start, 0))
        var counts: [String?: [Int]] = [nil: empty]
        for (number, row) in zip(numbers, rows) where (start..<max(last, start)).contains(number) {
            counts[nil, default: empty][number - start] += 1
            if byOwner { counts[row.1 ?? "nobody yet", default: empty][number - start] += 1 }
        }
        return (Period.week.start(last), counts)
    }
}

/// Counts while cases go by, latest first.
private struct Tally {
    struct Group {
        var count = 0
        var firstSeen = Moment(microseconds: 0)
        var accounts: [String: Int] = [:]
        var hours: [Double] = []
        var periods: [Int: Int] = [:]
        var cases: [String] = []
    }

    let every: Period
    let since: Moment?
    let until: Moment?
    var groups: [String: Group] = [:]
    var all = Group()
    var states: [String: Int] = [:]
    var customer = 0
    var latest: Moment?

    init(every: Period, since: Moment?, until: Moment?) {
        (self.every, self.since, self.until) = (every, since, until)
    }

    mutating func add(_ row: Row) {
        let happened = Moment(microseconds: row[1])
        if let until, happened >= until { return }
        let name: String? = row[0]
        if let since, happened < since {
            if let name { groups[name]?.firstSeen = happened }
            return
        }
        latest = latest ?? happened
        let state: String = row[2]
        states[state, default: 0] += 1
        if state == "diagnosed", row[3] == "customer" { customer += 1 }
        var hours: Double?
        if let opened: Int64 = row[5], let closed: Int64 = row[6], closed >= opened {
            hours = Double(closed - opened) / 3_600_000_000
        }
        let account: String? = row[4]
        let content: String = row[7]
        let period = every.number(of: happened)
        func count(_ group: inout Group) {
            group.count += 1
            group.firstSeen = happened
            if let account { group.accounts[account, default: 0] += 1 }
            if let hours { group.hours.append(hours) }
            group.periods[period, default: 0] += 1
            if group.cases.count < Trends.mostNamed { group.cases.append(content) }
        }
        count(&all)
        if let name { count(&groups[name, default: Group()]) }
    }

    func trends(
        by side: Trends.Side, silent: [String]?, weak: [Trends.Precision]
    ) -> Trends {
        let first = since.map(every.number) ?? all.periods.keys.min() ?? 0
        let last = max(latest.map(every.number) ?? first, first)
        let numbers = latest == nil ? [] : Array(first...last)
        let isPartial = until.map { $0 < every.start(last + 1) } ?? true
        let whole = isPartial ? last - 1 : last
        func growth(_ group: Group) -> Trends.Growth? {
            guard whole - 1 >= first else { return nil }
            if whole - 1 == first, let since, since > every.start(first) { return nil }
            return Trends.Growth(
                last: group.periods[whole] ?? 0, days: every.days(whole),
                before: group.periods[whole - 1] ?? 0, daysBefore: every.days(whole - 1))
        }
        let rows = groups.map { name, group in
            Trends.Row(
                name: name, count: group.count, share: Double(group.count) / Double(all.count),
                growth: growth(group), firstSeen: group.firstSeen, accounts: group.accounts.count,
                repeatAccounts: group.accounts.values.count { $0 > 1 },
                medianHoursToClose: Self.median(group.hours),
                counts: numbers.map { group.periods[$0] ?? 0 }, cases: group.cases)
        }
        return Trends(
            by: side, every: every, periods: numbers.map(every.start), lastIsPartial: isPartial,
            cases: all.count, diagnosed: states["diagnosed"] ?? 0,
            unexplained: states["unexplained"] ?? 0, healthy: states["healthy"] ?? 0,
            customer: customer, medianHoursToClose: Self.median(all.hours),
            counts: numbers.map { all.periods[$0] ?? 0 },
            rows: rows.sorted { ($1.count, $0.name) < ($0.count, $1.name) },
            silentRules: silent, weakRules: weak)
    }

    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
