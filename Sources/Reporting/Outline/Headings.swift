import Reasoning

/// What the sections of a report are called: after a failure, or before a deployment.
struct Headings {
    let purpose: Diagnosis.Purpose

    /// The section of the findings to act on.
    func roots(_ count: Int) -> String {
        switch purpose {
        case .analysis: count == 1 ? "Root cause" : "\(count) root causes"
        case .check: Words.count(count, "problem", "problems") + " to mend before deployment"
        }
    }

    /// The section of what follows from the finding of this name.
    func consequences(of id: String) -> String {
        switch purpose {
        case .analysis: "What \(id) explains"
        case .check: "What goes with \(id)"
        }
    }

    var notices: String {
        switch purpose {
        case .analysis: "Notices: nothing to do now"
        case .check: "Worth a look"
        }
    }

    /// Whether a topic of a finding's story has anything to tell.
    func tells(_ topic: Topic) -> Bool {
        switch (purpose, topic) {
        case (.check, .happened), (.check, .reasons): false
        default: true
        }
    }
}

extension Outline {
    /// How the report's sections are called.
    var headings: Headings { Headings(purpose: diagnosis.purpose) }
}
