import Testing

@testable import Facts

struct CertificateTextTests {
    @Test(arguments: [Specimens.printed, Specimens.printed + "\n" + Specimens.named])
    func `the print of openssl x509 says what the certificate says`(_ text: String) throws {
        let found = Found(text).certificates
        #expect(found.count == 1)
        let print = try #require(found.first)
        let real = try #require(Found(Specimens.named).certificates.first)
        #expect(print.subject == real.subject && print.issuer == real.issuer)
        #expect(print.names.map { HostName($0) } == real.names.map { HostName($0) })
        #expect(print.notBefore == real.notBefore && print.notAfter == real.notAfter)
        #expect(print.serial == real.serial && print.signature == real.signature)
        #expect(print.keyType == real.keyType && print.keyBits == real.keyBits)
        #expect(print.keyID == real.keyID && print.issuerKeyID == real.issuerKeyID)
    }

    @Test func `four lines of openssl are enough`() throws {
        let one = try #require(Found(Specimens.brief).certificates.first)
        let real = try #require(Found(Specimens.good).certificates.first)
        #expect(one.subject == real.subject && one.issuer == real.issuer)
        #expect(one.notAfter == real.notAfter && one.serial == real.serial)
        #expect(one.form == .text && one.place.line == 1)
    }

    @Test func `dates without a subject are no certificate`() {
        #expect(Found("notBefore=May  4 10:00:00 2026 GMT\nnotAfter=x\n").certificates.isEmpty)
    }

    @Test(arguments: [Specimens.handshake, Specimens.handshakeShown])
    func `a handshake shows the chain and where it came from`(_ text: String) {
        let command = "$ openssl s_client -connect api.shop.example:443 -servername x\n"
        let found = Found(command + text).certificates
        #expect(
            found.map(\.subject) == ["CN=api.shop.example", "CN=Shop Issuing CA 1,O=Shop,C=US"])
        #expect(found.map(\.form) == [.handshake, .handshake])
        #expect(found.map(\.position) == [0, 1])
        #expect(found.map(\.hasIssuer) == [true, false])
        #expect(found.first?.endpoint == "api.shop.example:443")
        #expect(found.first?.names.count == 2)
        #expect(found.map(\.isLeaf) == [true, false])
    }

    @Test func `keytool lists each chain of a store`() {
        let found = Found(Specimens.keytool).certificates
        #expect(
            found.map(\.subject) == [
                "CN=api.shop.example", "CN=Shop Issuing CA 1,O=Shop,C=US",
                "CN=Shop Root CA,O=Shop,C=US",
            ])
        #expect(found.map(\.position) == [0, 1, 0])
        #expect(found.map(\.isAuthority) == [false, true, true])
        #expect(found.first?.notAfter?.iso8601 == "2027-03-01T00:00:00Z")
        #expect(found.first?.keyBits == 256 && found.first?.keyType == "EC")
        #expect(found.first?.hasIssuer == true)
    }

    @Test func `curl names the server's certificate`() throws {
        let one = try #require(Found(Specimens.curl).certificates.first)
        #expect(one.form == .handshake && one.endpoint == "api.shop.example")
        #expect(one.names == ["api.shop.example"])
        #expect(one.issuer == "CN=Shop Issuing CA 1,O=Shop,C=US")
        #expect(one.notAfter?.iso8601 == "2027-02-23T03:51:14Z")
    }

    @Test(arguments: [
        ("May  4 10:02:05 2026 GMT", "2026-05-04T10:02:05Z"),
        ("2026-05-04 10:02:05Z", "2026-05-04T10:02:05Z"),
        ("Mon May 04 10:02:05 CEST 2026", "2026-05-04T08:02:05Z"),
        ("Mon May 04 10:02:05 UTC 2026", "2026-05-04T10:02:05Z"),
        ("Feb 30", ""), ("x", ""), ("", ""), ("Mai 4 10:02:05 2026", ""),
        ("May 99 10:02:05 2026 GMT", ""), ("May 4 10:02:05 99999 GMT", ""),
    ])
    func `times are read as tools print them`(_ text: String, _ moment: String) {
        #expect(CertificateTime.moment(printed: text[...])?.iso8601 ?? "" == moment)
    }

    @Test(arguments: [
        "C = US, O = \"Foo, Inc.\", CN = a.example", "CN=a.example, O=\"Foo, Inc.\", C=US",
        "CN=a.example,O=Foo\\, Inc.,C=US", "C=US; O=Foo\\, Inc.; CN=a.example",
    ])
    func `a name is the same in any order and punctuation`(_ text: String) {
        #expect(DistinguishedName(printed: text[...]).text == "CN=a.example,O=Foo\\, Inc.,C=US")
    }
}
