import Facts
import Rules

/// An example of a rule with the facts that are found in it.
struct ToldExample {
    let example: Rule.Example
    let facts: BundleFacts
    let evaluator: Evaluator
    /// The lines that are marked with `→`.
    let cited: Set<Place>
    /// The names of the files, by their numbers.
    let names: [String]

    /// What does not hold, or `nil`.
    /// - Parameter isAboutFinding: only whether something is found counts.
    func problem(_ signature: Step, isAboutFinding: Bool = false) -> String? {
        let matches = evaluator.matches(of: signature)
        guard let finds = example.finds else {
            return matches.first.map { "It must find nothing and finds \(shown($0))." }
        }
        guard let match = best(matches, finds) else {
            return "It must find something and finds nothing."
        }
        if isAboutFinding { return nil }
        for (name, value) in finds.sorted(by: { $0.key < $1.key }) {
            let got =
                name == "count"
                ? String(match.count)
                : match.captures[name] ?? match.captures[name.replacing("-", with: "_")]
            if got != value {
                return "“\(name)” must be “\(value)” and is \(got.map { "“\($0)”" } ?? "absent")."
            }
        }
        return citation(matches)
    }

    private func best(_ matches: [Match], _ finds: [String: String]) -> Match? {
        matches.first { match in
            finds.allSatisfy { $0.key == "count" || match.captures[$0.key] == $0.value }
        }
            ?? matches.first
    }

    private func citation(_ matches: [Match]) -> String? {
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

    private func shown(_ match: Match) -> String {
        guard let event = match.events.first else {
            return match.exhibits.first.map { "“\($0.text.prefix(80))”" } ?? "a fact"
        }
        return "line \(facts.events[event].place.line), “\(facts.events[event].text.prefix(80))”"
    }
}
