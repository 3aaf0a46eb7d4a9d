import Crypto
import FoundationEssentials

/// An Ed25519 key that signs manifests. Its PEM is PKCS #8, which openssl reads (RFC 8410).
package struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// DER of a PKCS #8 Ed25519 key up to its 32 bytes.
    private static let prefix: [UInt8] = [
        0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20,
    ]

    /// A new key.
    package init() { key = Curve25519.Signing.PrivateKey() }

    /// - Throws: ``SealingError`` when the text is no private Ed25519 key.
    package init(pem: String) throws(SealingError) {
        let problem = SealingError(
            "This is no private Ed25519 key in PEM.", hint: "Make one with “clearcause keys new”.")
        guard let der = PEM.body(of: "PRIVATE KEY", in: pem), der.starts(with: Self.prefix),
            let key = try? Curve25519.Signing.PrivateKey(
                rawRepresentation: der.dropFirst(Self.prefix.count))
        else { throw problem }
        self.key = key
    }

    /// The key as a file holds it.
    package var pem: String { PEM.text("PRIVATE KEY", Self.prefix + key.rawRepresentation) }

    /// What may be given to everybody.
    package var verifying: VerifyingKey { VerifyingKey(key.publicKey) }

    /// 64 bytes.
    package func signature(of message: [UInt8]) throws(SealingError) -> [UInt8] {
        guard let signature = try? key.signature(for: message) else {
            throw SealingError("The manifest could not be signed.")
        }
        return Array(signature)
    }
}

/// The public half of a ``SigningKey``. Its PEM is SubjectPublicKeyInfo.
package struct VerifyingKey: Sendable {
    private let key: Curve25519.Signing.PublicKey

    private static let prefix: [UInt8] = [0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0]

    fileprivate init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

    /// - Throws: ``SealingError`` when the text is no public Ed25519 key.
    package init(pem: String) throws(SealingError) {
        guard let der = PEM.body(of: "PUBLIC KEY", in: pem), der.starts(with: Self.prefix),
            let key = try? Curve25519.Signing.PublicKey(
                rawRepresentation: der.dropFirst(Self.prefix.count))
        else { throw SealingError("This is no public Ed25519 key in PEM.") }
        self.key = key
    }

    /// The key as a file holds it.
    package var pem: String { PEM.text("PUBLIC KEY", Self.prefix + key.rawRepresentation) }

    /// Whether the signature is this key's and of this message.
    package func accepts(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        key.isValidSignature(signature, for: message)
    }
}

/// PEM, RFC 7468, with one block.
private enum PEM {
    static func text(_ label: String, _ der: [UInt8]) -> String {
        "-----BEGIN \(label)-----\n\(Data(der).base64EncodedString())\n-----END \(label)-----\n"
    }

    static func body(of label: String, in text: String) -> Data? {
        let lines = text.split(whereSeparator: \.isNewline)
        guard let begin = lines.firstIndex(of: "-----BEGIN \(label)-----"),
            let end = lines.firstIndex(of: "-----END \(label)-----"), begin < end
        else { return nil }
        return Data(base64Encoded: lines[(begin + 1)..<end].joined())
    }
}
