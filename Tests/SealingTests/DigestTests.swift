import Sealing
import Testing

struct DigestTests {
    @Test func `a digest does not depend on the pieces`() {
        var digest = Digest()
        for piece in ["a", "", "bc"] { Array(piece.utf8).withUnsafeBytes { digest.add($0) } }
        // FIPS 180-2, appendix B.1.
        #expect(
            digest.hexadecimal
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `a tag needs the key`() throws {
        let one = try #require(KeyedHash(key: Array(repeating: 1, count: 32)))
        let two = try #require(KeyedHash(key: Array(repeating: 2, count: 32)))
        #expect(one.tag(of: "value".utf8) == one.tag(of: "value".utf8))
        #expect(one.tag(of: "value".utf8) != two.tag(of: "value".utf8))
        #expect(KeyedHash(key: [1, 2, 3]) == nil)
    }
}
