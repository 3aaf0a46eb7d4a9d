import Scanning

/// One kind of value that is told by its own look.
package struct Detector: Sendable {
    /// `github.personal-token`
    package let kind: String
    /// In words: “a personal access token of GitHub”.
    package let says: String
    /// The lowest level that takes it out.
    package let level: RedactionLevel
    /// A group `value` in it is what is taken out; without one the whole match is.
    package let pattern: Pattern
    package let check: Check?
    package let pseudonym: PseudonymShape

    package init(
        kind: String, says: String, level: RedactionLevel, pattern: Pattern, check: Check?,
        pseudonym: PseudonymShape
    ) {
        (self.kind, self.says, self.level) = (kind, says, level)
        (self.pattern, self.check, self.pseudonym) = (pattern, check, pseudonym)
    }
}

/// What takes a value's place.
package enum PseudonymShape: String, Sendable, CaseIterable {
    case secret, token, email, user, host, ipv4, ipv6, mac, phone, card, iban, number, path
}
