import Testing

@testable import Facts

struct CertificateReaderTests {
    @Test func `a certificate tells what is written in it`() throws {
        let one = try #require(Found(Specimens.named).certificates.first)
        #expect(one.subject == "CN=api.shop.example,O=Foo\\, Inc.")
        #expect(one.issuer == "CN=Shop Issuing CA 1,O=Shop,C=US")
        #expect(
            one.names == ["api.shop.example", "*.shop.example", "10.0.3.12", "2001:db8::1"])
        #expect(one.notBefore?.iso8601 == "2026-03-01T00:00:00Z")
        #expect(one.notAfter?.iso8601 == "2027-03-01T00:00:00Z")
        #expect(one.keyType == "EC" && one.keyBits == 256)
        #expect(one.signature == "ecdsa-with-SHA256")
        #expect(one.hasAlternativeNames && one.isLeaf && !one.isAuthority && !one.isSelfSigned)
        #expect(one.keyID == "6e1be67b5db715a3de0ef97c4cdb45c7670bd0c3" || one.keyID?.count == 40)
        #expect(one.weakness == nil && !one.hasIssuer)
    }

    @Test func `an old certificate is read, and said to be weak`() throws {
        let one = try #require(Found(Specimens.weak).certificates.first)
        #expect(one.names == ["legacy.shop.example"] && !one.hasAlternativeNames)
        #expect(one.keyBits == 1024 && one.signature == "ecdsa-with-SHA1")
        #expect(one.weakness == "its RSA key has only 1024 bits")
    }

    @Test func `a certificate that a tool made for a host is a leaf although it may sign`() throws {
        let one = try #require(Found(Specimens.selfMade).certificates.first)
        #expect(one.isSelfSigned && one.isAuthority && one.isLeaf && one.hasIssuer)
        let root = try #require(Found(Specimens.root).certificates.first)
        #expect(root.isSelfSigned && root.isAuthority && !root.isLeaf)
    }

    @Test func `a chain knows its order and which issuer is missing`() {
        let chain = Found([Specimens.good, Specimens.intermediate].joined(separator: "\n"))
        #expect(chain.certificates.map(\.position) == [0, 1])
        #expect(chain.certificates.map(\.hasIssuer) == [true, false])
        let whole = Found(
            [Specimens.good, Specimens.intermediate, Specimens.root].joined(separator: "\n"))
        #expect(whole.certificates.map(\.hasIssuer) == [true, true, true])
        let two = Found([Specimens.good, Specimens.named].joined(separator: "\n"))
        #expect(two.certificates.map(\.position) == [0, 0])
    }

    /// The places where configurations keep certificates.
    private static let wrapped: [(String, Int)] = [
        (Specimens.good, 1), ("# shop\n\n\(Specimens.good)", 3),
        ("tls:\n  cert: |\n" + indented(Specimens.good), 3),
        ("{\"cert\": \"\(Specimens.good.replacing("\n", with: "\\n"))\"}", 1),
        (Specimens.good.replacing("\n", with: "\r\n"), 1),
        ("data:\n  tls.crt: \(packed(Specimens.good))\n", 2),
        (
            "<md:EntityDescriptor>\n<ds:X509Certificate>\n\(bare(Specimens.good))\n</ds:X509Certificate>",
            3
        ),
        ("{\n\"x5c\": [\"\(bare(Specimens.good).filter { $0 != "\n" })\"]}", 2),
        (Specimens.good.replacing("CERTIFICATE", with: "TRUSTED CERTIFICATE"), 1),
    ]

    @Test(arguments: wrapped)
    func `a certificate is found wherever a text has it`(_ text: String, _ line: Int) {
        let found = Found(text)
        #expect(found.certificates.map(\.subject) == ["CN=api.shop.example"])
        #expect(found.places == [line])
        #expect(found.told.keyProblem == nil)
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    }

    private static func bare(_ pem: String) -> String {
        pem.split(separator: "\n").dropFirst().dropLast().joined(separator: "\n")
    }

    private static func packed(_ text: String) -> String { Base64.encoded(Array(text.utf8)) }

    @Test func `binary forms are told by their content`() {
        let pkcs7 = Found(base64: Specimens.pkcs7)
        #expect(pkcs7.certificates.count == 2)
        #expect(pkcs7.certificates.allSatisfy { $0.form == .pkcs7 })
        let one = Found(base64: Specimens.good.filter { $0 != "-" })
        #expect(!one.isRead)
        let der = Found(base64: Self.bare(Specimens.good))
        #expect(der.certificates.map(\.form) == [.der])
        let store = Found(base64: Specimens.pkcs12)
        #expect(store.keys.map(\.form) == [.pkcs12] && store.certificates.isEmpty)
        let java = Found(base64: Specimens.jks)
        #expect(java.keys.map(\.form) == [.jks])
        let subjects = java.certificates.map(\.subject).sorted()
        #expect(
            subjects == [
                "CN=Shop Issuing CA 1,O=Shop,C=US", "CN=Shop Root CA,O=Shop,C=US",
                "CN=api.shop.example",
            ])
    }

    @Test func `a second certificate of the same content is the same`() {
        #expect(Found(Specimens.good + "\n" + Specimens.good).certificates.count == 1)
    }
}
