import Scanning
import Testing

struct PatternDatabaseTests {
    private static let patterns = ["connection refused", "took \\d+ms", "(?<!a)b\\w+"].map {
        Pattern($0)
    }

    private static func restored(_ bytes: [UInt8]) throws -> PatternDatabase {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        defer { buffer.deallocate() }
        buffer.copyBytes(from: bytes)
        return try PatternDatabase(serialized: UnsafeRawBufferPointer(buffer), count: 3)
    }

    @Test func `a stored database finds what the first one found`() throws {
        let text = Array("x\nconnection refused\ntook 12ms\nbig".utf8)
        let first = try PatternDatabase(Self.patterns)
        let stored = try first.serialized()
        let second = try Self.restored(stored)
        let (a, b) = (try Scanner(for: first), try Scanner(for: second))
        try #require(second.count == first.count)
        let found = text.withUnsafeBytes { a.candidates(in: $0, using: first) }
        #expect(found.map(\.pattern) == [0, 1, 2])
        #expect(text.withUnsafeBytes { b.candidates(in: $0, using: second) } == found)
    }

    @Test(arguments: [0, 1, 7, 40])
    func `a stored database that was cut is refused`(_ kept: Int) throws {
        let stored = Array(try PatternDatabase(Self.patterns).serialized().prefix(kept))
        #expect(throws: ScanError.self) {
            _ = try Self.restored(stored)
        }
    }

    @Test func `a stored database of which a byte changed is refused`() throws {
        let stored = try PatternDatabase(Self.patterns).serialized()
        for position in stride(from: 0, to: stored.count, by: max(1, stored.count / 60)) {
            var bytes = stored
            bytes[position] ^= 0x55
            var isRefused = false
            do { _ = try Self.restored(bytes) } catch { isRefused = true }
            #expect(isRefused, "byte \(position)")
        }
    }

    @Test(arguments: ["a.b*c", "[x](y){z}|^$?+\\", "\"quoted\" 'text' #1 ~ & < >", "é 100 %"])
    func `an escaped literal matches itself and nothing else`(_ text: String) throws {
        let matcher = try LineMatcher("^\(PatternDatabase.escaped(text))$")
        #expect(matcher.matches(text))
        #expect(!matcher.matches(text + "x"))
        #expect(
            try Scan([Pattern(PatternDatabase.escaped(text))], in: "x\n\(text)\n").found.count == 1)
    }
}
