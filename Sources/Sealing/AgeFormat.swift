import Crypto
import FoundationEssentials

/// What writing and reading age v1 files have in common. Source: https://age-encryption.org/v1
/// (C2SP `age.md`): header with X25519 stanzas and a MAC, then STREAM of ChaCha20-Poly1305.
enum AgeFormat {
    static let version = "age-encryption.org/v1"
    /// Bytes of plain text in a chunk of the payload; the last may be shorter.
    static let chunk = 64 << 10
    static let tag = 16

    /// The key that wraps the file key for one recipient.
    static func wrapKey(
        _ shared: SharedSecret, ephemeral: Data, recipient: Data
    ) -> SymmetricKey {
        shared.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: ephemeral + recipient,
            sharedInfo: Data("age-encryption.org/v1/X25519".utf8),
            outputByteCount: 32)
    }

    /// The MAC of a header, up to and with its `---`.
    static func mac(_ header: Data, _ fileKey: SymmetricKey) -> Data {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: fileKey, info: Data("header".utf8), outputByteCount: 32)
        return Data(HMAC<SHA256>.authenticationCode(for: header, using: key))
    }

    static func payloadKey(_ fileKey: SymmetricKey, nonce: Data) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: fileKey, salt: nonce, info: Data("payload".utf8), outputByteCount: 32)
    }

    /// Eleven bytes of a counter, and 1 for the last chunk.
    static func nonce(_ counter: UInt64, isLast: Bool) -> Data {
        var bytes = Data(count: 12)
        for index in 0..<8 { bytes[10 - index] = UInt8(truncatingIfNeeded: counter >> (8 * index)) }
        bytes[11] = isLast ? 1 : 0
        return bytes
    }

    /// Base64 without padding, as the header has it.
    static func base64(_ data: Data) -> String {
        let text = data.base64EncodedString()
        return String(text.prefix { $0 != "=" })
    }

    /// `nil` for anything but the one canonical text of the bytes.
    static func bytes(base64 text: String) -> Data? {
        let padded = text + String(repeating: "=", count: (4 - text.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), base64(data) == text else { return nil }
        return data
    }
}
