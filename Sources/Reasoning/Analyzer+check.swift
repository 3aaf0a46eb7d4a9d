import Notation
import Bundles
import Facts
import Rules

extension Analyzer {
    /// What to mend before a deployment: every rule that holds on configurations, certificates and
    /// payloads alone. Nothing has failed yet, so nothing has recovered, no risk is harmless, and no rule
    /// is undecided for want of a log.
    /// - Throws: ``NotationError`` when a rule that is needed cannot be decoded.
    package func check(_ facts: BundleFacts) throws -> Diagnosis {
        let holdings = Holdings(facts)
        let entries = library.entries.filter { entry in
            entry.needsNoMessage && entry.need.isConceivable(in: holdings)
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
    func isConceivable(in holdings: Holdings) -> Bool {
        switch self {
        case .lines: true
        case .facts(let names):
            holdings.hasFacts
                && names.contains { $0 == "*" || $0.contains(":") || holdings.sources.contains($0) }
        case .all(let needs): needs.allSatisfy { $0.isConceivable(in: holdings) }
        case .any(let needs): needs.contains { $0.isConceivable(in: holdings) }
        }
    }
}

/// What a bundle holds, as far as it decides which rules are worth asking.
struct Holdings {
    /// The sources of its files, and what stands before each dot in their names.
    let sources: Set<String>
    let hasFacts: Bool

    init(_ facts: BundleFacts) {
        var sources: Set<String> = []
        for source in Set(facts.files.flatMap(\.sources)) {
            sources.insert(source)
            var rest = source[...]
            while let dot = rest.lastIndex(of: ".") {
                rest = rest[..<dot]
                sources.insert(String(rest))
            }
        }
        self.sources = sources
        hasFacts = facts.hasMoreThanLines || !facts.gaps.isEmpty
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
