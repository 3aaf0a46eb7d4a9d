import Testing

@testable import Facts

struct KeyFileTests {
    @Test(
        arguments: [
            (Specimens.key, "EC", 256, false), (Specimens.keyPKCS8, "EC", 256, false),
            (Specimens.keySSH, "EC", nil, true), (Specimens.keyEncrypted, nil, nil, true),
            (Specimens.keyWithHeaders, nil, nil, true),
        ] as [(String, String?, Int?, Bool)])
    func `of a private key the kind is told`(
        _ text: String, _ type: String?, _ bits: Int?, _ isEncrypted: Bool
    ) throws {
        let key = try #require(Found("key: |\n\(text)").keys.first)
        #expect(key.form == .privateKey && key.place.line == 2)
        #expect(key.keyType == type && key.keyBits == bits && key.isEncrypted == isEncrypted)
    }

    @Test func `a key and its certificate have the same public part`() throws {
        let own = try #require(Found(Specimens.good).certificates.first?.publicKey)
        #expect(Found(Specimens.key).keys.first?.publicKey == own)
        #expect(Found(Specimens.keyPKCS8).keys.first?.publicKey == own)
        #expect(Found(Specimens.named).certificates.first?.publicKey != own)
    }

    @Test func `a blanked key is none`() {
        let text = "-----BEGIN PRIVATE KEY-----\n***\n-----END PRIVATE KEY-----\n"
        #expect(Found(text).keys.isEmpty)
    }

    @Test(arguments: [
        (Specimens.sshEd25519, "Ed25519", 256), (Specimens.sshRSA, "RSA", 2048),
    ])
    func `an SSH key has its fingerprint`(_ line: String, _ type: String, _ bits: Int) throws {
        let key = try #require(Found(line).keys.first)
        #expect(key.form == .sshPublicKey && key.keyType == type && key.keyBits == bits)
        #expect(key.fingerprint?.count == 43)
        #expect(key.owner?.hasSuffix("@shop") == true)
        let options = "from=\"10.0.0.0/8\",no-pty \(line)"
        #expect(Found(options).keys.map(\.form) == [.sshPublicKey])
    }

    @Test(arguments: [
        ("files.shop.example", ["files.shop.example"]),
        ("files.shop.example,10.0.3.9", ["files.shop.example", "10.0.3.9"]),
        ("[files.shop.example]:2222", ["files.shop.example"]), ("localhost", ["localhost"]),
        ("|1|abc=|def=", ["|1|abc=|def="]), ("@revoked files.shop.example", ["files.shop.example"]),
    ])
    func `a known host is told with its key`(_ hosts: String, _ owners: [String]) {
        let key = Specimens.sshEd25519.split(separator: " ").prefix(2).joined(separator: " ")
        let keys = Found("# hosts\n\(hosts) \(key)\n").keys
        #expect(keys.map(\.form) == owners.map { _ in .knownHost })
        #expect(Set(keys.compactMap(\.owner)) == Set(owners))
        #expect(keys.allSatisfy { $0.place.line == 2 })
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `SHA-256 is that of the standard`(_ text: String, _ digest: String) {
        #expect(SHA256.hash(Array(text.utf8)).hexadecimal == digest)
    }
}
