import Facts
import Scanning

/// What a careful reviewer would say about a rule that can be read.
package struct RuleLinter {
    private let library: LibraryDraft

    package init(_ library: LibraryDraft) {
        self.library = library
    }

    /// Every complaint, in the order of the rules; empty for a clean library.
    package func complaints() -> [RuleError] {
        library.errors + library.rules.flatMap(complaints) + sourceComplaints()
    }

    private func complaints(_ rule: Rule) -> [RuleError] {
        var found: [RuleError] = []
        func complain(_ problem: String, _ hint: String? = nil) {
            found.append(
                RuleError(
                    file: rule.file, line: rule.line, problem: "\(rule.id): \(problem)", hint: hint)
            )
        }
        for pattern in rule.patterns {
            let expression = pattern.pattern.expression
            let literal = Prefilter.requiredLiteral(pattern.pattern.prefilter)
            if literal.count < 4 {
                complain(
                    "“\(expression)” has no literal run of four characters.",
                    "Without one the engine looks at every line, as dear as two thousand good rules."
                )
            }
            do {
                try PatternDatabase.check(pattern.pattern)
                _ = try LineMatcher(expression, ignoresCase: pattern.pattern.ignoresCase)
            } catch {
                complain("“\(expression)” is no pattern: \(error).")
            }
            for scope in pattern.scope where !knows(scope) {
                complain(
                    "“\(scope)” is no source and no system.",
                    Nearest.name(to: scope, in: library.sources.map(\.name)).map {
                        "Did you mean “\($0)”?"
                    })
            }
        }
        let names = rule.captureNames
        for (key, text) in prose(rule) {
            for name in holes(text)
            where !names.contains(name.replacing("-", with: "_")) && !names.contains(name) {
                complain(
                    "“\(key)” uses {\(name)}, which no message captures.",
                    Nearest.name(to: name, in: names.sorted()).map { "Did you mean {\($0)}?" })
            }
        }
        for (key, name) in rule.signature.usedCaptures where !names.contains(name) {
            complain(
                "\(key) {\(name)}, which no message captures.",
                Nearest.name(to: name, in: names.sorted()).map { "Did you mean {\($0)}?" })
        }
        let steps = rule.signature.stepNames
        for name in rule.signature.usedSteps where !steps.contains(name) {
            complain(
                "“unless” speaks of the step “\(name)”, which there is not.",
                Nearest.name(to: name, in: steps).map { "Did you mean “\($0)”?" })
        }
        if rule.title.count > 120 {
            complain("The title has \(rule.title.count) characters; at most 120.")
        }
        if rule.remediation.isEmpty { complain("There is no remediation.") }
        if rule.cause.count < 40 { complain("The cause explains too little.") }
        if !rule.examples.contains(where: { $0.finds != nil }) {
            complain("No example finds something.")
        }
        let isRow = rule.id.name.hasPrefix("codes/")
        if !isRow, !rule.examples.contains(where: { $0.finds == nil }) {
            complain("No example finds nothing.", "Add a look-alike: a benign or different cause.")
        }
        return found
    }

    private func knows(_ scope: String) -> Bool {
        library.sources.contains { $0.name == scope || $0.system == scope }
    }

    private func prose(_ rule: Rule) -> [(String, String)] {
        [
            ("title", rule.title), ("cause", rule.cause), ("impact", rule.impact),
            ("verify", rule.verify),
        ]
            + rule.remediation.flatMap { [("do", $0.todo), ("run", $0.run ?? "")] }
    }

    /// The names between single braces; `{{` is a brace, and what is no name is no hole.
    private func holes(_ text: String) -> [String] {
        var names: [String] = []
        var rest = Substring(text.replacing("{{", with: ""))
        while let open = rest.firstIndex(of: "{") {
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = rest[..<close]
            if let first = name.first, first.isLowercase,
                name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
                )
            {
                names.append(String(name))
            }
        }
        return names
    }

    private func sourceComplaints() -> [RuleError] {
        var seen: Set<String> = []
        return library.sources.flatMap { source -> [RuleError] in
            var found: [RuleError] = []
            let file = "\(source.system)/sources.yaml"
            if !seen.insert(source.name).inserted {
                found.append(RuleError(file: file, problem: "“\(source.name)” is declared twice."))
            }
            for look in source.looks {
                do {
                    _ = try LineMatcher(look)
                    try PatternDatabase.check(Pattern(look))
                } catch {
                    found.append(
                        RuleError(
                            file: file, problem: "The look “\(look)” is no pattern: \(error)."))
                }
            }
            return found
        }
    }
}
