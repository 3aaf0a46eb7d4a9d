import Facts
import Rules

/// Decides where a condition on a token holds.
struct TokenEvaluator {
    private let facts: BundleFacts

    /// A start that lies less than that ahead is no sign of a wrong clock, in seconds.
    private static let leeway: Int64 = 10

    init(_ facts: BundleFacts) {
        self.facts = facts
    }

    func matches(_ condition: TokenCondition) -> [Match] {
        facts.tokens.filter { token in
            facts.files[token.place.file].isOf(condition.files)
                && condition.tests.allSatisfy { holds($0, token) }
        }.map { match($0, condition) }
    }

    /// The last moment at which a token is known to have been used: by the log it stands in, or the
    /// moment the bundle was taken for one that stands in a file without times. A log whose lines have
    /// a time but whose zone nobody knows tells nothing.
    private func lastUse(_ token: WebToken) -> Moment? { token.lastSeen ?? timeless(token) }

    private func firstUse(_ token: WebToken) -> Moment? { token.firstSeen ?? timeless(token) }

    private func timeless(_ token: WebToken) -> Moment? {
        facts.files[token.place.file].kind == .log ? nil : facts.taken
    }

    private func holds(_ test: TokenCondition.Test, _ token: WebToken) -> Bool {
        switch test {
        case .expired(let wanted):
            guard let end = token.claims.expires, let use = lastUse(token) else { return false }
            return (end <= use) == wanted
        case .notYetValid(let wanted):
            guard let start = token.starts, let use = firstUse(token) else { return false }
            return (use.advanced(bySeconds: Self.leeway) < start) == wanted
        case .expiresWithin(let seconds):
            guard let end = token.claims.expires, let use = lastUse(token), use < end else {
                return false
            }
            return Double(end.microseconds - use.microseconds) / 1e6 <= seconds
        case .lifetimeAbove(let seconds): return token.lifetime.map { $0 > seconds } ?? false
        case .lifetimeBelow(let seconds): return token.lifetime.map { $0 < seconds } ?? false
        case .algorithm(let names):
            let own = token.claims.algorithm ?? "none"
            return names.contains { $0.caseInsensitiveEquals(own) }
        }
    }

    private func match(_ token: WebToken, _ condition: TokenCondition) -> Match {
        // What has expired is shown where it was used last, all else where it was seen first.
        let isLast = condition.tests.contains(.expired(true))
        let place = isLast ? token.lastPlace : token.place
        let use = isLast ? lastUse(token) : firstUse(token)
        var match = Match(
            Match.Exhibit(place: place, text: text(token)), captures: captures(token, use))
        let time = isLast ? token.lastSeen : token.firstSeen
        match.first = Match.Point(time: time, place: place, head: place.line)
        match.last = match.first
        return match
    }

    private func captures(_ token: WebToken, _ use: Moment?) -> [String: String] {
        let claims = token.claims
        var captures: [String: String] = [:]
        captures["issuer"] = claims.issuer
        captures["audience"] = claims.audience
        captures["subject"] = claims.subject
        captures["scope"] = claims.scope
        captures["algorithm"] = claims.algorithm ?? "none"
        captures["key_id"] = claims.keyID
        captures["expires"] = claims.expires.map(Prose.readable)
        captures["starts"] = token.starts.map(Prose.readable)
        captures["issued"] = claims.issued.map(Prose.readable)
        captures["lifetime"] = token.lifetime.map { Self.words(Int64($0)) }
        captures["used"] = use.map(Prose.readable)
        if let use {
            captures["late"] = claims.expires.flatMap { Self.difference($0, use) }
            captures["early"] = token.starts.flatMap { Self.difference(use, $0) }
        }
        return captures
    }

    private static func difference(_ a: Moment, _ b: Moment) -> String? {
        b < a ? nil : words((b.microseconds - a.microseconds) / 1_000_000)
    }

    /// `3 days`, `2 hours`, `5 minutes`, `40 seconds`.
    private static func words(_ seconds: Int64) -> String {
        for (size, name) in [(86_400, "day"), (3600, "hour"), (60, "minute")] as [(Int64, String)]
        where seconds >= 2 * size {
            return "\(seconds / size) \(name)s"
        }
        return "\(seconds) seconds"
    }

    /// Header and claims; the token's own text would be a key to the system it is for.
    private func text(_ token: WebToken) -> String {
        let claims = token.claims
        let parts: [(String, String?)] = [
            ("token signed with", claims.algorithm ?? "nothing"), ("key", claims.keyID),
            ("issuer", claims.issuer), ("subject", claims.subject),
            ("audience", claims.audience), ("scope", claims.scope),
            ("issued", claims.issued.map(Prose.readable)),
            ("not before", claims.notBefore.map(Prose.readable)),
            ("expires", claims.expires.map(Prose.readable)),
        ]
        return parts.compactMap { name, value in value.map { "\(name) \($0)" } }
            .joined(separator: ", ")
    }
}
