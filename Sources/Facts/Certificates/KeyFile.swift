/// A key or a store of keys that a bundle holds; only what it is, never the secret in it.
package struct KeyFile: Hashable, Sendable {
    package enum Form: String, Sendable {
        case pkcs12, jks, privateKey = "private key", publicKey = "public key"
        case sshPublicKey = "SSH public key", knownHost = "known host"
    }

    package let place: Place
    package let form: Form
    /// `RSA`, `ed25519`, …; `nil` where the store is not opened.
    package let keyType: String?
    package let keyBits: Int?
    /// The host of a known_hosts line, the comment of a public key.
    package let owner: String?
    package let isEncrypted: Bool

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
