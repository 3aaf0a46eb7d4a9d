import Facts

/// A diagnosis kept in the casebook, with what people said about it.
///
/// One case is one content of a bundle: the same bytes under another name are the same case. Texts
/// come from a diagnosis whose quotes were redacted before; the casebook keeps what it is given.
package struct Case: Codable, Hashable, Sendable {
    /// Which bundle: SHA-256 of its content, 64 hexadecimal digits. Its beginning names the case.
    package var content: String
    package var name: String
    /// Where the bundle was read, for reading it again; `nil` when it came from standard input.
    package var origin: String?
    /// The fingerprint of the rule library that judged it.
    package var library: String
    package var about: Metadata
    /// The moment trends count it at: opened, else collected, else the last moment of its files, else
    /// when it was analysed.
    package var happened: Moment
    package var files: Int
    /// Bytes of content after decompression.
    package var bytes: Int
    package var from: Moment?
    package var to: Moment?
    /// In the order of the diagnosis: root causes first.
    package var findings: [KeptFinding]
    /// Messages no rule explains, the most telling first.
    package var unexplained: [KeptTemplate]
    /// The systems the bundle's files and findings speak of, in alphabetical order.
    package var systems: [String]
    package var found: Int
    package var ruledOut: Int
    package var undecided: Int
    /// What could not be read, in sentences.
    package var gaps: [String]
    package var outcomes: [Outcome] = []
    package var notes: [Note] = []

    /// The first root cause.
    package var rootCause: KeptFinding? { findings.first { $0.role == "root_cause" } }

    /// What the case came to.
    package var state: State {
        if rootCause != nil { return .diagnosed }
        return unexplained.contains { !$0.isMild } ? .unexplained : .healthy
    }

    /// What a case came to: a root cause; trouble that no rule explains; neither.
    package enum State: String, Codable, Sendable, CaseIterable {
        case diagnosed, unexplained, healthy
    }
}

/// What the support system knows of a case and the bundle does not say.
package struct Metadata: Codable, Hashable, Sendable {
    package var account: String?
    package var ticket: String?
    /// The product's version.
    package var version: String?
    /// `production`, `staging`, …
    package var environment: String?
    package var collected: Moment?
    package var opened: Moment?
    package var closed: Moment?

    /// Of which nothing is known.
    package init() {}

    /// What the other knows, where this says nothing.
    package func completed(by other: Metadata) -> Metadata {
        var whole = self
        whole.account = account ?? other.account
        whole.ticket = ticket ?? other.ticket
        whole.version = version ?? other.version
        whole.environment = environment ?? other.environment
        whole.collected = collected ?? other.collected
        whole.opened = opened ?? other.opened
        whole.closed = closed ?? other.closed
        return whole
    }
}

/// A finding as a case keeps it; the words are those of the report's JSON.
package struct KeptFinding: Codable, Hashable, Sendable {
    /// `system/name`.
    package var rule: String
    /// `root_cause`, `contributing`, `symptom`, `notice`.
    package var role: String
    package var title: String
    package var cause: String
    package var severity: String
    package var confidence: String
    package var owner: String
    package var mode: String
    package var component: String
    package var count: Int
    package var first: Moment?
    package var last: Moment?
    package var captures: [Capture]
    package var evidence: [Quote]

    /// The rule's system.
    package var system: String { String(rule.prefix { $0 != "/" }) }

    /// What a hole of the rule's messages matched.
    package struct Capture: Codable, Hashable, Sendable {
        package var name: String
        package var value: String
    }

    /// A line it rests on.
    package struct Quote: Codable, Hashable, Sendable {
        package var file: String
        package var line: Int
        package var text: String
    }
}

/// Alike messages no rule explains, as a case keeps them.
package struct KeptTemplate: Codable, Hashable, Sendable {
    package var template: String
    package var count: Int
    package var level: String?
    package var first: Moment?
    package var last: Moment?
    package var exception: String?
    /// It says of nothing that it failed.
    package var isMild: Bool
    package var example: KeptFinding.Quote?
}

/// Whether the diagnosis was right, said by a person.
package struct Outcome: Codable, Hashable, Sendable {
    package var rule: String
    package var isRight: Bool
    /// Why it was wrong, or what cured it.
    package var because: String?
    package var said: Moment

    package init(rule: String, isRight: Bool, because: String?, said: Moment) {
        self.rule = rule
        self.isRight = isRight
        self.because = because
        self.said = said
    }
}

/// What a person wrote beside a case.
package struct Note: Codable, Hashable, Sendable {
    package var text: String
    package var said: Moment

    package init(text: String, said: Moment) {
        self.text = text
        self.said = said
    }
}
