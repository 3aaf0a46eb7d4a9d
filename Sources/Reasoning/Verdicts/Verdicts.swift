import Facts

/// How the rules ended.
package struct Verdicts: Sendable {
    package struct Undecided: Sendable, Hashable {
        package var rule: String
        /// A sentence without its full stop: “nginx.error was not collected”.
        package var why: String
        package var kind: Blindness.Kind
        /// What would have to be collected to decide it.
        package var source: String
        /// Whether the bundle speaks of the rule's system at all; if it does not, the system may not
        /// be there.
        package var isOfBundle: Bool

        package init(
            rule: String, why: String, kind: Blindness.Kind = .absent, source: String = "",
            isOfBundle: Bool = true
        ) {
            self.rule = rule
            self.why = why
            self.kind = kind
            self.source = source
            self.isOfBundle = isOfBundle
        }
    }

    /// Rules that were ruled out by the same files.
    package struct Clearance: Sendable, Hashable {
        /// The files that would have shown it; none where facts were there and did not hold.
        package var files: [String]
        /// The window these files tell of.
        package var from: Moment?
        package var to: Moment?
        package var rules: [String]

        package init(files: [String], from: Moment?, to: Moment?, rules: [String]) {
            self.files = files
            self.from = from
            self.to = to
            self.rules = rules
        }
    }

    package var found: Int
    package var ruledOut: Int
    package var undecided: [Undecided]
    /// The rules ruled out, by what ruled them out.
    package var clearances: [Clearance]

    package init(
        found: Int = 0, ruledOut: Int = 0, undecided: [Undecided] = [], clearances: [Clearance] = []
    ) {
        self.found = found
        self.ruledOut = ruledOut
        self.undecided = undecided
        self.clearances = clearances
    }
}

/// Something to collect, and the rules that it would decide.
package struct NextEvidence: Sendable, Hashable {
    /// In words: “the error log of nginx”.
    package var collect: String
    /// Rules; none for a log that is to tell more of what no rule explains.
    package var wouldDecide: [String]
    /// The source or reading it is about, as rules name it.
    package var source: String
    /// Where a host keeps it: absolute paths with globs.
    package var files: [String]
    /// The command whose output it is.
    package var run: String?

    package init(
        collect: String, wouldDecide: [String], source: String = "", files: [String] = [],
        run: String? = nil
    ) {
        self.collect = collect
        self.wouldDecide = wouldDecide
        self.source = source
        self.files = files
        self.run = run
    }
}
