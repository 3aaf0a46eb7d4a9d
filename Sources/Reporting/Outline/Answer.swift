import Reasoning
import Rules

/// What a reader sees first, in every format: a title, how bad and how sure, and a row a question.
struct Answer {
    var title: String
    /// `critical`, `certain`; or what kind of non-answer this is.
    var label: [String]
    var severity: Severity?
    var rows: [Row]

    /// One question and its answer.
    struct Row {
        var question: Question
        var content: Content
    }

    enum Content {
        case prose(String)
        case step(Finding.Step)
        /// From cause to effect.
        case chain([Link])
        case places([Finding.Evidence], more: Int)
        /// Things side by side.
        case items([Item])
    }

    /// One of several things, and the section of the report that tells more about it.
    struct Item {
        var text: String
        var section: Section?
    }

    /// Sections a count may point to; the raw value is the section's name in a page.
    enum Section: String {
        case rootCauses = "root_cause"
        case contributing, notices, unexplained, gaps, undecided
    }

    /// The questions in the order they are answered; the raw value is the label in a text report.
    enum Question: String {
        case why, since, who, first, what, seen, chain, proof, looked, unseen, next, also

        /// The label where there is room.
        var heading: String {
            switch self {
            case .why: "Why"
            case .since: "Since"
            case .who: "Who can fix it"
            case .first: "First step"
            case .what: "What we know"
            case .seen: "Seen"
            case .chain: "Chain"
            case .proof: "Proof"
            case .looked: "Looked at"
            case .unseen: "Could not see"
            case .next: "Collect next"
            case .also: "Also"
            }
        }
    }
}
