import ArgumentParser
import Bundles
import Facts
import Rules

struct RulesLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Check the rules' language and prose.",
        discussion: """
            With --cost it also says what the rules ask of the engine, the dearest first; with --corpus this is \
            measured: how often the engine has to look twice at a line of these logs for a rule's sake.
            """)

    @Flag(help: "Also show what may be right and deserves a look.") var hints = false

    @Flag(help: "Also estimate what the rules cost.") var cost = false

    @Option(
        help: "Logs to measure the rules' cost on: a folder, file or archive.",
        completion: .file())
    var corpus: String?

    @Option(help: "How many of the dearest rules to list.") var most = 20

    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let (linter, count) = try orExit { () throws -> (RuleLinter, Int) in
            let files = try rules.files()
            let draft = LibraryDraft(files)
            // The recipes for collecting stand in the same files, and another module reads them.
            _ = try CollectionDraft.recipes(files)
            return (RuleLinter(draft), draft.rules.count)
        }
        let (complaints, hints) = (linter.complaints(), linter.hints())
        for complaint in complaints { Console.print("\(complaint)\n") }
        if self.hints { for hint in hints { Console.print("hint: \(hint)\n") } }
        Console.print(
            "\(count) rules, \(complaints.count) complaint\(complaints.count == 1 ? "" : "s")"
                + (hints.isEmpty || self.hints
                    ? "" : ", \(hints.count) hint\(hints.count == 1 ? "" : "s") (--hints)")
                + "\n")
        if cost { estimate(linter.costs()) }
        if let corpus { try orExit { try measure(on: corpus) } }
        if !complaints.isEmpty { throw ExitCode(1) }
    }

    private func estimate(_ costs: [RuleCost]) {
        let literals = costs.reduce(0) { $0 + $1.byLiterals }
        let expressions = costs.reduce(0) { $0 + $1.asExpressions }
        Console.print(
            "\(literals + expressions) patterns: \(literals) found by their literals, \(expressions) followed as expressions\n"
        )
        for cost in costs.prefix(max(most, 0)) where cost.asExpressions > 0 {
            Console.print(
                "\(cost.asExpressions) as expressions, \(cost.byLiterals) by literals: \(cost.rule)\n"
            )
        }
    }

    private func measure(on corpus: String) throws {
        let library = try rules.library()
        let census = try ScanCensus(
            try BundleReader(corpus, limits: .standard), library.plan)
        guard census.lines > 0 else {
            throw CommandError(problem: "There is no line of text in “\(corpus)”.")
        }
        let megabytes = Double(census.bytes) / 1_000_000
        let looks = library.entries.map { entry in
            (
                entry, entry.patterns.reduce(0) { $0 + census.candidates[$1] },
                entry.patterns.max { census.candidates[$0] < census.candidates[$1] } ?? 0
            )
        }.filter { $0.1 > 0 }.sorted { ($0.1, $1.0.id) > ($1.1, $0.0.id) }
        let share = Double(census.touched) * 100 / Double(census.lines)
        Console.print(
            "\(census.lines) lines, \(census.touched) looked at twice (\(share.rounded(to: 1)) %)\n"
        )
        for (entry, count, dearest) in looks.prefix(max(most, 0)) {
            let pattern = library.plan.patterns[dearest].pattern
            let literals = pattern.literals.isEmpty ? [pattern.prefilter] : pattern.literals
            Console.print(
                "\((Double(count) / megabytes).rounded(to: 1)) looks a megabyte: \(entry.id), for "
                    + literals.prefix(4).map { "“\($0)”" }.joined(separator: ", ")
                    + (literals.count > 4 ? " …" : "") + "\n")
        }
    }
}

extension Double {
    fileprivate func rounded(to digits: Int) -> Double {
        let factor = digits == 1 ? 10.0 : 1
        return (self * factor).rounded() / factor
    }
}
