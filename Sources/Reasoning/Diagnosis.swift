import Bundles
import Facts
import Rules

/// Everything that was worked out about one bundle. Same bundle, same rules: same value.
package struct Diagnosis: Sendable {
    /// What was asked: what went wrong, or what would.
    package enum Purpose: Sendable {
        case analysis
        /// Before a deployment: nothing has failed yet.
        case check
    }

    package var purpose = Purpose.analysis
    package var bundle: BundleSummary
    /// Root causes first (best first), then contributing findings, symptoms and notices.
    package var findings: [Finding]
    /// Best first; their numbers in reports are their places here, from 1.
    package var unexplained: [Signal]
    /// Messages that no rule explains, of kinds that are not listed.
    package var unlisted = 0
    package var verdicts: Verdicts
    package var nextEvidence: [NextEvidence]
    package var gaps: [Gap]
    /// How the times of files were told that do not state them whole.
    package var clocks: [ClockNote] = []
    /// What changed since a good bundle, where one was given.
    package var difference: Difference?
    /// Earlier cases like this one, the likest first; `nil` where no casebook was asked.
    package var earlier: [EarlierCase]?

    package init(
        bundle: BundleSummary, findings: [Finding] = [], unexplained: [Signal] = [],
        verdicts: Verdicts = Verdicts(), nextEvidence: [NextEvidence] = [], gaps: [Gap] = []
    ) {
        self.bundle = bundle
        self.findings = findings
        self.unexplained = unexplained
        self.verdicts = verdicts
        self.nextEvidence = nextEvidence
        self.gaps = gaps
    }

    /// Ranked, best first; empty on a healthy bundle.
    package var rootCauses: [Finding] { findings.filter { $0.role == .rootCause } }
}

/// How the times of files were told, where their lines leave something open.
package struct ClockNote: Sendable, Hashable {
    /// The files of which the same is to be said, in the order of the bundle.
    package var files: [String]
    package var zone: FileFacts.Zone
    /// Fragments of sentences: “zone +02:00: the manifest says so”.
    package var reasons: [String]
    /// Seconds their clock is ahead of the others'; their moments are corrected by as much.
    package var ahead: Double

    package init(
        files: [String], zone: FileFacts.Zone, reasons: [String], ahead: Double = 0
    ) {
        self.files = files
        self.zone = zone
        self.reasons = reasons
        self.ahead = ahead
    }

    /// One note for all files of which the same is to be said; a bundle may hold tens of thousands.
    static func notes(_ files: [FileFacts]) -> [ClockNote] {
        var notes: [ClockNote] = []
        var index: [ClockNote: Int] = [:]
        for file in files where !file.clockReasons.isEmpty && file.first != nil {
            let note = ClockNote(
                files: [], zone: file.zone, reasons: file.clockReasons,
                ahead: Double(file.clockAhead / 100_000) / 10)
            if index[note] == nil {
                index[note] = notes.count
                notes.append(note)
            }
            if let number = index[note] { notes[number].files.append(file.path) }
        }
        return notes
    }
}

/// What was looked at.
package struct BundleSummary: Sendable {
    package var name: String
    package var files: Int
    /// Bytes of content after decompression.
    package var bytes: Int
    package var from: Moment?
    package var to: Moment?

    package init(name: String, files: Int, bytes: Int, from: Moment? = nil, to: Moment? = nil) {
        self.name = name
        self.files = files
        self.bytes = bytes
        self.from = from
        self.to = to
    }
}

/// A rule that held on this bundle, with its prose filled in.
package struct Finding: Sendable {
    package enum Role: String, Sendable {
        case rootCause = "root_cause"
        case contributing, symptom, notice
    }

    /// One thing to do, and the command for it where there is one.
    package struct Step: Sendable, Hashable {
        package var todo: String
        package var run: String?

        package init(todo: String, run: String? = nil) {
            self.todo = todo
            self.run = run
        }
    }

    /// A line the finding rests on.
    package struct Evidence: Sendable, Hashable {
        package var file: String
        package var line: Int
        package var time: Moment?
        /// The line as it may be stored: at most 2,000 characters, not yet escaped for a format.
        package var text: String
        /// Where in ``text`` stands what was looked for, in characters.
        package var focus: Int

        package init(
            file: String, line: Int, time: Moment? = nil, text: String, focus: Int = 0
        ) {
            self.file = file
            self.line = line
            self.time = time
            self.text = text
            self.focus = focus
        }
    }

    /// Alike messages without a rule of their own that are consequences of a finding.
    package struct Folded: Sendable, Hashable {
        package var template: String
        package var count: Int
        /// Where the first of them stands.
        package var file: String
        package var line: Int

        package init(template: String, count: Int, file: String, line: Int) {
            self.template = template
            self.count = count
            self.file = file
            self.line = line
        }
    }

    /// Another finding that was considered in this one's place, and why it lost.
    package struct Rival: Sendable, Hashable {
        package var rule: String
        package var because: String

        package init(rule: String, because: String) {
            self.rule = rule
            self.because = because
        }
    }

    /// `f1`, `f2`, … in the order of `Diagnosis.findings`.
    package var id: String
    package var rule: String
    package var role: Role
    package var title: String
    package var cause: String
    package var impact: String
    package var severity: Severity
    package var confidence: Confidence
    package var owner: Owner
    package var mode: String
    /// The failure mode in words: “the database refused new connections”.
    package var modePhrase: String
    package var remediation: [Step]
    package var verify: String
    package var see: [String]
    /// In the order of the rule's text.
    package var captures: [(name: String, value: String)]
    package var count: Int
    package var first: Moment?
    package var last: Moment?
    package var evidence: [Evidence]
    /// IDs of the findings this one explains directly, and of those that explain it.
    package var explains: [String]
    package var because: [String]
    package var rivals: [Rival]
    /// Why it has its role, one sentence each.
    package var reasons: [String]
    /// The file's or unit's name the finding is about: `orders-api`.
    package var component: String
    /// When it stopped while its log went on in good order; then it is a notice.
    package var recovered: Moment?
    /// What changed since the good bundle that may explain it, the likeliest first:
    /// “batch_size went from 500 to 15000 (config/app.properties:7)”.
    package var since: [String] = []
    /// Messages that follow from it, the most frequent kind first.
    package var folded: [Folded] = []
    /// The rule's own words, with the names of its holes where captures will stand.
    package var general = General()

    /// What a rule says whatever it found.
    package struct General: Sendable, Hashable {
        package var title = ""
        package var cause = ""
        package var remediation: [Step] = []
        package var verify = ""

        package init() {}
    }

    package init(
        id: String, rule: String, role: Role, title: String, cause: String = "",
        impact: String = "",
        severity: Severity, confidence: Confidence, owner: Owner, mode: String,
        modePhrase: String = "",
        remediation: [Step] = [], verify: String = "", see: [String] = [],
        captures: [(name: String, value: String)] = [], count: Int = 1, first: Moment? = nil,
        last: Moment? = nil, evidence: [Evidence] = [], explains: [String] = [],
        because: [String] = [],
        rivals: [Rival] = [], reasons: [String] = [], component: String = "",
        recovered: Moment? = nil
    ) {
        self.id = id
        self.rule = rule
        self.role = role
        self.title = title
        self.cause = cause
        self.impact = impact
        self.severity = severity
        self.confidence = confidence
        self.owner = owner
        self.mode = mode
        self.modePhrase = modePhrase
        self.remediation = remediation
        self.verify = verify
        self.see = see
        self.captures = captures
        self.count = count
        self.first = first
        self.last = last
        self.evidence = evidence
        self.explains = explains
        self.because = because
        self.rivals = rivals
        self.reasons = reasons
        self.component = component
        self.recovered = recovered
    }
}

/// A group of alike error messages that no finding explains.
package struct Signal: Sendable {
    package var template: String
    package var count: Int
    package var level: Level?
    package var first: Moment?
    package var last: Moment?
    package var why: String
    /// The first of them.
    package var evidence: [Finding.Evidence]
    /// The innermost exception of a trace below one of them.
    package var exception: String?
    /// It says of nothing that it failed, or only strangers suffer: no reason to open a report with it.
    package var isMild = false

    package init(
        template: String, count: Int, level: Level? = nil, first: Moment? = nil,
        last: Moment? = nil,
        why: String = "", evidence: [Finding.Evidence] = []
    ) {
        self.template = template
        self.count = count
        self.level = level
        self.first = first
        self.last = last
        self.why = why
        self.evidence = evidence
    }
}
