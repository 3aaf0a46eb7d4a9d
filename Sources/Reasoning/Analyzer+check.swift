import Bundles
import Facts
import Rules

extension Analyzer {
    /// What to mend before a deployment: every rule that holds on configurations, certificates and
    /// payloads alone. Nothing has failed yet, so nothing has recovered, no risk is harmless, and no rule
    /// is undecided for want of a log.
    /// - Throws: ``RuleError`` when a rule that is needed cannot be decoded.
    package func check(_ facts: BundleFacts) throws -> Diagnosis {
        let entries = library.entries.filter { entry in
            entry.needsNoMessage && entry.need.isConceivable(in: facts)
        }
        let drafts = try drafts(facts, of: entries).sorted(by: Self.byOrder)
        var causality = Causality(drafts, library.map)
        // Two settings that are wrong in the same way are two things to mend.
        causality.removeEdges { drafts[$0].rule.mode == drafts[$1].rule.mode }
        let judged = Judgement(beforeDeployment: drafts, causality)
        let findings = FindingWriter(facts: facts, map: library.map, drafts: drafts, judged: judged)
            .findings(causality)
        var diagnosis = Diagnosis(
            bundle: summary(facts), findings: findings, gaps: facts.gaps)
        diagnosis.purpose = .check
        let found = Set(drafts.map(\.rule.id)).count
        diagnosis.verdicts = Verdicts(found: found, ruledOut: entries.count - found)
        return diagnosis
    }
}

extension Need {
    /// Whether a bundle has the files it would be met with; other facts than settings may always be there.
    func isConceivable(in facts: BundleFacts) -> Bool {
        var present: Set<String> = []
        for file in facts.files {
            for source in file.sources {
                present.insert(source)
                var rest = source[...]
                while let dot = rest.lastIndex(of: ".") {
                    rest = rest[..<dot]
                    present.insert(String(rest))
                }
            }
        }
        return isConceivable(with: present, hasFacts: facts.hasMoreThanLines || !facts.gaps.isEmpty)
    }

    /// - Parameter sources: the sources of the bundle's files, and the systems they belong to.
    func isConceivable(with sources: Set<String>, hasFacts: Bool) -> Bool {
        switch self {
        case .lines: true
        case .facts(let names):
            hasFacts
                && names.contains { $0 == "*" || $0.contains(":") || sources.contains($0) }
        case .all(let needs):
            needs.allSatisfy { $0.isConceivable(with: sources, hasFacts: hasFacts) }
        case .any(let needs):
            needs.contains { $0.isConceivable(with: sources, hasFacts: hasFacts) }
        }
    }
}

extension Judgement {
    /// Before a deployment every finding is to be mended; those of low severity are worth a look.
    init(beforeDeployment drafts: [Draft], _ causality: Causality) {
        roles = drafts.indices.map { index in
            if drafts[index].rule.severity == .low { return .notice }
            return causality.causes[index].contains { drafts[$0].rule.severity > .low }
                ? .symptom : .rootCause
        }
        reasons = Array(repeating: [], count: drafts.count)
        order = drafts.indices.sorted { a, b in
            func key(_ index: Int) -> (Int, Int, Int) {
                let severity = Severity.allCases.firstIndex(of: drafts[index].rule.severity) ?? 0
                let role = roles[index] == .notice ? 2 : roles[index] == .symptom ? 1 : 0
                return (role, -severity, index)
            }
            return key(a) < key(b)
        }
    }
}
