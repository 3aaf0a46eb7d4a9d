import Facts

/// What failed in the bad bundle and not in the good one, in the form in which changes are tied to it.
struct Failures {
    struct Failure {
        let finding: Finding
        /// 0 for the first root cause.
        let rank: Int
        /// What its prose says: cause, remediation and the lines it rests on.
        let tokens: Set<String>
        let words: Set<String>
        /// What the bundle says of it: captures and lines.
        let said: Set<String>
        /// Its numeric captures.
        let numbers: [(name: String, value: String)]
        let places: Set<String>
        /// Its captures without quotes.
        let captures: [String]

        init(_ finding: Finding, rank: Int) {
            self.finding = finding
            self.rank = rank
            let advice = finding.remediation.map { "\($0.todo) \($0.run ?? "")" }.joined(
                separator: " ")
            let prose = "\(finding.title) \(finding.cause) \(advice)"
            let lines = finding.evidence.prefix(8).map(\.text).joined(separator: " ")
            tokens = Words.tokens(prose)
            words = Words.of("\(prose) \(finding.mode) \(finding.rule)")
            var said = Words.tokens(lines)
            for capture in finding.captures {
                said.formUnion(Words.tokens(capture.value))
                said.insert(capture.value.lowercased().filter { !"\"'“”".contains($0) })
            }
            self.said = said
            captures = finding.captures.map { capture in
                String(capture.value.filter { !"\"'“”‘’".contains($0) }.prefix(80))
            }
            numbers = finding.captures.filter {
                Quantity($0.value) != nil && !["count", "line"].contains($0.name)
            }
            places = Set(finding.evidence.map { "\($0.file):\($0.line)" })
        }
    }

    let failures: [Failure]
    /// The lines that findings rest on, whatever their role.
    let lines: [String: String]
    let first: Moment?

    init(good: Diagnosis, bad: Diagnosis) {
        let old = Set(good.findings.filter { $0.role != .notice }.map(\.rule))
        let open = bad.findings.filter { $0.role != .notice }
        let fresh = open.filter { !old.contains($0.rule) }
        let roots = fresh.filter { $0.role == .rootCause || $0.role == .contributing }
        let chosen = (roots.isEmpty ? fresh : roots).prefix(12)
        failures = chosen.enumerated().map { Failure($1, rank: $0) }
        lines = Dictionary(
            bad.findings.flatMap { finding in
                finding.evidence.map { ("\($0.file):\($0.line)", finding.id) }
            }
        ) { a, _ in a }
        first = open.compactMap(\.first).min()
    }
}
