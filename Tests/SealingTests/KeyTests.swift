import Sealing
import Testing

struct KeyTests {
    @Test func `a signature holds for its message and key only`() throws {
        let key = try SigningKey(pem: SigningKey().pem)
        let signature = try key.signature(of: [1, 2, 3])
        let verifying = try VerifyingKey(pem: key.verifying.pem)
        #expect(verifying.accepts(signature, of: [1, 2, 3]))
        #expect(!verifying.accepts(signature, of: [1, 2, 4]))
        #expect(!SigningKey().verifying.accepts(signature, of: [1, 2, 3]))
    }

    @Test(arguments: ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
    func `what is no key is refused`(_ text: String) {
        #expect(throws: SealingError.self) { try SigningKey(pem: text) }
        #expect(throws: SealingError.self) { try VerifyingKey(pem: text) }
    }

    @Test func `an identity's text is its own`() throws {
        let identity = AgeIdentity()
        let again = try AgeIdentity.all(in: "# made today\n\(identity.secret)\n")
        #expect(again.map(\.recipient.description) == [identity.recipient.description])
        #expect(identity.recipient.description.hasPrefix("age1"))
        #expect(identity.recipient.description.count == 62)
    }

    // The test vector of BIP 173 for a wrong check, and near misses of a recipient.
    @Test(arguments: [
        "age1", "A1G7SGD8", "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
    ])
    func `what is no recipient is refused`(_ text: String) {
        #expect(throws: SealingError.self) { try AgeRecipient(text) }
    }
}
