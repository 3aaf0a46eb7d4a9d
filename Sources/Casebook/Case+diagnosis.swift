import Facts
import Reasoning

extension Case {
    /// Lines a case keeps of a finding, templates of a bundle, and gaps; the bundle has the rest.
    package static let mostQuotes = 5
    package static let mostTemplates = 50
    package static let mostGaps = 20

    /// A diagnosis as a case.
    ///
    /// - Parameters:
    ///   - content: SHA-256 of the bundle's content.
    ///   - library: the fingerprint of the rules.
    ///   - systems: those of the bundle's files.
    ///   - now: when it was analysed; counts only when neither bundle nor metadata tell a time.
    package init(
        _ diagnosis: Diagnosis, content: String, origin: String?, library: String,
        systems: some Sequence<String>, about: Metadata, now: Moment
    ) {
        self.content = content
        name = diagnosis.bundle.name
        self.origin = origin
        self.library = library
        self.about = about
        happened = about.opened ?? about.collected ?? diagnosis.bundle.to ?? now
        files = diagnosis.bundle.files
        bytes = diagnosis.bundle.bytes
        from = diagnosis.bundle.from
        to = diagnosis.bundle.to
        findings = diagnosis.findings.map(KeptFinding.init)
        unexplained = diagnosis.unexplained.prefix(Self.mostTemplates).map(KeptTemplate.init)
        self.systems = Set(systems).union(findings.map(\.system)).sorted()
        found = diagnosis.verdicts.found
        ruledOut = diagnosis.verdicts.ruledOut
        undecided = diagnosis.verdicts.undecided.count
        gaps = diagnosis.gaps.prefix(Self.mostGaps).map { "\($0.file): \($0.sentence)" }
    }
}

extension KeptFinding {
    init(_ finding: Finding) {
        rule = finding.rule
        role = finding.role.rawValue
        title = finding.title
        cause = finding.cause
        severity = finding.severity.rawValue
        confidence = finding.confidence.rawValue
        owner = finding.owner.rawValue
        mode = finding.mode
        component = finding.component
        count = finding.count
        first = finding.first
        last = finding.last
        captures = finding.captures.map { Capture(name: $0.name, value: $0.value) }
        evidence = finding.evidence.prefix(Case.mostQuotes).map(Quote.init)
    }
}

extension KeptFinding.Quote {
    init(_ evidence: Finding.Evidence) {
        file = evidence.file
        line = evidence.line
        text = evidence.text
    }
}

extension KeptTemplate {
    init(_ signal: Signal) {
        template = signal.template
        count = signal.count
        level = signal.level?.rawValue
        first = signal.first
        last = signal.last
        exception = signal.exception
        isMild = signal.isMild
        example = signal.evidence.first.map(KeptFinding.Quote.init)
    }
}
