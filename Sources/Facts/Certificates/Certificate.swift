/// What an X.509 certificate says, however the bundle holds it.
package struct Certificate: Hashable, Sendable {
    package enum Form: String, Sendable, CaseIterable {
        case pem, der, pkcs7, jks, text, handshake
    }

    package var place: Place
    package var form: Form
    /// The subject's distinguished name as RFC 4514 writes it: `CN=api.shop.example,O=Shop`.
    package let subject: String
    /// The DNS names and IP addresses it is for; the common name where it has no alternative names.
    package let names: [String]
    /// Whether ``names`` are alternative names; clients of today do not look at the common name.
    package var hasAlternativeNames = false
    package let issuer: String
    package let notBefore: Moment?
    package let notAfter: Moment?
    /// Hexadecimal, lower case, without separators.
    package var serial: String?
    /// `RSA`, `EC`, `Ed25519`, …
    package var keyType: String?
    package var keyBits: Int?
    /// `sha256WithRSAEncryption`, as OpenSSL names it.
    package var signature: String?
    package var isAuthority = false
    package var isSelfSigned = false
    /// Whether its issuer's certificate stands in the same file, or it is its own issuer.
    package var hasIssuer = false
    /// 0 for the first of its chain, which is the one a server presents for itself.
    package var position = 0
    /// The host a handshake was made with, `api.shop.example:443`, where the output states it.
    package var endpoint: String?
    /// Hexadecimal identifiers of its own key and of its issuer's.
    package var keyID: String?
    package var issuerKeyID: String?
    /// SHA-256 of the certificate, hexadecimal.
    package var fingerprint: String?
    /// SHA-256 of what is public of its key; a private key with the same is its own.
    package var publicKey: String?

    package init(
        place: Place, form: Form, subject: String, names: [String], issuer: String,
        notBefore: Moment?, notAfter: Moment?
    ) {
        self.place = place
        self.form = form
        self.subject = subject
        self.names = names
        self.issuer = issuer
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    /// Whether it stands for a server or client and not for an authority: the first of its chain, and
    /// if it may sign others, then only because it was made for one host by a tool that lets it.
    package var isLeaf: Bool {
        position == 0 && (!isAuthority || form == .handshake || hasAlternativeNames)
    }

    /// What makes clients of today refuse it, or `nil`: a short key, or a signature that can be forged.
    /// Nobody checks the signature with which a certificate vouches for itself.
    package var weakness: String? {
        if let keyType, let keyBits {
            let isShort =
                switch keyType {
                case "RSA", "DSA": keyBits < 2048
                case "EC": keyBits < 224
                default: false
                }
            if isShort { return "its \(keyType) key has only \(keyBits) bits" }
        }
        guard !isSelfSigned, let signature = signature?.lowercased() else { return nil }
        if signature.contains("md5") || signature.contains("md2") { return "it is signed with MD5" }
        if signature.contains("sha1") { return "it is signed with SHA-1" }
        return nil
    }
}
