/// A key or a store of keys that a bundle holds; only what it is, never the secret in it.
package struct KeyFile: Hashable, Sendable {
    package enum Form: String, Sendable, CaseIterable {
        case pkcs12 = "PKCS#12 store"
        case jks = "Java key store"
        case privateKey = "private key"
        case publicKey = "public key"
        case sshPublicKey = "SSH public key"
        case knownHost = "known host"
    }

    package let place: Place
    package let form: Form
    /// `RSA`, `EC`, `Ed25519`, …; `nil` where the store is not opened.
    package var keyType: String?
    package var keyBits: Int?
    /// The host of a known_hosts line, the comment of a public key.
    package var owner: String?
    package var isEncrypted = false
    /// An SSH key's fingerprint as `ssh-keygen -l` prints it, without `SHA256:`.
    package var fingerprint: String?
    /// SHA-256 of what is public of it, as in ``Certificate/publicKey``.
    package var publicKey: String?

    package init(
        place: Place, form: Form, keyType: String? = nil, keyBits: Int? = nil,
        owner: String? = nil, isEncrypted: Bool = false
    ) {
        self.place = place
        self.form = form
        self.keyType = keyType
        self.keyBits = keyBits
        self.owner = owner
        self.isEncrypted = isEncrypted
    }
}
