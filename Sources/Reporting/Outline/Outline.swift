import Reasoning

/// What every report says, in its order, before a format puts it on a page.
///
/// Its texts are as the diagnosis has them; each format escapes for itself.
struct Outline {
    let diagnosis: Diagnosis
    /// What the report opens with.
    let lead: Lead
    /// The rules that were ruled out, by what ruled them out; empty unless they are to be listed.
    let clearances: [Verdicts.Clearance]
    private let byID: [String: Finding]

    /// What a reader should see first.
    enum Lead {
        case rootCause(Finding)
        /// No finding is a root cause, but these files lead back to this one.
        case furthestBack(Finding)
        /// No finding at all, or notices only; this is the best message no rule explains, and not a mild one.
        case unexplained(Signal)
        case noticesOnly
        case nothing
    }

    init(_ diagnosis: Diagnosis, options: ReportOptions = .init()) {
        self.diagnosis = diagnosis
        clearances = options.listsVerdicts ? diagnosis.verdicts.clearances : []
        byID = Dictionary(diagnosis.findings.map { ($0.id, $0) }) { first, _ in first }
        lead =
            if let root = diagnosis.rootCauses.first {
                .rootCause(root)
            } else if let finding = diagnosis.findings.first(where: { $0.role != .notice }) {
                .furthestBack(finding)
            } else if let signal = diagnosis.unexplained.first, !signal.isMild {
                .unexplained(signal)
            } else if !diagnosis.findings.isEmpty {
                .noticesOnly
            } else {
                .nothing
            }
    }

    /// The finding the report opens with, if it opens with one.
    var leadFinding: Finding? {
        switch lead {
        case .rootCause(let finding), .furthestBack(let finding): finding
        case .unexplained, .noticesOnly, .nothing: nil
        }
    }

    /// Whether the answer itself says what was looked at, because there is nothing else to say.
    var answersWhatWasLookedAt: Bool { leadFinding == nil || diagnosis.purpose == .check }

    func findings(_ role: Finding.Role) -> [Finding] {
        diagnosis.findings.filter { $0.role == role }
    }

    func finding(_ id: String) -> Finding? { byID[id] }

    /// From the finding to the furthest symptom it explains, itself first: the longest way through
    /// `explains`, the earlier finding where two are as long.
    func chain(from start: Finding) -> [Finding] {
        var longest: [String: [String]] = [:]
        var onTheWay: Set<String> = []
        func path(_ id: String) -> [String] {
            if let known = longest[id] { return known }
            guard let finding = byID[id], onTheWay.insert(id).inserted else { return [] }
            defer { onTheWay.remove(id) }
            var best: [String] = []
            for next in finding.explains {
                let way = path(next)
                if way.count > best.count { best = way }
            }
            longest[id] = [id] + best
            return [id] + best
        }
        return path(start.id).compactMap { byID[$0] }
    }

    /// From the finding back to what explains it in the end, itself first.
    func reasons(for finding: Finding) -> [Finding] {
        var way = [finding]
        var seen: Set<String> = [finding.id]
        while let cause = way[way.count - 1].because.lazy.compactMap({ byID[$0] }).first,
            seen.insert(cause.id).inserted
        {
            way.append(cause)
        }
        return way
    }

    /// Symptoms under the finding that explains them in the end, in the order of the findings; those
    /// nothing explains come last, under `nil`.
    var symptoms: [(under: Finding?, [Finding])] {
        var groups: [(under: Finding?, [Finding])] = []
        for symptom in findings(.symptom) {
            let way = reasons(for: symptom)
            let root = way.count > 1 ? way[way.count - 1] : nil
            if let index = groups.firstIndex(where: { $0.under?.id == root?.id }) {
                groups[index].1.append(symptom)
            } else {
                groups.append((root, [symptom]))
            }
        }
        let order = Dictionary(diagnosis.findings.enumerated().map { ($1.id, $0) }) { first, _ in
            first
        }
        func rank(_ finding: Finding?) -> Int { finding.flatMap { order[$0.id] } ?? Int.max }
        return groups.sorted { rank($0.under) < rank($1.under) }
    }

    /// Undecided rules under the reason why, the reason that holds back most rules first. Systems the bundle
    /// does not speak of are left out: nobody says they are there.
    var undecided: [(why: String, rules: [String])] {
        var groups: [(why: String, rules: [String])] = []
        var index: [String: Int] = [:]
        for undecided in diagnosis.verdicts.undecided where undecided.isOfBundle {
            if let known = index[undecided.why] {
                groups[known].rules.append(undecided.rule)
            } else {
                index[undecided.why] = groups.count
                groups.append((undecided.why, [undecided.rule]))
            }
        }
        return groups.enumerated()
            .sorted { ($1.element.rules.count, $0.offset) < ($0.element.rules.count, $1.offset) }
            .map(\.element)
    }
}
