import Facts

/// A case of the past like the one at hand, as a report tells it.
package struct EarlierCase: Sendable, Hashable {
    /// The beginning of its content's digest; names it in the casebook.
    package var name: String
    package var happened: Moment
    package var account: String?
    package var ticket: String?
    package var rule: String?
    package var title: String
    /// 0…100.
    package var likeness: Int
    /// What both have, fragments, the weightiest first.
    package var shared: [String] = []
    /// Whether a person confirmed or rejected its diagnosis.
    package var isRight: Bool?
    /// What the person who confirmed it wrote.
    package var fix: String?
    package var minutesToClose: Int?
    /// The same failure came back for this account after a confirmed fix.
    package var isRecurrence = false

    /// What must be known.
    package init(name: String, happened: Moment, title: String, likeness: Int) {
        self.name = name
        self.happened = happened
        self.title = title
        self.likeness = likeness
    }
}

/// How often people found a rule's diagnosis right and wrong.
package struct ObservedPrecision: Sendable, Hashable {
    package var right: Int
    package var wrong: Int

    /// Confirmed and rejected cases.
    package init(right: Int, wrong: Int) {
        self.right = right
        self.wrong = wrong
    }

    /// 0…1000: the share that was right, as if one more had been right and one more wrong, so that a single
    /// word does not count like a hundred. A rule nobody judged has 500.
    var permille: Int { (right + 1) * 1000 / (right + wrong + 2) }
}
