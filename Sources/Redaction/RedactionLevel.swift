/// How much is taken out.
package enum RedactionLevel: String, Sendable, CaseIterable, Comparable {
    /// Nothing; the manifest warns of it.
    case off
    /// What opens doors: keys, tokens, passwords.
    case secrets
    /// Secrets, and what tells of people.
    case standard
    /// Besides: hosts, addresses, paths.
    case strict

    package static func < (a: RedactionLevel, b: RedactionLevel) -> Bool {
        a.rank < b.rank
    }

    private var rank: Int {
        switch self {
        case .off: 0
        case .secrets: 1
        case .standard: 2
        case .strict: 3
        }
    }
}
