import Testing

@testable import Facts

struct HostileCertificateTests {
    private static let bytes = Base64.decoded(
        Specimens.named.split(separator: "\n").dropFirst().dropLast().joined().utf8)

    @Test func `a certificate cut off anywhere is none, and a damaged one may be another`() {
        for end in 0..<Self.bytes.count {
            #expect(!Found(binary: Array(Self.bytes[..<end])).isRead)
        }
        for index in Self.bytes.indices {
            for flip: UInt8 in [0xff, 0x80, 0x01] {
                var damaged = Self.bytes
                damaged[index] ^= flip
                _ = Found(binary: damaged)
            }
        }
    }

    @Test func `a cut and a damaged block are told with their line, a blanked one is not`() {
        let cut = "\n\(Specimens.good.prefix(300))\n"
        #expect(Found(cut).told.keyProblem?.line == 2)
        #expect(Found(cut).told.keyProblem?.text.hasSuffix("is cut off") == true)
        let lines = Specimens.good.split(separator: "\n")
        let damaged = (lines.prefix(3) + lines.suffix(2)).joined(separator: "\n")
        #expect(Found(damaged).told.keyProblem?.text.hasSuffix("is damaged") == true)
        for mask in ["***REDACTED***", "[removed]", "…", "<secret>"] {
            let text = "-----BEGIN CERTIFICATE-----\n\(mask)\n-----END CERTIFICATE-----\n"
            #expect(Found(text).told.keyProblem == nil)
        }
    }

    @Test func `lengths that lie and nesting without an end are refused`() {
        let lies: [[UInt8]] = [
            [0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x30], [0x30, 0x88, 1, 2, 3, 4, 5, 6, 7, 8],
            [0x30, 0x82, 0xff], [0x30, 0x80], [0x30, 0x80, 0, 0], [0x1f, 0x81, 0x01, 0],
            [0x30, 0x82, 0, 4, 0x30, 0x82, 0xff, 0xff],
        ]
        for lie in lies { #expect(!Found(binary: lie).isRead) }
        #expect(!Found(binary: (0..<500_000).flatMap { _ in [0x30, 0x80] as [UInt8] }).isRead)
        #expect(
            !Found(binary: (0..<200_000).flatMap { _ in [0x30, 0x83, 1, 0, 0] as [UInt8] }).isRead)
        #expect(
            !Found(binary: [0x30, 0x83, 0x0f, 0, 0] + [UInt8](repeating: 0, count: 0xf0000)).isRead)
    }

    @Test func `a store that lies about its entries ends where it ends`() {
        let head: [UInt8] = [0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff]
        for tail: [UInt8] in [[], [0, 0, 0, 2], [0, 0, 0, 1, 0xff, 0xff], [0, 0, 0, 3, 0, 0]] {
            let found = Found(binary: head + tail)
            #expect(found.isRead && found.certificates.isEmpty)
        }
        let store = Base64.decoded(Specimens.jks.utf8)
        for end in 12..<store.count { _ = Found(binary: Array(store[..<end])) }
    }

    @Test(.timeLimit(.minutes(1)))
    func `ten thousand beginnings cost no more than their bytes`() {
        let begin = "-----BEGIN CERTIFICATE-----\n"
        #expect(Found(String(repeating: begin, count: 10_000)).certificates.isEmpty)
        #expect(Found(String(repeating: "-", count: 10_000)).certificates.isEmpty)
        #expect(Found(begin + String(repeating: ":", count: 10_000)).certificates.isEmpty)
        #expect(Found(begin + String(repeating: "A", count: 10_000)).certificates.isEmpty)
        #expect(Found(String(repeating: "LS0tLS1CRUdJTi", count: 10_000)).certificates.isEmpty)
        #expect(
            Found("x5c\"" + String(repeating: "X509Certificate>", count: 9_000)).certificates
                .isEmpty)
        let prints = "Certificate chain\n 0 s:CN = a\n   i:CN = b\n---\n"
        #expect(Found(String(repeating: prints, count: 3_000)).certificates.count <= 2000)
        #expect(
            Found(String(repeating: Specimens.good + "\n", count: 300)).certificates.count == 1)
    }

    @Test func `text that only speaks of certificates is none`() {
        let text = """
            Certificate:
            Subject: the renewal
            Not After : tomorrow
            -----BEGIN NOTHING-----
            Certificate chain
             0 s:
               i:
            ---
            ssh-rsa AAAA
            host ssh-ed25519 AAAAC3Nza
            """
        #expect(Found(text).certificates.isEmpty && Found(text).keys.isEmpty)
    }
}
