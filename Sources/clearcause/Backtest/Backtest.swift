import Casebook

/// What new or changed rules would have said of past cases.
struct Backtest: Encodable {
    struct RuleResult: Encodable {
        var rule: String
        /// The cases it is found in.
        var cases: [String] = []
        var accounts = 0
        /// Those of them that had no root cause before and have this one now.
        var newlyExplained: [String] = []
        /// Those in which it had been found before.
        var before = 0
    }

    struct Contradiction: Encodable {
        var name: String
        var because: String

        private enum CodingKeys: String, CodingKey {
            case name = "case", because
        }
    }

    var cases = 0
    /// Read again from their bundles.
    var reread = 0
    /// Judged by the lines the casebook kept, because the bundle is gone or changed.
    var fromKeptLines = 0
    var failed = 0
    var rules: [RuleResult] = []
    var contradictions: [Contradiction] = []

    private var accounts: [String: Set<String>] = [:]

    private enum CodingKeys: String, CodingKey {
        case cases, reread, fromKeptLines, failed, rules, contradictions
    }

    init(_ rules: Set<String>) { self.rules = rules.sorted().map { RuleResult(rule: $0) } }

    /// Compares what was with what would be.
    ///
    /// - Parameter isWhole: whether the bundle itself was read again.
    mutating func add(_ old: PastCase, _ new: PastCase, isWhole: Bool) {
        cases += 1
        if isWhole { reread += 1 } else { fromKeptLines += 1 }
        let root = new.root
        for index in rules.indices where new.rules.contains(rules[index].rule) {
            let rule = rules[index].rule
            rules[index].cases.append(old.name)
            if let account = old.account { accounts[rule, default: []].insert(account) }
            rules[index].accounts = accounts[rule]?.count ?? 0
            if old.rules.contains(rule) { rules[index].before += 1 }
            if old.root == nil, root == rule { rules[index].newlyExplained.append(old.name) }
        }
        contradictions += contradicted(old, new, isWhole: isWhole).map {
            Contradiction(name: old.name, because: $0)
        }
    }

    /// A case of which no line was kept.
    mutating func addQuiet() {
        cases += 1
        fromKeptLines += 1
    }

    private func contradicted(_ old: PastCase, _ new: PastCase, isWhole: Bool) -> [String] {
        let root = new.root
        func isCandidate(_ rule: String?) -> Bool { rules.contains { $0.rule == rule } }
        return old.outcomes.compactMap { outcome in
            if !outcome.isRight {
                return isCandidate(outcome.rule) && root == outcome.rule
                    ? "\(outcome.rule) is its root cause again, which people rejected" : nil
            }
            guard old.root == outcome.rule, root != outcome.rule else { return nil }
            if isCandidate(root), let root, isWhole || !new.roots.contains(outcome.rule) {
                return "\(root) is its root cause now, and people confirmed \(outcome.rule)"
            }
            return isWhole && isCandidate(outcome.rule)
                ? "\(outcome.rule) is not its root cause any more, and people confirmed it" : nil
        }
    }

    var text: String {
        var lines = [
            "\(Plain.count(cases, "case", "cases")): \(reread) read again, \(fromKeptLines) by the lines that "
                + "were kept, \(failed) failed."
        ]
        for rule in rules.sorted(by: { ($1.cases.count, $0.rule) < ($0.cases.count, $1.rule) })
            .prefix(50)
        {
            lines.append(
                "\(rule.rule): \(Plain.count(rule.cases.count, "case", "cases")) of "
                    + "\(Plain.count(rule.accounts, "account", "accounts")) "
                    + "(before: \(rule.before)); newly explained: \(rule.newlyExplained.count)")
            if !rule.newlyExplained.isEmpty {
                lines.append("  " + rule.newlyExplained.prefix(8).joined(separator: " "))
            }
        }
        if rules.count > 50 { lines.append("and \(rules.count - 50) more rules (--format json)") }
        lines +=
            contradictions.isEmpty
            ? ["Nothing contradicts what people said."]
            : ["Contradictions:"] + contradictions.map { "  \($0.name): \($0.because)" }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// What is to be known of a case, before or with the new rules.
struct PastCase {
    var content: String
    var origin: String?
    var account: String?
    /// Its root causes, the first first.
    var roots: [String]
    /// All that were found.
    var rules: Set<String>
    var outcomes: [Outcome]

    var name: String { String(content.prefix(12)) }
    var root: String? { roots.first }

    init(_ one: Case) {
        content = one.content
        origin = one.origin
        account = one.about.account
        roots = one.findings.filter { $0.role == "root_cause" }.map(\.rule)
        rules = Set(one.findings.map(\.rule))
        outcomes = one.outcomes
    }
}
