import Notation

/// Failure modes that nothing shows, and such as stand alone.
extension RuleLinter {
    private static let file = "failure-modes.yaml"

    /// The modes that some rule shows.
    private var shown: Set<String> { Set(library.rules.map(\.mode)) }

    func mapComplaints() -> [NotationError] {
        let reached = shown.reduce(into: Set<String>()) { found, mode in
            if !found.contains(mode) { found.formUnion(library.map.distances(from: mode).keys) }
        }
        return library.map.modes.sorted { $0.key < $1.key }.flatMap {
            name, mode -> [NotationError] in
            var found: [NotationError] = []
            if !reached.contains(name) {
                found.append(
                    NotationError(
                        file: Self.file, line: mode.line,
                        problem:
                            "“\(name)” cannot be reached: no rule shows it, and nothing that a rule shows leads to it.",
                        hint: "Write the rule that shows it, or drop the mode."))
            }
            if mode.says.isEmpty {
                found.append(
                    NotationError(
                        file: Self.file, line: mode.line,
                        problem: "“\(name)” has no phrase for the report (says)."))
            }
            return found
        }
    }

    /// Modes that neither lead anywhere nor come from anything: their findings explain nothing and are
    /// never explained.
    func mapHints() -> [NotationError] {
        let targets = Set(library.map.modes.values.flatMap(\.leadsTo))
        return library.map.modes.sorted { $0.key < $1.key }.filter { name, mode in
            shown.contains(name) && mode.leadsTo.isEmpty && !targets.contains(name)
        }.map { name, mode in
            NotationError(
                file: Self.file, line: mode.line,
                problem: "“\(name)” stands alone: it leads to nothing, and nothing leads to it.",
                hint: "If something follows from it, or it from something, say so with leads-to.")
        }
    }
}
