import Notation
import ArgumentParser
import Bundles
import Facts
import Foundation
import Reasoning
import Reporting
import Rules

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell a rule's whole story in prose, or how far it got on a bundle.")

    @Argument(help: "The rule, for example nginx/upstream-refuses-connections.")
    var rule: String

    @Option(
        name: .customLong("in"),
        help: "Tell condition by condition why the rule holds on this bundle, or what stopped it.",
        completion: .file())
    var bundle: String?

    @OptionGroup var casebook: CasebookOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var limits: LimitOptions
    @OptionGroup var quotes: QuoteOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let text = try orExit {
            let library = try rules.library()
            guard let entry = try library.find(rule) else {
                let near = Nearest.name(to: rule, in: library.entries.map(\.id.description))
                throw CommandError(
                    problem: "There is no rule “\(rule)”.",
                    hint: near.map { "Did you mean “\($0)”?" }
                        ?? "“clearcause rules list” shows all.")
            }
            if let bundle { return try trial(of: entry, in: library, on: bundle) }
            return RuleStory.text(
                try library.rule(entry), map: library.map, observed: try observed(entry),
                width: Console.width)
        }
        Console.print(text)
    }

    /// What people said of the rule, where there is a casebook.
    private func observed(_ entry: RuleLibrary.Entry) throws -> ObservedPrecision? {
        let path = try? casebook.path(mayCreate: false)
        guard casebook.file != nil || path.map(FileManager.default.fileExists) == true else {
            return nil
        }
        return try casebook.open().observed()[entry.id.description]
            ?? ObservedPrecision(right: 0, wrong: 0)
    }

    /// The bundle is read twice: once with the whole library, for the verdict, and once for the
    /// rule alone and what comes near it.
    private func trial(
        of entry: RuleLibrary.Entry, in library: RuleLibrary, on bundle: String
    ) throws -> String {
        guard bundle != "-" else {
            throw CommandError(
                problem: "A bundle on standard input can be read once only.",
                hint: "Save it to a file and name that.")
        }
        let quotes = quotes.quotes()
        let diagnosis = try quotes.quoted(
            Analyzer(library).diagnosis(of: facts(library.plan, bundle)))
        let plan = try TrialPlan(entry, in: library)
        let trial = try quotes.quoted(
            TrialRunner(plan, facts: try facts(plan.plan, bundle)).trial())
        return TrialStory.text(
            trial, rule: try library.rule(entry), in: diagnosis, width: Console.width)
    }

    private func facts(_ plan: ScanPlan, _ bundle: String) throws -> BundleFacts {
        let reader = try BundleReader(bundle, limits: try limits.limits())
        let progress = Progress(reader: reader)
        defer { progress.end() }
        var finder = try FactFinder(plan)
        var facts = try finder.facts(in: reader, now: .now)
        try time.apply(to: &facts)
        return facts
    }
}

extension RuleLibrary {
    /// A rule by its name or by one it had formerly.
    func find(_ name: String) throws -> Entry? {
        if let entry = entry(name) { return entry }
        return try entries.first { try rule($0).formerly.contains(name) }
    }
}
