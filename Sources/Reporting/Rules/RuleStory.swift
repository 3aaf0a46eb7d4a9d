import Reasoning
import Rules

/// A rule's whole story in prose.
package enum RuleStory {
    /// - Parameter observed: how often people found it right; `nil` where there is no casebook.
    package static func text(
        _ rule: Rule, map: CausalMap, observed: ObservedPrecision? = nil, width: Int
    ) -> String {
        let page = TextPage(ReportOptions(width: width))
        var lines = Wrapping.lines(PlainText.prose(rule.title), width: page.measure)
        lines += [
            "\(rule.id) · \(rule.severity.rawValue) · \(rule.confidence.rawValue) · \(rule.status.rawValue)"
        ]
        func part(_ title: String, _ body: [String]) {
            guard !body.isEmpty else { return }
            lines += page.heading(title) + body
        }
        part("Why", Wrapping.lines(PlainText.prose(rule.cause), width: page.measure))
        part("What users notice", Wrapping.lines(PlainText.prose(rule.impact), width: page.measure))
        part("Who can fix it", ["\(rule.owner.rawValue): \(rule.owner.phrase)"])
        part(
            "How",
            rule.remediation.enumerated().flatMap { index, step in
                page.item("\(index + 1).", PlainText.prose(step.todo), width: page.measure)
                    + PlainText.commands(Finding.Step(todo: step.todo, run: step.run)).map {
                        "   $ \($0)"
                    }
            })
        part("How to verify", Wrapping.lines(PlainText.prose(rule.verify), width: page.measure))
        part(
            "How it is recognised",
            SignatureStory.lines(rule).flatMap { page.item("•", $0, width: page.measure) })
        part(
            "What it leads to",
            consequences(rule, map).flatMap { page.item("•", $0, width: page.measure) })
        part(
            "Examples",
            rule.examples.flatMap { example in
                page.item(
                    example.finds == nil ? "–" : "→",
                    PlainText.prose(example.story)
                        + (example.finds == nil ? " (finds nothing)" : ""),
                    width: page.measure)
            })
        if let observed { part("How often it was right", [Self.sentence(observed)]) }
        part("See", rule.see.map(PlainText.line))
        return lines.joined(separator: "\n") + "\n"
    }

    private static func sentence(_ observed: ObservedPrecision) -> String {
        let judged = observed.right + observed.wrong
        return judged == 0
            ? "Nobody has said yet: “clearcause cases confirm” and “reject” do."
            : "People found it right in \(observed.right) of "
                + "\(Words.count(judged, "case", "cases")) they judged."
    }

    private static func consequences(_ rule: Rule, _ map: CausalMap) -> [String] {
        guard let mode = map.modes[rule.mode] else { return [] }
        let kind =
            switch mode.kind {
            case .lasting: "the damage stays"
            case .transient: "over when its messages stop"
            case .latent: "a risk, until something fails because of it"
            }
        return ["\(rule.mode): \(mode.says) (\(kind))"]
            + mode.leadsTo.map { "leads to \($0): \(map.modes[$0]?.says ?? $0)" }
    }
}
