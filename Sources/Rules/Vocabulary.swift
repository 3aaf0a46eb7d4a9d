/// How bad a finding is for users.
package enum Severity: String, Sendable, CaseIterable, Comparable {
    case low, medium, high, critical

    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        case .critical: 3
        }
    }
}

/// How sure we are that the rule's story is the story.
package enum Confidence: String, Sendable, CaseIterable, Comparable {
    case possible, likely, certain

    package static func < (a: Confidence, b: Confidence) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .possible: 0
        case .likely: 1
        case .certain: 2
        }
    }
}

/// Who can fix it.
package enum Owner: String, Sendable, CaseIterable {
    case customer, network, platform
    case thirdParty = "third-party"
    case vendor

    /// Who that is, for a reader.
    package var phrase: String {
        switch self {
        case .customer: "the customer: own configuration, credentials or data"
        case .network: "the network team: DNS, proxy, firewall, routing or the company's CA"
        case .platform: "whoever runs the hosts, databases, brokers and clusters"
        case .thirdParty: "the remote service or partner"
        case .vendor: "the vendor's engineering: a defect"
        }
    }
}

/// How far a rule may be trusted.
package enum Status: String, Sendable, CaseIterable {
    case draft, stable, retired
}
