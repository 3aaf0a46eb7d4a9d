import Packing
import Testing

struct PackedFileTests {
    @Test func `a file is whole unless said otherwise`() {
        #expect(PackedFile(path: "a", origin: "/a", bytes: 1, sha256: "").truncated == nil)
    }
}
