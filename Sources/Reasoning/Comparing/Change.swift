import Facts

/// One thing that a bad bundle says otherwise than a good one.
package struct Change: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case certificate, payload, setting, version, message, reading, file
    }

    package enum How: String, Sendable {
        case changed, added, removed
        case moreOften = "more_often"
        case lessOften = "less_often"
    }

    /// How the change may explain a finding.
    package struct Tie: Sendable, Hashable {
        /// The finding's ID in the bad bundle's diagnosis.
        package var finding: String
        /// A sentence: why the two belong together.
        package var because: String

        package init(finding: String, because: String) {
            self.finding = finding
            self.because = because
        }
    }

    package var kind: Kind
    package var how: How
    /// What changed: a key path, a field, the name of a reading, a message.
    package var subject: String
    /// What it was and what it is; `nil` where it was not there, or may not be shown.
    package var before: String?
    package var after: String?
    /// Where the good and the bad bundle say so.
    package var was: Finding.Evidence?
    package var now: Finding.Evidence?
    /// A clause with its verb: “batch_size went from 500 to 15000”.
    package var says: String
    /// Why it has its rank, a fragment each: “30 times as much”.
    package var reasons: [String] = []
    package var ties: [Tie] = []
    /// Whether the like differs between any two bundles: ids, times, temporary paths.
    package var isRoutine = false

    package init(
        kind: Kind, how: How, subject: String, before: String? = nil, after: String? = nil,
        was: Finding.Evidence? = nil, now: Finding.Evidence? = nil, says: String,
        reasons: [String] = [], ties: [Tie] = [], isRoutine: Bool = false
    ) {
        self.kind = kind
        self.how = how
        self.subject = subject
        self.before = before
        self.after = after
        self.was = was
        self.now = now
        self.says = says
        self.reasons = reasons
        self.ties = ties
        self.isRoutine = isRoutine
    }
}

/// What a bad bundle says otherwise than a good one, the likeliest explanation of the failure first.
package struct Difference: Sendable {
    package var good: BundleSummary
    package var bad: BundleSummary
    /// How many files of the two could be laid side by side.
    package var pairs: Int
    package var changes: [Change]
    /// How many more changes there are than are kept.
    package var more: Int
    /// What a reader must know before the changes, a sentence each: “The bundles share no files: …”.
    package var notes: [String]

    package init(
        good: BundleSummary, bad: BundleSummary, pairs: Int = 0, changes: [Change] = [],
        more: Int = 0, notes: [String] = []
    ) {
        self.good = good
        self.bad = bad
        self.pairs = pairs
        self.changes = changes
        self.more = more
        self.notes = notes
    }

    /// The changes that do not come with every bundle.
    package var telling: [Change] { changes.filter { !$0.isRoutine } }
}
