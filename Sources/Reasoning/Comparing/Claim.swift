import Facts

/// A fact in a form that can be laid beside another bundle's: what it is about, and what it says of it.
///
/// Every kind of fact becomes claims; one comparison serves them all.
struct Claim {
    /// How much a change of it can break, least first.
    enum Power: Int, Comparable {
        case routine, cosmetic, telling, breaking

        static func < (a: Power, b: Power) -> Bool { a.rawValue < b.rawValue }
    }

    let kind: Change.Kind
    /// Two claims with the same key are about the same thing. Holds the group of files where it is
    /// of a file.
    let key: String
    let subject: String
    var value: String
    /// What may be shown of the value, or `nil` when nothing may.
    var shown: String?
    let place: Place
    var power: Power
    /// Words a finding may share with it, beside those of the subject.
    var words: [String] = []
    /// Values of which a finding may hold one: hosts, samples.
    var values: [String] = []
    /// Whether what is said of a change is still to be worked out.
    var isBare = false

    init(
        kind: Change.Kind, key: String, subject: String, value: String, shown: String?,
        place: Place, power: Power, words: [String] = [], values: [String] = [],
        isBare: Bool = false
    ) {
        self.kind = kind
        self.key = key
        self.subject = subject
        self.value = value
        self.shown = shown.map(Self.shortened)
        self.place = place
        self.power = power
        self.words = words
        self.values = values
        self.isBare = isBare
    }

    /// At most 160 characters of a value.
    static func shortened(_ text: String) -> String {
        text.utf8.count <= 160 ? text : String(text.prefix(159)) + "…"
    }
}

/// One of the two bundles, and what its files are called in the comparison.
struct Side {
    let facts: BundleFacts
    let group: (Int) -> Int?

    /// The beginning of a claim's key: equal for files that are compared with one another. A file that
    /// has no partner has a key of its own.
    func key(_ file: Int) -> String {
        group(file).map { "\($0)" } ?? "-\(facts.files[file].path)"
    }

    func path(_ file: Int) -> String { facts.files[file].path }

    /// Everything that is compared claim by claim, in the bundle's order.
    var claims: [Claim] {
        settingClaims + payloadClaims + certificateClaims + versionClaims + readingClaims
    }
}
