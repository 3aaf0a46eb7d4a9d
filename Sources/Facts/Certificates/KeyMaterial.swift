/// What a file that is no text holds of certificates and keys.
package struct KeyMaterial: Sendable, Hashable {
    /// `key.pkcs8`, `keystore.jks`, `certificate.der`: as a ledger names it.
    package let kind: String
    /// “a private key (PKCS#8, DER)”.
    package let says: String
    /// Whether whoever has the file has a secret, or something that passwords can be tried on.
    package let isPrivate: Bool

    private init(_ kind: String, _ says: String, isPrivate: Bool = true) {
        (self.kind, self.says, self.isPrivate) = (kind, says, isPrivate)
    }

    /// `nil` when it is nothing of the kind.
    package init?(_ bytes: [UInt8]) {
        guard let known = Self.magic(bytes) ?? Self.privateDER(bytes) ?? Self.publicDER(bytes)
        else { return nil }
        self = known
    }

    private static func magic(_ bytes: [UInt8]) -> KeyMaterial? {
        func begins(_ magic: [UInt8]) -> Bool { bytes.starts(with: magic) }
        switch bytes.first {
        case 0xfe where begins([0xfe, 0xed, 0xfe, 0xed]):
            return KeyMaterial("keystore.jks", "a Java key store (JKS)")
        case 0xce where begins([0xce, 0xce, 0xce, 0xce]):
            return KeyMaterial("keystore.jceks", "a Java key store (JCEKS)")
        case 0 where begins([0, 0, 0, 1, 0, 0, 0, 20]) || begins([0, 0, 0, 2, 0, 0, 0, 20]):
            return KeyMaterial("keystore.bks", "a Java key store (BKS)")
        case 5 where begins([5, 1]) || begins([5, 2]):
            return KeyMaterial("key.keytab", "a Kerberos keytab")
        case 5 where begins([5, 3]) || begins([5, 4]):
            return KeyMaterial("key.ticket-cache", "a cache of Kerberos tickets")
        case UInt8(ascii: "o") where begins(Array("openssh-key-v1\0".utf8)):
            return KeyMaterial("key.openssh", "a private key (OpenSSH)")
        case UInt8(ascii: "(")
        where begins(Array("(21:protected-private-key".utf8))
            || begins(Array("(11:private-key".utf8)):
            return KeyMaterial("key.gnupg", "a private key of GnuPG")
        case 0x94, 0x95, 0xc5: return KeyMaterial("key.openpgp", "a secret key of OpenPGP")
        default: return nil
        }
    }

    private static func privateDER(_ bytes: [UInt8]) -> KeyMaterial? {
        if KeyStores.isPKCS12(bytes[...]) {
            return KeyMaterial("keystore.pkcs12", "a key store (PKCS#12)")
        }
        guard let whole = DER(bytes[...]), whole.isSequence else { return nil }
        let parts = whole.children
        if parts.count == 2, parts[0].isSequence, parts[1].tag == 0x04,
            let scheme = parts[0].children.first?.identifier,
            scheme.hasPrefix("1.2.840.113549.1.5.") || scheme.hasPrefix("1.2.840.113549.1.12.1.")
        {
            return KeyMaterial("key.pkcs8", "an encrypted private key (PKCS#8, DER)")
        }
        guard PrivateKey.publicPart(bytes[...]) != nil else { return nil }
        if parts[1].isSequence { return KeyMaterial("key.pkcs8", "a private key (PKCS#8, DER)") }
        if parts[1].isInteger {
            return parts.count >= 9
                ? KeyMaterial("key.pkcs1", "a private key (PKCS#1, DER)")
                : KeyMaterial("key.dsa", "a private key (DSA, DER)")
        }
        return KeyMaterial("key.sec1", "a private key (SEC 1, DER)")
    }

    /// Only where nothing stands behind it, and nothing is packed in it.
    private static func publicDER(_ bytes: [UInt8]) -> KeyMaterial? {
        guard let whole = DER(bytes[...]), whole.whole.count == bytes.count else { return nil }
        let place = Place(file: 0, line: 1)
        if X509.certificate(bytes[...], place: place, form: .der) != nil {
            return KeyMaterial("certificate.der", "a certificate (DER)", isPrivate: false)
        }
        if KeyStores.signedCertificates(bytes[...])?.isEmpty == false, !holdsContent(whole) {
            return KeyMaterial("certificate.pkcs7", "certificates (PKCS#7)", isPrivate: false)
        }
        if PublicKey(info: whole) != nil {
            return KeyMaterial("key.public", "a public key (DER)", isPrivate: false)
        }
        return nil
    }

    /// Whether a message is signed with the certificates and comes with them.
    private static func holdsContent(_ message: DER) -> Bool {
        let data = message.children.dropFirst().first.flatMap { DER($0.content) }
        let content = data?.children.first { $0.isSequence }
        return content?.children.count != 1
    }
}
