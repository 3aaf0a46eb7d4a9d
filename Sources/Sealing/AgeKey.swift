import Crypto
import FoundationEssentials

/// Whom an age file is for: `age1…`, an X25519 public key. See https://age-encryption.org/v1.
package struct AgeRecipient: Sendable, CustomStringConvertible {
    let key: Curve25519.KeyAgreement.PublicKey

    /// - Throws: ``SealingError`` when the text is no recipient.
    package init(_ text: String) throws(SealingError) {
        guard let (part, bytes) = Bech32.decode(text), part == "age",
            let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)
        else {
            throw SealingError(
                "“\(text.prefix(80))” is no age recipient.",
                hint:
                    "A recipient begins with “age1”; “age-keygen” prints it. SSH keys and passwords are not taken."
            )
        }
        self.key = key
    }

    init(key: Curve25519.KeyAgreement.PublicKey) { self.key = key }

    package var description: String { Bech32.encode("age", Array(key.rawRepresentation)) }
}

/// Who may read an age file: `AGE-SECRET-KEY-1…`.
package struct AgeIdentity: Sendable {
    let key: Curve25519.KeyAgreement.PrivateKey

    /// A new one.
    package init() { key = Curve25519.KeyAgreement.PrivateKey() }

    /// - Throws: ``SealingError`` when the text is no identity; the error does not repeat it.
    package init(_ text: String) throws(SealingError) {
        guard let (part, bytes) = Bech32.decode(text), part == "age-secret-key-",
            let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
        else {
            throw SealingError(
                "This is no age identity.",
                hint: "An identity file has a line that begins with “AGE-SECRET-KEY-1”.")
        }
        self.key = key
    }

    /// All identities of a file as `age-keygen` writes it: comments begin with `#`.
    package static func all(in text: String) throws(SealingError) -> [AgeIdentity] {
        var identities: [AgeIdentity] = []
        for line in text.split(whereSeparator: \.isNewline) where !line.isEmpty && line.first != "#"
        {
            identities.append(try AgeIdentity(String(line)))
        }
        guard !identities.isEmpty else { throw SealingError("There is no age identity in it.") }
        return identities
    }

    /// The text of the secret.
    package var secret: String {
        Bech32.encode("age-secret-key-", Array(key.rawRepresentation)).uppercased()
    }

    /// What may be given to everybody.
    package var recipient: AgeRecipient { AgeRecipient(key: key.publicKey) }
}
