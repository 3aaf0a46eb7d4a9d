import Facts
import Rules

/// Tells the examples of rules and sees whether they hold.
package struct ExampleRunner {
    /// An example that does not hold.
    package struct Failure: Sendable {
        package let rule: RuleID
        package let file: String
        package let line: Int
        package let story: String
        package let problem: String
    }

    let library: RuleLibrary
    private let sources: [String: Source]
    /// Copied for each example: the engine's memory is asked for once.
    private let finder: FactFinder
    /// Examples without a year are read as if they were of this time.
    private static let now = Moment(year: 2026, month: 12, day: 31)

    /// - Throws: when the engine has no memory.
    package init(_ library: RuleLibrary) throws {
        self.library = library
        finder = try FactFinder(library.plan)
        sources = Dictionary(library.plan.sources.map { ($0.name, $0) }) { first, _ in first }
    }

    package func failures(of rule: Rule) -> [Failure] {
        rule.examples.compactMap { example in
            told(example).problem(rule.signature).map {
                Failure(
                    rule: rule.id, file: rule.file, line: example.line, story: example.story,
                    problem: $0)
            }
        }
    }

    /// The example's facts, found with the whole library.
    /// - Parameter loosened: patterns to be taken with another scope or level than the library's.
    func told(
        _ example: Rule.Example, loosened: [Int: MessagePattern] = [:]
    ) -> ToldExample {
        var texts: [(path: String, known: [Source]?, text: String)] = []
        var cited: Set<Place> = []
        for (number, name) in example.given.keys.sorted().enumerated() {
            var lines: [Substring] = []
            let text = example.given[name] ?? ""
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                if line.hasPrefix("→ ") {
                    cited.insert(Place(file: number, line: index + 1))
                    lines.append(line.dropFirst(2))
                } else {
                    lines.append(line)
                }
            }
            let source = sources[name]
            texts.append((name, source.map { [$0] }, lines.joined(separator: "\n")))
        }
        var finder = finder
        finder.loosened = loosened
        let facts = finder.facts(inFiles: texts, now: Self.now)
        return ToldExample(
            example: example, facts: facts,
            evaluator: Evaluator(facts, library), cited: cited,
            names: texts.map(\.path))
    }
}
