import Bundles
import Facts
import Reasoning
import Rules

/// Reads a bundle and judges it.
struct Study {
    let library: RuleLibrary
    let limits: ReadingLimits
    var time: TimeOptions?

    func result(of input: String) throws -> (facts: BundleFacts, diagnosis: Diagnosis) {
        let reader = try BundleReader(input, limits: limits)
        let progress = Progress(reader: reader)
        defer { progress.end() }
        var finder = try FactFinder(library.plan)
        var facts = try finder.facts(in: reader, now: .now)
        try time?.apply(to: &facts)
        return (facts, try Analyzer(library).diagnosis(of: facts))
    }

    /// The bad bundle's diagnosis with what changed since the good one.
    func result(of input: String, since good: (facts: BundleFacts, diagnosis: Diagnosis)) throws
        -> Diagnosis
    {
        let bad = try result(of: input)
        var diagnosis = bad.diagnosis
        diagnosis.add(Comparer(good: good, bad: bad).difference())
        return diagnosis
    }
}
