import Crypto
import FoundationEssentials

/// Decrypts an age v1 file with X25519 identities, piece by piece.
///
/// What was handed on is authentic up to there; only ``finish()`` tells that nothing is missing.
package struct AgeDecryption {
    private let identities: [AgeIdentity]
    private let sink: (UnsafeRawBufferPointer) throws -> Void
    private var pending: [UInt8] = []
    private var key: SymmetricKey?
    private var counter: UInt64 = 0
    private static let longestHeader = 64 << 10

    /// - Parameter sink: takes the plain text in order.
    package init(
        with identities: [AgeIdentity], into sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) {
        self.identities = identities
        self.sink = sink
    }

    /// Takes the next piece of the file.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) throws {
        pending += bytes
        if key == nil {
            guard try readHeader() else { return }
        }
        let sealed = AgeFormat.chunk + AgeFormat.tag
        var done = 0
        while pending.count - done > sealed {
            try open(pending[done..<(done + sealed)], isLast: false)
            done += sealed
        }
        if done > 0 { pending.removeFirst(done) }
    }

    /// The file has ended.
    package mutating func finish() throws {
        guard key != nil else { throw Self.broken("its header is cut off") }
        guard pending.count >= AgeFormat.tag else { throw Self.broken("it is cut off") }
        try open(pending[...], isLast: true)
        pending = []
    }

    private mutating func open(_ chunk: ArraySlice<UInt8>, isLast: Bool) throws {
        guard let key else { return }
        do {
            let box = try ChaChaPoly.SealedBox(
                nonce: ChaChaPoly.Nonce(data: AgeFormat.nonce(counter, isLast: isLast)),
                ciphertext: chunk.dropLast(AgeFormat.tag), tag: chunk.suffix(AgeFormat.tag))
            let plain = try ChaChaPoly.open(box, using: key)
            // Only a whole file of nothing may end in an empty chunk.
            guard !plain.isEmpty || counter == 0 else { throw Self.broken("its end is wrong") }
            counter += 1
            try [UInt8](plain).withUnsafeBytes { try sink($0) }
        } catch is CryptoKitError {
            throw Self.broken("it was changed or cut off")
        }
    }

    /// Whether the header was complete.
    private mutating func readHeader() throws -> Bool {
        let mark = Array("\n--- ".utf8)
        guard let at = Self.index(of: mark, in: pending),
            let end = pending[(at + mark.count)...].firstIndex(of: 10)
        else {
            guard pending.count < Self.longestHeader else { throw Self.broken("it has no header") }
            return false
        }
        guard pending.count >= end + 1 + 16 else { return false }
        let header = Data(pending[..<(at + mark.count - 1)])
        let mac = String(decoding: pending[(at + mark.count)..<end], as: UTF8.self)
        let fileKey = try self.fileKey(String(decoding: header, as: UTF8.self))
        guard let told = AgeFormat.bytes(base64: mac), told == AgeFormat.mac(header, fileKey) else {
            throw Self.broken("its header was changed")
        }
        let nonce = Data(pending[(end + 1)..<(end + 17)])
        key = AgeFormat.payloadKey(fileKey, nonce: nonce)
        pending.removeFirst(end + 17)
        return true
    }

    private func fileKey(_ header: String) throws -> SymmetricKey {
        let lines = header.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.first == AgeFormat.version else { throw Self.broken("it is no age v1 file") }
        for (number, line) in lines.enumerated() where line.hasPrefix("-> X25519 ") {
            guard lines.indices.contains(number + 1),
                let share = AgeFormat.bytes(base64: String(line.dropFirst(10))), share.count == 32,
                let body = AgeFormat.bytes(base64: lines[number + 1]), body.count == 32,
                let ephemeral = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: share)
            else { throw Self.broken("a recipient's stanza is wrong") }
            for identity in identities {
                guard let shared = try? identity.key.sharedSecretFromKeyAgreement(with: ephemeral)
                else { continue }
                let wrap = AgeFormat.wrapKey(
                    shared, ephemeral: share,
                    recipient: identity.key.publicKey.rawRepresentation)
                let box = try ChaChaPoly.SealedBox(
                    nonce: ChaChaPoly.Nonce(data: Data(count: 12)), ciphertext: body.dropLast(16),
                    tag: body.suffix(16))
                if let plain = try? ChaChaPoly.open(box, using: wrap) {
                    return SymmetricKey(data: plain)
                }
            }
        }
        throw SealingError(
            "The file is not encrypted for this identity.",
            hint: "Files for SSH keys or with a password are opened by “age -d”.")
    }

    private static func index(of mark: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= mark.count else { return nil }
        return (0...(bytes.count - mark.count)).first { start in
            bytes[start] == mark[0] && bytes[start..<(start + mark.count)].elementsEqual(mark)
        }
    }

    private static func broken(_ why: String) -> SealingError {
        SealingError("The encrypted file cannot be opened: \(why).")
    }
}
