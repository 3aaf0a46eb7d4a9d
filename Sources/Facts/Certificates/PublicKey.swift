/// The kind and size of a key, and a name for what is public of it.
struct PublicKey {
    var type: String
    var bits: Int?
    /// SHA-256 of the modulus or the point.
    var identity: String?

    /// Of a `SubjectPublicKeyInfo`.
    init?(info: DER) {
        let parts = info.children
        guard info.isSequence, parts.count >= 2, let key = parts[1].bitString else { return nil }
        self.init(algorithm: parts[0], key: key)
    }

    /// - Parameter key: what is public, in the encoding of its algorithm; `nil` where it is not told.
    init?(algorithm: DER, key: ArraySlice<UInt8>?) {
        let parts = algorithm.children
        guard let identifier = parts.first?.identifier else { return nil }
        switch identifier {
        case "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10":
            type = "RSA"
            if let modulus = key.flatMap({ DER($0) })?.children.first { set(modulus: modulus) }
        case "1.2.840.10045.2.1":
            type = "EC"
            if let key { set(point: key) }
            bits = parts.dropFirst().first?.identifier.flatMap { Self.curves[$0] } ?? bits
        case "1.2.840.10040.4.1":
            type = "DSA"
            bits = parts.dropFirst().first?.children.first?.bits
            identity = key.map { SHA256.hash($0).hexadecimal }
        default:
            guard let (name, size) = Self.edwards[identifier] else {
                type = identifier
                return
            }
            (type, bits) = (name, size)
            identity = key.map { SHA256.hash($0).hexadecimal }
        }
    }

    init(modulus: DER) {
        type = "RSA"
        set(modulus: modulus)
    }

    private mutating func set(modulus: DER) {
        guard modulus.isInteger else { return }
        bits = modulus.bits
        identity = SHA256.hash(modulus.magnitude).hexadecimal
    }

    private mutating func set(point: ArraySlice<UInt8>) {
        if point.first == 4 { bits = (point.count - 1) / 2 * 8 }
        identity = SHA256.hash(point).hexadecimal
    }

    static let curves = [
        "1.2.840.10045.3.1.7": 256, "1.3.132.0.34": 384, "1.3.132.0.35": 521, "1.3.132.0.33": 224,
        "1.3.132.0.10": 256, "1.2.840.10045.3.1.1": 192, "1.3.36.3.3.2.8.1.1.7": 256,
        "1.3.36.3.3.2.8.1.1.11": 384, "1.3.36.3.3.2.8.1.1.13": 512,
    ]
    private static let edwards = [
        "1.3.101.112": ("Ed25519", 256), "1.3.101.113": ("Ed448", 456),
        "1.3.101.110": ("X25519", 256), "1.3.101.111": ("X448", 448),
    ]
}

/// What a private key's encoding says of its kind; nothing of what is secret in it is kept.
enum PrivateKey {
    /// Of PKCS#1, SEC 1 or PKCS#8, told by its shape; `nil` when it is none of them.
    static func publicPart(_ bytes: ArraySlice<UInt8>) -> PublicKey? {
        guard let key = DER(bytes), key.isSequence else { return nil }
        let parts = key.children
        guard parts.count >= 2, parts[0].isInteger, parts[0].bits <= 8 else { return nil }
        if parts[1].isSequence, parts.count >= 3, parts[2].tag == 0x04 {
            return ofEnvelope(parts)
        }
        if parts[1].isInteger {
            if parts.count >= 9 { return PublicKey(modulus: parts[1]) }
            guard parts.count == 6 else { return nil }
            var key = PublicKey(modulus: parts[1])
            (key.type, key.identity) = ("DSA", nil)
            return key
        }
        return parts[1].tag == 0x04 ? ofCurve(parts, curve: nil) : nil
    }

    /// PKCS#8: the algorithm, and the key in its own encoding within.
    private static func ofEnvelope(_ parts: [DER]) -> PublicKey? {
        guard var key = PublicKey(algorithm: parts[1], key: nil) else { return nil }
        let inner = DER(parts[2].content)?.children ?? []
        if key.type == "RSA", inner.count >= 2 { key = PublicKey(modulus: inner[1]) }
        if key.type == "EC", let curve = ofCurve(inner, curve: parts[1]) { key = curve }
        return key
    }

    private static func ofCurve(_ parts: [DER], curve: DER?) -> PublicKey? {
        let point = parts.first { $0.tag == 0xa1 }.flatMap { DER($0.content)?.bitString }
        let named =
            parts.first { $0.tag == 0xa0 }.flatMap { DER($0.content)?.identifier }
            ?? curve?.children.dropFirst().first?.identifier
        var key = PublicKey(type: "EC", bits: named.flatMap { PublicKey.curves[$0] })
        key.identity = point.map { SHA256.hash($0).hexadecimal }
        return key
    }
}

extension PublicKey {
    init(type: String, bits: Int?) {
        self.type = type
        self.bits = bits
    }
}
