import Crypto

/// SHA-256 of bytes that come in pieces.
package struct Digest {
    private var hash = SHA256()

    /// Of nothing yet.
    package init() {}

    /// Takes the next piece.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

    /// The digest of all pieces so far, 64 hexadecimal digits.
    package var hexadecimal: String { hex(hash.finalize()) }
}

/// HMAC-SHA-256 under one key: the same text gives the same tag, and without the key none can be tried.
package struct KeyedHash: Sendable {
    private let key: SymmetricKey

    /// A key of at least 32 bytes; fewer would invite guessing.
    package init?(key bytes: [UInt8]) {
        guard bytes.count >= 32 else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// A key nobody keeps: tags agree within one run only.
    package init() { key = SymmetricKey(size: .bits256) }

    /// 32 bytes.
    package func tag(of bytes: some Sequence<UInt8>) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(bytes), using: key))
    }
}

private func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
        decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
