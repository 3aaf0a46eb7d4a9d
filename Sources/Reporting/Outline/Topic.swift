/// What a finding's story tells, in the order it is told.
enum Topic: CaseIterable {
    case happened, why, since, impact, who, steps, verify, chain, evidence, rivals, reasons, see

    /// The label in a text report: one short word.
    var word: String {
        switch self {
        case .happened: "when"
        case .why: "why"
        case .since: "since"
        case .impact: "impact"
        case .who: "who"
        case .steps: "do"
        case .verify: "verify"
        case .chain: "chain"
        case .evidence: "evidence"
        case .rivals: "rivals"
        case .reasons: "reasons"
        case .see: "see"
        }
    }

    /// The label where there is room.
    var heading: String {
        switch self {
        case .happened: "What happened"
        case .why: "Why"
        case .since: "Since"
        case .impact: "Impact"
        case .who: "Who can fix it"
        case .steps: "What to do"
        case .verify: "How to verify"
        case .chain: "Chain"
        case .evidence: "Evidence"
        case .rivals: "Also considered"
        case .reasons: "Why it has this place"
        case .see: "See also"
        }
    }
}
