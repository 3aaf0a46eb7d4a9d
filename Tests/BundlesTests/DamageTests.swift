import Testing

@testable import Bundles

/// What is damaged yields what was readable, and says that more was there.
struct DamageTests {
    private func logs(_ shop: Workshop) throws {
        try shop.write("logs/a.log", "first line\nsecond line\n")
        // Incompressible, so that a cut through the archive falls into it.
        try shop.shell("head -c 300000 /dev/urandom | base64 > logs/b.log")
    }

    @Test(arguments: [
        "bsdtar -cf out logs/a.log logs/b.log", "bsdtar -czf out logs/a.log logs/b.log",
        "bsdtar --zstd -cf out logs/a.log logs/b.log",
        "bsdtar -cJf out logs/a.log logs/b.log",
        "cat logs/b.log logs/b.log logs/b.log > c; mv c logs/b.log; bsdtar -cjf out --options compression-level=1 logs/a.log logs/b.log",
        "zip -q out.zip logs/a.log logs/b.log; mv out.zip out",
    ])
    func `a truncated archive yields what came before the cut`(_ recipe: String) throws {
        let shop = try Workshop()
        try logs(shop)
        try shop.shell("\(recipe); head -c 150000 out > cut")
        let story = try Story(shop["cut"])
        #expect(story.texts["logs/a.log"] == "first line\nsecond line\n")
        #expect((story.members.last?.bytes ?? 0) > 0)
        #expect(story.gaps.contains { $0.file == "cut" })
        #expect(story.gaps.contains { $0.file == "logs/b.log" })
    }

    @Test
    func `a stream cut off before its first block is an error that says so`() throws {
        let shop = try Workshop()
        try logs(shop)
        try shop.shell("bzip2 -c logs/b.log | head -c 100000 > cut")
        #expect(
            throws: BundleError(
                problem: "Nothing could be read: it ends early, after 0 bytes.", place: shop["cut"])
        ) {
            try Story(shop["cut"])
        }
    }

    @Test
    func `a truncated gzip file says after how many bytes it ends`() throws {
        let shop = try Workshop()
        try shop.write("a.log", String(repeating: "a line of text\n", count: 2000))
        try shop.shell("gzip -c a.log > a; head -c -9 a > cut")
        let story = try Story(shop["cut"])
        #expect(story.sentences == ["cut: ends early, after 30000 bytes"])
        #expect(story.members.first?.bytes == 30000)
    }

    @Test(arguments: [
        "bsdtar -czf out logs; python3 flip.py out -6",
        "gzip -c logs/a.log > out; python3 flip.py out -6",
        "gzip -c logs/a.log > out; python3 flip.py out -2",
        "zip -q0 out.zip logs/a.log; mv out.zip out; python3 flip.py out 70",
        "7z a -bd -m0=copy out.7z logs/a.log; mv out.7z out; python3 flip.py out 36",
    ])
    func `a check value that does not match is told`(_ recipe: String) throws {
        let shop = try Workshop()
        try logs(shop)
        try shop.write(
            "flip.py",
            """
            import sys
            b = bytearray(open(sys.argv[1], "rb").read()); b[int(sys.argv[2])] ^= 1
            open(sys.argv[1], "wb").write(b)
            """)
        try shop.shell(recipe)
        let story = try Story(shop["out"])
        #expect(story.texts.values.contains { $0.contains("second line") })
        #expect(
            story.gaps.contains { if case .checksum = $0.reason { true } else { false } },
            "\(story.sentences)")
    }

    @Test
    func `a gzip stream followed by other bytes is told, by zeros is not`() throws {
        let shop = try Workshop()
        try shop.write("a", "x\n")
        try shop.shell(
            "gzip < a > junk; cp junk padded; echo junk >> junk; head -c 600000 /dev/zero >> padded"
        )
        #expect(try Story(shop["padded"]).sentences == [])
        let story = try Story(shop["junk"])
        #expect(story.texts["junk"] == "x\n")
        #expect(
            story.sentences == [
                "junk: is damaged; what came before was read (gzip: there are other bytes after the "
                    + "end of the stream)"
            ])
    }

    @Test
    func `bytes after the end of a tar are told`() throws {
        let shop = try Workshop()
        try logs(shop)
        try shop.shell("bsdtar -cf out logs/a.log; echo more >> out")
        let story = try Story(shop["out"])
        #expect(story.paths == ["logs/a.log"])
        #expect(story.gaps.count == 1)
    }

    @Test
    func `encrypted members are told and the others read`() throws {
        let shop = try Workshop()
        try logs(shop)
        try shop.write("plain.log", "x\n")
        try shop.shell("zip -qr -P secret out.zip logs; zip -q out.zip plain.log")
        let story = try Story(shop["out.zip"])
        #expect(story.paths == ["plain.log"])
        #expect(
            story.sentences.sorted() == ["logs/a.log: is encrypted", "logs/b.log: is encrypted"])
    }

    @Test(arguments: [(5, ["logs/b.log", "z.log"]), (1030, ["logs/a.log", "z.log"])])
    func `a damaged header hides its own member only`(_ at: Int, _ paths: [String]) throws {
        let shop = try Workshop()
        try logs(shop)
        try shop.write("z.log", "the last\n")
        try shop.shell(
            "bsdtar --format ustar -cf out logs/a.log logs/b.log z.log; "
                + "printf X | dd of=out bs=1 seek=\(at) conv=notrunc status=none")
        let story = try Story(shop["out"])
        #expect(story.paths == paths)
        #expect(
            story.sentences == [
                "out: is damaged; what came before was read (a header; reading went on at the next that "
                    + "was whole)"
            ])
    }

    @Test
    func `a member damaged amid a tar does not hide the next`() throws {
        let shop = try Workshop()
        try logs(shop)
        try shop.write("z.log", "the last\n")
        try shop.shell(
            "gzip -c logs/b.log | head -c 50000 > b.gz; bsdtar -cf out logs/a.log b.gz z.log")
        let story = try Story(shop["out"])
        #expect(story.paths == ["logs/a.log", "b.gz", "z.log"])
        #expect(story.gaps.count == 1)
        #expect(story.gaps.first?.file == "b.gz")
    }
}
