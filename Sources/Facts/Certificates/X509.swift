/// Reads a certificate (RFC 5280) as far as it can be read.
///
/// Old and odd ones are what a bundle is full of, so nothing is checked that is not needed to say
/// what the certificate says: no signature, no critical extension, no sign of a number.
enum X509 {
    /// Alternative names that are kept.
    private static let mostNames = 500

    /// - Returns: `nil` when these bytes are no certificate.
    static func certificate(
        _ bytes: ArraySlice<UInt8>, place: Place, form: Certificate.Form
    ) -> Certificate? {
        guard let whole = DER(bytes), whole.isSequence else { return nil }
        let outer = whole.children
        guard let body = outer.first, body.isSequence else { return nil }
        var fields = body.children[...]
        let isFirstVersion = fields.first?.tag != 0xa0
        if !isFirstVersion { fields = fields.dropFirst() }
        guard fields.count >= 6, let number = fields.first, number.isInteger else { return nil }
        let at = fields.startIndex
        let (issuer, validity, subject) = (fields[at + 2], fields[at + 3], fields[at + 4])
        guard issuer.isSequence, validity.isSequence, subject.isSequence else { return nil }
        let times = validity.children.map { CertificateTime.moment($0) }
        guard times.count >= 2 else { return nil }
        let extensions = Extensions(fields.first { $0.tag == 0xa3 })
        let name = DistinguishedName(subject)
        var names = extensions.names
        if names.isEmpty, let common = name.commonName { names = [common] }
        var certificate = Certificate(
            place: place, form: form, subject: name.text, names: names,
            issuer: DistinguishedName(issuer).text, notBefore: times[0], notAfter: times[1])
        certificate.hasAlternativeNames = !extensions.names.isEmpty
        certificate.serial = number.magnitude.prefix(64).hexadecimal
        let key = PublicKey(info: fields[at + 5])
        certificate.keyType = key?.type
        certificate.keyBits = key?.bits
        certificate.publicKey = key?.identity
        certificate.signature = fields[at + 1].children.first?.identifier.map {
            signatures[$0] ?? $0
        }
        certificate.keyID = extensions.keyID
        certificate.issuerKeyID = extensions.issuerKeyID
        certificate.isSelfSigned =
            issuer.content == subject.content
            && (extensions.issuerKeyID == nil || extensions.issuerKeyID == extensions.keyID)
        // Roots from before 1999 have no extension that could say so.
        certificate.isAuthority =
            extensions.isAuthority
            || isFirstVersion && certificate.isSelfSigned
                && name.commonName?.contains(".") != true
        certificate.fingerprint = SHA256.hash(whole.whole).hexadecimal
        return certificate
    }

    private struct Extensions {
        var names: [String] = []
        var isAuthority = false
        var keyID: String?
        var issuerKeyID: String?

        init(_ field: DER?) {
            guard let list = field.flatMap({ DER($0.content) }) else { return }
            for item in list.children {
                let parts = item.children
                guard let identifier = parts.first?.identifier, let value = parts.last,
                    value.tag == 0x04, let inner = DER(value.content)
                else { continue }
                switch identifier {
                case "2.5.29.17":
                    names = inner.children.prefix(X509.mostNames).compactMap(X509.name)
                case "2.5.29.19":
                    isAuthority =
                        inner.children.first.map {
                            $0.tag == 0x01 && $0.content.contains { $0 != 0 }
                        } ?? false
                case "2.5.29.14": keyID = inner.content.prefix(64).hexadecimal
                case "2.5.29.35":
                    issuerKeyID = inner.children.first { $0.tag == 0x80 }
                        .map { $0.content.prefix(64).hexadecimal }
                default: break
                }
            }
        }
    }

    /// A DNS name or an IP address; `nil` for the other kinds of names.
    private static func name(_ name: DER) -> String? {
        switch name.tag {
        case 0x82: Text.decoded(name.content.prefix(300))
        case 0x87: HostName.address(name.content)
        default: nil
        }
    }

    private static let signatures = [
        "1.2.840.113549.1.1.2": "md2WithRSAEncryption",
        "1.2.840.113549.1.1.4": "md5WithRSAEncryption",
        "1.2.840.113549.1.1.5": "sha1WithRSAEncryption",
        "1.3.14.3.2.29": "sha1WithRSA",
        "1.2.840.113549.1.1.10": "rsassaPss",
        "1.2.840.113549.1.1.11": "sha256WithRSAEncryption",
        "1.2.840.113549.1.1.12": "sha384WithRSAEncryption",
        "1.2.840.113549.1.1.13": "sha512WithRSAEncryption",
        "1.2.840.113549.1.1.14": "sha224WithRSAEncryption",
        "1.2.840.10045.4.1": "ecdsa-with-SHA1", "1.2.840.10045.4.3.1": "ecdsa-with-SHA224",
        "1.2.840.10045.4.3.2": "ecdsa-with-SHA256", "1.2.840.10045.4.3.3": "ecdsa-with-SHA384",
        "1.2.840.10045.4.3.4": "ecdsa-with-SHA512", "1.2.840.10040.4.3": "dsaWithSHA1",
        "2.16.840.1.101.3.4.3.2": "dsa_with_SHA256", "1.3.101.112": "ED25519",
        "1.3.101.113": "ED448",
    ]
}
