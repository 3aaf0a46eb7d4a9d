import Crypto
import FoundationEssentials

/// Encrypts a stream for recipients, as an age v1 file.
package struct AgeEncryption {
    private let key: SymmetricKey
    private var counter: UInt64 = 0
    private var pending: [UInt8] = []
    private let sink: (UnsafeRawBufferPointer) throws -> Void

    /// Writes the header at once.
    /// - Throws: ``SealingError`` without a recipient; whatever `sink` throws.
    package init(
        for recipients: [AgeRecipient], into sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        guard !recipients.isEmpty else { throw SealingError("Nobody is named to encrypt for.") }
        let fileKey = SymmetricKey(size: .bits128)
        var header = AgeFormat.version + "\n"
        for recipient in recipients { header += try Self.stanza(recipient, fileKey) }
        header += "---"
        let mac = AgeFormat.mac(Data(header.utf8), fileKey)
        header += " \(AgeFormat.base64(mac))\n"
        let nonce = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        key = AgeFormat.payloadKey(fileKey, nonce: nonce)
        self.sink = sink
        try (Array(header.utf8) + nonce).withUnsafeBytes { try sink($0) }
    }

    /// Appends plain text.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) throws {
        pending += bytes
        // A full chunk waits for the next byte: it may be the last one.
        var done = 0
        while pending.count - done > AgeFormat.chunk {
            try seal(pending[done..<(done + AgeFormat.chunk)], isLast: false)
            done += AgeFormat.chunk
        }
        if done > 0 { pending.removeFirst(done) }
    }

    /// Ends the file. Without it nobody can read the end, and `age` says that it is cut.
    package mutating func finish() throws { try seal(pending[...], isLast: true) }

    private mutating func seal(_ chunk: ArraySlice<UInt8>, isLast: Bool) throws {
        let nonce = try ChaChaPoly.Nonce(data: AgeFormat.nonce(counter, isLast: isLast))
        let box = try ChaChaPoly.seal(Array(chunk), using: key, nonce: nonce)
        counter += 1
        try [UInt8](box.ciphertext + box.tag).withUnsafeBytes { try sink($0) }
    }

    private static func stanza(_ recipient: AgeRecipient, _ fileKey: SymmetricKey) throws -> String
    {
        let ephemeral = Curve25519.KeyAgreement.PrivateKey()
        let share = ephemeral.publicKey.rawRepresentation
        guard let shared = try? ephemeral.sharedSecretFromKeyAgreement(with: recipient.key) else {
            throw SealingError("“\(recipient)” is a key that shares no secret.")
        }
        let wrap = AgeFormat.wrapKey(
            shared, ephemeral: share, recipient: recipient.key.rawRepresentation)
        let plain = fileKey.withUnsafeBytes { Data($0) }
        let box = try ChaChaPoly.seal(
            plain, using: wrap, nonce: ChaChaPoly.Nonce(data: Data(count: 12)))
        return "-> X25519 \(AgeFormat.base64(share))\n"
            + "\(AgeFormat.base64(box.ciphertext + box.tag))\n"
    }
}
