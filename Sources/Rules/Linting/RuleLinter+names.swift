import Notation

/// Names that nobody gives: captures, steps.
extension RuleLinter {
    func nameRemarks(_ rule: Rule) -> [Remark] {
        var found: [Remark] = []
        let names = rule.captureNames
        for (key, text) in rule.prose {
            for name in Self.holes(text)
            where !names.contains(name.replacing("-", with: "_")) && !names.contains(name) {
                found.append(
                    (
                        "“\(key)” uses {\(name)}, which no message captures.",
                        Nearest.name(to: name, in: names.sorted()).map { "Did you mean {\($0)}?" }
                    ))
            }
        }
        for (key, name) in rule.signature.usedCaptures where !names.contains(name) {
            found.append(
                (
                    "\(key) {\(name)}, which no message captures.",
                    Nearest.name(to: name, in: names.sorted()).map { "Did you mean {\($0)}?" }
                ))
        }
        let steps = rule.signature.stepNames
        for name in rule.signature.usedSteps where !steps.contains(name) {
            found.append(
                (
                    "“unless” speaks of the step “\(name)”, which there is not.",
                    Nearest.name(to: name, in: steps).map { "Did you mean “\($0)”?" }
                ))
        }
        return found
    }

    /// The names between single braces; `{{` is a brace, and what is no name is no hole.
    private static func holes(_ text: String) -> [String] {
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
}

extension Rule {
    /// What a reader reads, each text with its key.
    var prose: [(key: String, text: String)] {
        [("title", title), ("cause", cause), ("impact", impact), ("verify", verify)]
            + remediation.flatMap { [("do", $0.todo), ("run", $0.run ?? "")] }
    }
}
