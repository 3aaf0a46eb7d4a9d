import Reasoning
import Rules

extension Outline {
    /// What a check before a deployment opens with: how much there is to mend, and what it is.
    var checkAnswer: Answer {
        let problems = diagnosis.findings.filter { $0.role != .notice }
        let notices = findings(.notice)
        let worst = problems.map(\.severity).max()
        let title =
            problems.isEmpty
            ? "Nothing to mend before deployment, as far as these files show"
            : Words.count(problems.count, "problem", "problems") + " to mend before deployment"
        let shown = problems.isEmpty ? notices : problems
        let section: Answer.Section = problems.isEmpty ? .notices : .rootCauses
        var also: [Answer.Item] = []
        if !problems.isEmpty, !notices.isEmpty {
            also.append(
                .init(
                    text: Words.count(notices.count, "finding", "findings") + " worth a look",
                    section: .notices))
        }
        if !diagnosis.gaps.isEmpty {
            also.append(
                .init(text: Words.count(diagnosis.gaps.count, "gap", "gaps"), section: .gaps))
        }
        var rows: [Answer.Row] = []
        if !shown.isEmpty {
            rows.append(
                .init(
                    question: .seen,
                    content: .items(shown.map { .init(text: $0.title, section: section) })))
        }
        if let places = Self.places(shown) { rows.append(.init(question: .proof, content: places)) }
        rows.append(.init(question: .looked, content: .prose(looked)))
        if !also.isEmpty { rows.append(.init(question: .also, content: .items(also))) }
        return Answer(
            title: title,
            label: worst.map { [$0.rawValue] }
                ?? [
                    notices.isEmpty
                        ? "nothing found"
                        : Words.count(notices.count, "finding", "findings") + " worth a look"
                ],
            severity: worst, rows: rows)
    }

    /// The first place of each finding, at most four.
    private static func places(_ findings: [Finding]) -> Answer.Content? {
        let places = findings.compactMap(\.evidence.first)
        return places.isEmpty
            ? nil : .places(Array(places.prefix(4)), more: max(0, places.count - 4))
    }
}
