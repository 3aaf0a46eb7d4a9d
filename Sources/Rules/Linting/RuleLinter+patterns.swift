import Notation
import Facts
import Scanning

/// Patterns that cannot be looked for, or only at a price.
extension RuleLinter {
    func patternRemarks(_ rule: Rule) -> [Remark] {
        rule.patterns.flatMap { pattern -> [Remark] in
            let expression = pattern.pattern.expression
            var found: [Remark] = []
            let literal = Prefilter.requiredLiteral(pattern.pattern.prefilter)
            if literal.count < 4 {
                found.append(
                    (
                        "“\(expression)” has no literal run of four characters.",
                        "Without one the engine looks at every line, as dear as two thousand good rules."
                    ))
            } else if let common = pattern.pattern.literals.first(where: CommonLiterals.hold) {
                found.append(
                    (
                        "“\(expression)” is looked for by “\(common)”, which stands in too many lines.",
                        "Add the words around it, as the program prints them."
                    ))
            }
            do {
                try PatternDatabase.check(pattern.pattern)
                _ = try LineMatcher(expression, ignoresCase: pattern.pattern.ignoresCase)
            } catch {
                found.append(("“\(expression)” is no pattern: \(error).", nil))
            }
            return found
                + pattern.scope.filter { !knows($0) }.map { scope in
                    (
                        "“\(scope)” is no source and no system.",
                        Nearest.name(to: scope, in: library.sources.map(\.name)).map {
                            "Did you mean “\($0)”?"
                        }
                    )
                }
        }
    }

    private func knows(_ scope: String) -> Bool {
        library.sources.contains { $0.name == scope || $0.system == scope }
    }

    func sourceComplaints() -> [NotationError] {
        var seen: Set<String> = []
        return library.sources.flatMap { source -> [NotationError] in
            var found: [NotationError] = []
            let file = "\(source.system)/sources.yaml"
            if !seen.insert(source.name).inserted {
                found.append(
                    NotationError(file: file, problem: "“\(source.name)” is declared twice."))
            }
            for look in source.looks {
                do {
                    _ = try LineMatcher(look)
                    try PatternDatabase.check(Pattern(look))
                } catch {
                    found.append(
                        NotationError(
                            file: file, problem: "The look “\(look)” is no pattern: \(error)."))
                }
            }
            return found
        }
    }
}
