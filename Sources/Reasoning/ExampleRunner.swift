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

    private let library: RuleLibrary
    private let sources: [String: Source]
    /// Examples without a year are read as if they were of this time.
    private static let now = Moment(year: 2026, month: 12, day: 31)

    package init(_ library: RuleLibrary) {
        self.library = library
        sources = Dictionary(library.plan.sources.map { ($0.name, $0) }) { first, _ in first }
    }

    /// - Throws: when the engine has no memory.
    package func failures(of rule: Rule) throws -> [Failure] {
        try rule.examples.compactMap { example in
            try problem(rule, example).map {
                Failure(
                    rule: rule.id, file: rule.file, line: example.line, story: example.story,
                    problem: $0)
            }
        }
    }

    private func problem(_ rule: Rule, _ example: Rule.Example) throws -> String? {
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
        var finder = try FactFinder(library.plan)
        let facts = finder.facts(inFiles: texts, now: Self.now)
        let matches = Evaluator(facts, schemas: library.contracts).matches(of: rule.signature)
        guard let finds = example.finds else {
            return matches.first.map { "It must find nothing and finds \(shown($0, facts))." }
        }
        guard let match = best(matches, finds) else {
            return "It must find something and finds nothing."
        }
        for (name, value) in finds.sorted(by: { $0.key < $1.key }) {
            let got =
                name == "count"
                ? String(match.count)
                : match.captures[name] ?? match.captures[name.replacing("-", with: "_")]
            if got != value {
                return "“\(name)” must be “\(value)” and is \(got.map { "“\($0)”" } ?? "absent")."
            }
        }
        return citation(matches, cited, facts, texts.map(\.path))
    }

    private func best(_ matches: [Match], _ finds: [String: String]) -> Match? {
        matches.first { match in
            finds.allSatisfy { $0.key == "count" || match.captures[$0.key] == $0.value }
        }
            ?? matches.first
    }

    private func citation(
        _ matches: [Match], _ cited: Set<Place>, _ facts: BundleFacts, _ names: [String]
    ) -> String? {
        var places: Set<Place> = []
        for match in matches {
            places.formUnion(match.events.map { facts.events[$0].place })
            places.formUnion(match.exhibits.filter { !$0.isSilence }.map(\.place))
        }
        func shown(_ place: Place) -> String { "\(names[place.file]) line \(place.line)" }
        if let missing = cited.subtracting(places).min() {
            return "\(shown(missing)) is marked with → and is not cited."
        }
        if let extra = places.subtracting(cited).min() {
            return "\(shown(extra)) is cited and is not marked with →."
        }
        return nil
    }

    private func shown(_ match: Match, _ facts: BundleFacts) -> String {
        guard let event = match.events.first else {
            return match.exhibits.first.map { "“\($0.text.prefix(80))”" } ?? "a fact"
        }
        return "line \(facts.events[event].place.line), “\(facts.events[event].text.prefix(80))”"
    }
}
