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
        /// Things side by side, with what stands between them.
        case items([String], between: String)
        case step(Finding.Step)
    }

    /// The questions in the order they are answered.
    enum Question: String {
        case why, who, first, what, seen, chain, proof, looked, unseen, next, also
    }
}
