import Bundles
import Casebook
import Facts
import Foundation
import Reasoning
import Rules

/// Reads a bundle and judges it. What leaves it quotes no secret.
struct Study {
    let library: RuleLibrary
    let limits: ReadingLimits
    var time: TimeOptions?
    var quotes = Quotes()
    /// How often people found rules right.
    var observed: [String: ObservedPrecision] = [:]

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
        return (facts, try Analyzer(library, observed: observed).diagnosis(of: facts))
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

extension Study {
    /// A bundle as the casebook keeps it, and its diagnosis.
    ///
    /// - Parameters:
    ///   - content: SHA-256 of the bundle's content.
    ///   - library: what judges it.
    ///   - about: what is known besides its manifest.
    ///   - otherwise: when it happened, should nothing tell.
    func kept(
        _ input: String, content: String, library: String, about: Metadata, otherwise: Moment
    ) throws -> (one: Case, facts: BundleFacts, diagnosis: Diagnosis) {
        let (facts, diagnosis) = try result(of: input)
        let systems = facts.files.flatMap(\.sources).map { String($0.prefix { $0 != "." }) }
        let one = Case(
            diagnosis, content: content,
            origin: input == "-" ? nil : URL(fileURLWithPath: input).path, library: library,
            systems: systems, about: about.completed(by: Metadata(facts.manifest)), now: otherwise)
        return (one, facts, diagnosis)
    }
}

extension Metadata {
    /// What a bundle's manifest says.
    init(_ manifest: Manifest?) {
        self.init()
        guard let manifest else { return }
        collected = manifest.collected.map { Moment(microseconds: $0 * 1_000_000) }
        account = manifest.statements["account"]
        ticket = manifest.statements["ticket"]
        version = manifest.statements["version"]
        environment = manifest.statements["environment"]
        opened = manifest.statements["opened"].flatMap { Moment(written: $0) }
        closed = manifest.statements["closed"].flatMap { Moment(written: $0) }
    }
}
