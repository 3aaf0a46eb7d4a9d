import ArgumentParser
import Casebook
import Facts
import Reasoning

/// What the past says of the bundle at hand.
struct SeenBeforeOptions: ParsableArguments {
    @Option(
        help:
            "Tell earlier cases like this one from this casebook, and rank by what people confirmed.",
        completion: .file())
    var casebook: String?

    @Flag(
        help: "Keep the case in the casebook too (without --casebook: the one in your data folder)."
    )
    var keep = false

    @Option(help: "Whose bundle it is, to tell recurrences; else its manifest says.")
    var account: String?

    @Option(help: "Its ticket.")
    var ticket: String?

    /// - Throws: ``CommandError`` or `CasebookError`; `nil` when no casebook is to be asked.
    func book() throws -> Casebook? {
        guard casebook != nil || keep else { return nil }
        var options = CasebookOptions()
        options.file = casebook
        return try options.open(mayCreate: keep)
    }

    /// The diagnosis with the earlier cases, which it becomes one of when it is to be kept.
    func diagnosis(of input: String, by study: Study, library: String, in book: Casebook) throws
        -> Diagnosis
    {
        var about = Metadata()
        about.account = account
        about.ticket = ticket
        let content = input == "-" ? "" : try BundleIdentity.of(input)
        let kept = try study.kept(
            input, content: content, library: library, about: about, otherwise: .now)
        var diagnosis = kept.diagnosis
        // All that is in the casebook is earlier than a bundle at hand.
        var now = kept.one
        now.happened = .now
        diagnosis.earlier = try book.similar(to: now, most: 3, includesSame: true)
            .map(EarlierCase.init)
        if keep {
            guard input != "-" else {
                throw CommandError(
                    problem: "A bundle on standard input cannot be kept.",
                    hint: "Save it to a file and name that.")
            }
            try book.keep([kept.one])
        }
        return diagnosis
    }
}

extension Casebook {
    /// How often people found rules right, as the analyzer takes it.
    func observed() throws -> [String: ObservedPrecision] {
        try precisions().mapValues { ObservedPrecision(right: $0.right, wrong: $0.wrong) }
    }
}

extension EarlierCase {
    init(_ seen: SeenCase) {
        self.init(
            name: String(seen.content.prefix(12)), happened: seen.happened,
            title: seen.title ?? seen.name, likeness: Int((seen.likeness * 100).rounded()))
        account = seen.account
        ticket = seen.ticket
        rule = seen.rule
        shared = seen.shared
        isRight = seen.isRight
        fix = seen.fix
        minutesToClose = seen.hoursToClose.map { Int(($0 * 60).rounded()) }
        isRecurrence = seen.isRecurrence
    }
}
