/// What an X.509 certificate says, however the bundle holds it.
package struct Certificate: Hashable, Sendable {
    package enum Form: String, Sendable {
        case pem, der, pkcs7, text, handshake
    }

    package let place: Place
    package let form: Form
    /// The subject's distinguished name as RFC 4514 writes it: `CN=api.shop.example,O=Shop`.
    package let subject: String
    /// The DNS names and IP addresses it is for; the common name where it has no alternative names.
    package let names: [String]
    package let issuer: String
    package let notBefore: Moment?
    package let notAfter: Moment?
    /// Hexadecimal, lower case, without separators.
    package let serial: String?
    /// `RSA`, `EC`, `Ed25519`, …
    package let keyType: String?
    package let keyBits: Int?
    /// `sha256WithRSAEncryption`, as OpenSSL names it.
    package let signature: String?
    package let isAuthority: Bool
    package let isSelfSigned: Bool
    /// Whether its issuer's certificate stands in the same file, or it is its own issuer.
    package var hasIssuer: Bool
    /// 0 for the first of its file or handshake, which is the one the server presents.
    package let position: Int
    /// The host a handshake was made with, `api.shop.example:443`, where the output states it.
    package let endpoint: String?

    package init(
        place: Place, form: Form, subject: String, names: [String], issuer: String,
        notBefore: Moment?, notAfter: Moment?, serial: String? = nil, keyType: String? = nil,
        keyBits: Int? = nil, signature: String? = nil, isAuthority: Bool = false,
        isSelfSigned: Bool = false, hasIssuer: Bool = false, position: Int = 0,
        endpoint: String? = nil
    ) {
        self.place = place
        self.form = form
        self.subject = subject
        self.names = names
        self.issuer = issuer
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.serial = serial
        self.keyType = keyType
        self.keyBits = keyBits
        self.signature = signature
        self.isAuthority = isAuthority
        self.isSelfSigned = isSelfSigned
        self.hasIssuer = hasIssuer
        self.position = position
        self.endpoint = endpoint
    }
}
