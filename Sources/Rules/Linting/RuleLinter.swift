import Notation
import Facts
import Scanning

/// What a careful reviewer would say about a rule that can be read.
package struct RuleLinter {
    let library: LibraryDraft
    let prose = ProseReview()
    let secrets = SecretReview()

    /// What is the matter, and what to do about it.
    typealias Remark = (problem: String, hint: String?)

    package init(_ library: LibraryDraft) {
        self.library = library
    }

    /// Every complaint, in the order of the rules; empty for a clean library.
    package func complaints() -> [NotationError] {
        library.errors + library.rules.flatMap(complaints) + sourceComplaints() + mapComplaints()
    }

    /// What may be right and deserves a look.
    package func hints() -> [NotationError] { mapHints() }

    private func complaints(_ rule: Rule) -> [NotationError] {
        let remarks =
            patternRemarks(rule) + nameRemarks(rule) + proseRemarks(rule) + exampleRemarks(rule)
        return remarks.map { problem, hint in
            NotationError(
                file: rule.file, line: rule.line, problem: "\(rule.id): \(problem)", hint: hint)
        }
    }
}
