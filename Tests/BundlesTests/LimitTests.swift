import Testing

@testable import Bundles

/// Bombs and mazes: told, and left in good order.
struct LimitTests {
    private func small() -> ReadingLimits {
        var limits = ReadingLimits()
        limits.ratioAfterBytes = 4 << 20
        return limits
    }

    @Test(arguments: [
        "yes a | head -c 60000000 | gzip > out",
        "yes a | head -c 60000000 | zstd -q > out",
        "yes a | head -c 60000000 | gzip | gzip > out",
        "yes a | head -c 60000000 > b; bsdtar -cJf out b",
        "yes a | head -c 60000000 > b; bsdtar --format zip -cf out b",
    ])
    func `a bomb is told and not unpacked`(_ recipe: String) throws {
        let shop = try Workshop()
        try shop.shell(recipe)
        let story = try Story(shop["out"], limits: small())
        #expect(
            story.gaps.contains { $0.sentence.contains("compression ratio, 200 : 1 after 4 MiB") })
        #expect(story.members.allSatisfy { $0.bytes < 40_000_000 })
    }

    @Test
    func `a bomb of nothing is an error that names the limit`() throws {
        let shop = try Workshop()
        try shop.shell("head -c 60000000 /dev/zero | zstd -q > out")
        #expect(throws: BundleError.self) { try Story(shop["out"]) }
    }

    @Test
    func `what comes after a bomb is still read`() throws {
        let shop = try Workshop()
        try shop.write("z.log", "the last\n")
        try shop.shell(
            "yes a | head -c 60000000 | zstd -q > b.zst; bsdtar -cf out b.zst z.log")
        let story = try Story(shop["out"], limits: small())
        #expect(story.texts["z.log"] == "the last\n")
        #expect(story.gaps.contains { $0.file == "b.zst" })
    }

    @Test
    func `the limit on size ends the reading`() throws {
        let shop = try Workshop()
        try shop.shell("head -c 3000000 /dev/urandom | base64 > a.log; gzip -c a.log > a.gz")
        var limits = ReadingLimits()
        limits.totalBytes = 1 << 20
        for name in ["a.log", "a.gz"] {
            let story = try Story(shop[name], limits: limits)
            #expect(
                story.sentences == [
                    "\(name): was read only in part: the limit on unpacked size, 1 MiB, was reached"
                ])
            #expect((story.members.first?.bytes ?? 0) <= 1 << 20)
            #expect((story.members.first?.bytes ?? 0) > 0)
        }
    }

    @Test(arguments: ["logs", "out"])
    func `the limit on entries ends the reading`(_ input: String) throws {
        let shop = try Workshop()
        for number in 0..<20 { try shop.write("logs/\(number)", "x\n") }
        try shop.shell("bsdtar -czf out logs")
        var limits = ReadingLimits()
        limits.entries = 10
        let story = try Story(shop[input], limits: limits)
        #expect((9...10).contains(story.members.count))
        #expect(
            story.sentences == [
                "\(input): was read only in part: the limit on entries, 10, was reached"
            ])
    }

    @Test
    func `a zip too large to keep in memory is read from start to end`() throws {
        let shop = try Workshop()
        try shop.shell("head -c 300000 /dev/urandom | base64 > a.log; cp a.log b.log")
        try shop.shell(
            "zip -q in.zip a.log b.log; 7z a -bd in.7z a.log; bsdtar -cf out in.zip in.7z")
        var limits = ReadingLimits()
        limits.nestedBytes = 100 << 10
        let story = try Story(shop["out"], limits: limits)
        #expect(story.paths == ["in.zip/a.log", "in.zip/b.log"])
        #expect(
            story.sentences == [
                "in.7z: was read only in part: the limit on a 7z inside an archive or a pipe, 100 KiB, "
                    + "was reached"
            ])
    }

    @Test
    func `archives are read to the depth allowed`() throws {
        let shop = try Workshop()
        try shop.write("0", "x\n")
        try shop.write("y.log", "y\n")
        try shop.shell("for i in 1 2 3 4 5 6; do bsdtar -czf $i $((i - 1)) y.log; done")
        let story = try Story(shop["6"])
        #expect(story.paths.contains("5/4/3/2/y.log"))
        #expect(!story.paths.contains { $0.hasPrefix("5/4/3/2/1/") })
        #expect(
            story.sentences == [
                "5/4/3/2/1: was read only in part: the limit on archives inside archives, 5, was reached"
            ])
    }

    @Test
    func `a sparse map made to fill the memory is refused`() throws {
        let shop = try Workshop()
        try shop.write(
            "make.py",
            """
            import tarfile, io
            regions = 3000000
            body = (str(regions) + "\\n" + "0\\n0\\n" * regions).encode()
            body += b"\\0" * (-len(body) % 512)
            with tarfile.open("out", "w:gz", format=tarfile.PAX_FORMAT, compresslevel=1) as t:
                i = tarfile.TarInfo("a.log"); i.size = 2
                t.addfile(i, io.BytesIO(b"x\\n"))
                i = tarfile.TarInfo("GNUSparseFile.0/s.log"); i.size = len(body)
                i.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0",
                                 "GNU.sparse.name": "s.log", "GNU.sparse.realsize": "0"}
                t.addfile(i, io.BytesIO(body))
            """)
        try shop.shell("python3 make.py")
        let story = try Story(shop["out"])
        #expect(story.paths == ["a.log"])
        #expect(
            story.gaps.contains { $0.sentence.contains("the limit on size of an archive's header") }
        )
    }
}
