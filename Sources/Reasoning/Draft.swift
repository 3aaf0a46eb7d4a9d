import Facts
import Rules

/// A rule that holds, before it is known what explains what.
struct Draft {
    let rule: Rule
    var match: Match
    var confidence: Confidence
    let kind: CausalMap.Kind
    /// How specific the signature was where it held; see ``Step/weight(_:)``.
    let weight: Int
    var rivals: [Finding.Rival] = []
    var recovered: Moment?
    /// Findings in the same trace that are nearer to the cause, and farther from it.
    var innerCauses: Set<Int> = []

    var first: Moment? { match.first.time }
    var last: Moment? { match.last.time }

    /// Systems whose rules speak of protocols and runtimes, not of one product.
    private static let generic: Set<String> = [
        "net", "dns", "tls", "http", "proxy", "json", "xml", "csv", "encoding", "dates", "jvm",
        "python",
        "nodejs", "dotnet", "go", "ruby", "php", "linux", "app-config", "numbers", "data-contract",
        "cron",
        "file-transfer", "pagination", "edi", "oauth", "oidc", "jwt", "saml", "scim", "webhooks",
        "smtp", "grpc",
    ]

    /// More specific beats generic on the same event.
    var specificity: (Int, Int, Int) {
        let trust =
            switch confidence {
            case .possible: 0
            case .likely: 1
            case .certain: 2
            }
        return (trust, Self.generic.contains(rule.id.system) ? 0 : 1, weight)
    }
}

extension Step {
    /// How much a signature asked for where it held: the literal characters of the messages that
    /// matched, and a little for each further condition.
    func weight(_ matched: Set<Int>) -> Int {
        let own: Int =
            switch condition {
            case .message(let message):
                zip(message.patterns, message.weights).filter { matched.contains($0.0) }.map(\.1)
                    .max() ?? 0
            case .certificate, .token, .key: 40
            case .setting, .reading, .payload, .version: 20
            case .all(let steps, _), .sequence(let steps, _):
                steps.reduce(20) { $0 + $1.weight(matched) }
            case .any(let steps): steps.map { $0.weight(matched) }.max() ?? 0
            }
        return own + comparisons.count * 10
    }
}

extension Confidence {
    /// One step less sure.
    var lowered: Confidence { self == .certain ? .likely : .possible }
}

extension Step {
    /// Whether the signature is nothing but a message, so that losing some lines leaves the rest valid.
    var isSingleMessage: Bool {
        if case .message = condition { true } else { false }
    }
}
