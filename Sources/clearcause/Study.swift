import Bundles
import Facts
import Reasoning
import Rules

/// Reads a bundle and judges it. What leaves it quotes no secret.
struct Study {
    let library: RuleLibrary
    let limits: ReadingLimits
    var time: TimeOptions?
    var quotes = Quotes()

    func result(of input: String) throws -> (facts: BundleFacts, diagnosis: Diagnosis) {
        let (facts, diagnosis) = try reading(of: input)
        return (facts, try quotes.quoted(diagnosis))
    }

    /// As it stands in the bundle, for what will be cleaned otherwise.
    func reading(of input: String) throws -> (facts: BundleFacts, diagnosis: Diagnosis) {
        let reader = try BundleReader(input, limits: limits)
        let progress = Progress(reader: reader)
        defer { progress.end() }
        var finder = try FactFinder(library.plan)
        var facts = try finder.facts(in: reader, now: .now)
        try time?.apply(to: &facts)
        return (facts, try Analyzer(library).diagnosis(of: facts))
    }

    /// The bad bundle's diagnosis with what changed since the good one, of which ``reading(of:)`` told.
    func result(of input: String, since good: (facts: BundleFacts, diagnosis: Diagnosis)) throws
        -> Diagnosis
    {
        let bad = try reading(of: input)
        var diagnosis = bad.diagnosis
        diagnosis.add(Comparer(good: good, bad: bad).difference())
        return try quotes.quoted(diagnosis)
    }
}
