import Testing

@testable import Bundles

struct LineCutterTests {
    private func cut(
        _ ranges: [ClosedRange<Int>], lines: Int = 10, limit: Int = 1 << 20
    ) throws -> LineCutter.Excerpt? {
        let shop = try Workshop()
        _ = try shop.write(
            "logs/a.log", (1...lines).map { "line \($0)\n" }.joined())
        _ = try shop.write("logs/b.log", "other\n")
        var cutter = LineCutter(["logs/a.log": ranges], limit: limit)
        let excerpts = cutter.excerpts(from: try BundleReader(shop.folder))
        #expect(excerpts.count == 1)
        return excerpts.first
    }

    @Test func `what stands between the pieces is told`() throws {
        let excerpt = try #require(try cut([2...3, 7...7]))
        #expect(
            String(decoding: excerpt.text, as: UTF8.self) == """
                [… line 1 is left out]
                line 2
                line 3
                [… lines 4 to 6 are left out]
                line 7
                [… lines 8 to 10 are left out]

                """)
        #expect(excerpt.lines == 10)
        #expect(excerpt.kept == 3)
    }

    @Test func `a whole file stays as it is`() throws {
        let excerpt = try #require(try cut([1...Int.max], lines: 2))
        #expect(String(decoding: excerpt.text, as: UTF8.self) == "line 1\nline 2\n")
    }

    @Test func `no excerpt grows beyond the limit`() throws {
        let excerpt = try #require(try cut([1...Int.max], lines: 50_000, limit: 100))
        #expect(excerpt.text.count < 200)
        #expect(excerpt.lines == 50_000)
    }
}
