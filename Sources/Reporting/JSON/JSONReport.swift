import Bundles
import Facts
import Reasoning

/// A diagnosis as `clearcause.analysis/1`; `Schemas/analysis.schema.json` is its schema.
///
/// Stable and additive: names stay, new ones may come. Members that are not known are left out.
struct JSONReport {
    let diagnosis: Diagnosis
    let options: ReportOptions

    init(_ diagnosis: Diagnosis, options: ReportOptions = .init()) {
        self.diagnosis = diagnosis
        self.options = options
    }

    var text: String {
        JSON.object([
            ("schema", .text("clearcause.analysis/1")),
            ("purpose", diagnosis.purpose == .check ? .text("check") : nil),
            ("bundle", bundle(diagnosis.bundle)),
            ("root_causes", texts(diagnosis.rootCauses.map(\.id))),
            ("findings", .list(diagnosis.findings.map(finding))),
            ("unexplained", .list(diagnosis.unexplained.map(signal))),
            ("unlisted", diagnosis.unlisted == 0 ? nil : .number(diagnosis.unlisted)),
            ("verdicts", verdicts(diagnosis.verdicts)),
            ("next_evidence", .list(diagnosis.nextEvidence.map(nextEvidence))),
            ("gaps", .list(diagnosis.gaps.map(gap))),
            ("clocks", diagnosis.clocks.isEmpty ? nil : .list(diagnosis.clocks.map(clock))),
            ("seen_before", diagnosis.earlier.map { .list($0.map(earlier)) }),
            ("baseline", diagnosis.difference.map(JSONChanges.baseline)),
            ("changes", diagnosis.difference.map(JSONChanges.changes)),
        ]).document
    }

    private func earlier(_ one: EarlierCase) -> JSON {
        .object([
            ("case", .text(one.name)), ("happened", moment(one.happened)),
            ("account", one.account.map(JSON.text)), ("ticket", one.ticket.map(JSON.text)),
            ("rule", one.rule.map(JSON.text)), ("title", .text(one.title)),
            ("likeness_percent", .number(one.likeness)), ("shared", texts(one.shared)),
            ("is_right", one.isRight.map(JSON.flag)), ("fix", one.fix.map(JSON.text)),
            ("minutes_to_close", one.minutesToClose.map(JSON.number)),
            ("recurrence", .flag(one.isRecurrence)),
        ])
    }

    private func bundle(_ bundle: BundleSummary) -> JSON {
        .object([
            ("name", .text(bundle.name)), ("files", .number(bundle.files)),
            ("bytes", .number(bundle.bytes)), ("from", moment(bundle.from)),
            ("to", moment(bundle.to)),
        ])
    }

    private func finding(_ finding: Finding) -> JSON {
        .object([
            ("id", .text(finding.id)),
            ("rule", .text(finding.rule)),
            ("role", .text(finding.role.rawValue)),
            ("title", .text(finding.title)),
            ("cause", .text(finding.cause)),
            ("impact", .text(finding.impact)),
            ("severity", .text(finding.severity.rawValue)),
            ("confidence", .text(finding.confidence.rawValue)),
            ("owner", .text(finding.owner.rawValue)),
            ("mode", .text(finding.mode)),
            ("remediation", .list(finding.remediation.map(step))),
            ("verify", .text(finding.verify)),
            ("see", texts(finding.see)),
            ("captures", captures(finding.captures)),
            ("count", .number(finding.count)),
            ("first", moment(finding.first)),
            ("last", moment(finding.last)),
            ("evidence", .list(finding.evidence.map(evidence))),
            ("explains", texts(finding.explains)),
            ("because", texts(finding.because)),
            ("mode_says", present(finding.modePhrase)),
            ("component", present(finding.component)),
            ("recovered", moment(finding.recovered)),
            ("reasons", texts(finding.reasons)),
            ("rivals", .list(finding.rivals.map(rival))),
            ("since", finding.since.isEmpty ? nil : texts(finding.since)),
            ("folded", finding.folded.isEmpty ? nil : .list(finding.folded.map(folded))),
        ])
    }

    private func folded(_ folded: Finding.Folded) -> JSON {
        .object([
            ("template", .text(folded.template)), ("count", .number(folded.count)),
            ("file", .text(folded.file)), ("line", line(folded.line)),
        ])
    }

    private func step(_ step: Finding.Step) -> JSON {
        .object([("do", .text(step.todo)), ("run", step.run.map(JSON.text))])
    }

    private func rival(_ rival: Finding.Rival) -> JSON {
        .object([("rule", .text(rival.rule)), ("because", .text(rival.because))])
    }

    private func evidence(_ evidence: Finding.Evidence) -> JSON {
        .object([
            ("file", .text(evidence.file)), ("line", line(evidence.line)),
            ("time", moment(evidence.time)), ("text", .text(evidence.text)),
        ])
    }

    /// In the order of the rule's text. A name that comes twice keeps its first value: an object with
    /// two members of one name means different things to different parsers.
    private func captures(_ captures: [(name: String, value: String)]) -> JSON {
        var seen: Set<String> = []
        return .object(
            captures.filter { seen.insert($0.name).inserted }.map { ($0.name, .text($0.value)) })
    }

    private func signal(_ signal: Signal) -> JSON {
        .object([
            ("template", .text(signal.template)),
            ("count", .number(signal.count)),
            ("level", signal.level.map { .text($0.rawValue) }),
            ("first", moment(signal.first)),
            ("last", moment(signal.last)),
            ("why", .text(signal.why)),
            ("exception", signal.exception.map(JSON.text)),
            ("mild", signal.isMild ? .flag(true) : nil),
            ("file", signal.evidence.first.map { .text($0.file) }),
            ("line", signal.evidence.first.flatMap { line($0.line) }),
            ("evidence", .list(signal.evidence.map(evidence))),
        ])
    }

    private func verdicts(_ verdicts: Verdicts) -> JSON {
        .object([
            ("found", .number(verdicts.found)),
            ("ruled_out", .number(verdicts.ruledOut)),
            (
                "undecided",
                .list(
                    verdicts.undecided.map {
                        .object([
                            ("rule", .text($0.rule)), ("why", .text($0.why)),
                            ("kind", .text($0.kind.rawValue)), ("source", present($0.source)),
                            ("of_bundle", $0.isOfBundle ? nil : .flag(false)),
                        ])
                    })
            ),
            (
                "ruled_out_by",
                options.listsVerdicts ? .list(verdicts.clearances.map(clearance)) : nil
            ),
        ])
    }

    private func nextEvidence(_ next: NextEvidence) -> JSON {
        .object([
            ("collect", .text(next.collect)), ("would_decide", texts(next.wouldDecide)),
            ("source", present(next.source)),
            ("files", next.files.isEmpty ? nil : texts(next.files)),
            ("run", next.run.map(JSON.text)),
        ])
    }

    private func clearance(_ clearance: Verdicts.Clearance) -> JSON {
        .object([
            ("files", texts(clearance.files)), ("from", moment(clearance.from)),
            ("to", moment(clearance.to)), ("rules", texts(clearance.rules)),
        ])
    }

    private func gap(_ gap: Gap) -> JSON {
        .object([
            ("file", .text(gap.file)), ("line", gap.line.flatMap(line)),
            ("reason", .text(gap.sentence)),
        ])
    }

    /// Files that are named of those of which the same is said.
    private static let mostFiles = 20

    private func clock(_ note: ClockNote) -> JSON {
        .object([
            ("files", texts(Array(note.files.prefix(Self.mostFiles)))),
            ("more_files", .number(max(0, note.files.count - Self.mostFiles))),
            ("zone", .text(note.zone.rawValue)),
            ("reasons", texts(note.reasons)),
            ("milliseconds_ahead", note.ahead == 0 ? nil : .number(Int(note.ahead * 1000))),
        ])
    }

    private func line(_ line: Int) -> JSON? { line > 0 ? .number(line) : nil }

    private func moment(_ moment: Moment?) -> JSON? { moment.map { .text($0.iso8601) } }

    private func present(_ text: String) -> JSON? { text.isEmpty ? nil : .text(text) }

    private func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }
}
