import Foundation
import Testing

@testable import Bundles

/// The same two files, packed in every way we read.
struct FormatTests {
    static let recipes: [String: String] = [
        "tar": "bsdtar -cf out logs",
        "tar, ustar": "bsdtar --format ustar -cf out logs",
        "tar, GNU": "bsdtar --format gnutar -cf out logs",
        "tar, pax": "bsdtar --format pax -cf out logs",
        "tar.gz": "bsdtar -czf out logs",
        "tar.gz of two members":
            "bsdtar -cf t logs; head -c 700 t | gzip > out; tail -c +701 t | gzip >> out",
        "tar.zst": "bsdtar --zstd -cf out logs",
        "tar.xz": "bsdtar -cJf out logs",
        "tar.bz2": "bsdtar -cjf out logs",
        "zip": "zip -qr out.zip logs; mv out.zip out",
        "zip, stored": "zip -qr0 out.zip logs; mv out.zip out",
        "zip, streamed": "bsdtar --format zip -cf - logs > out",
        "7z": "7z a -bd out.7z logs; mv out.7z out",
        "7z, LZMA": "7z a -bd -m0=lzma out.7z logs; mv out.7z out",
        "a tar packed twice": "bsdtar -cf - logs | gzip | zstd -q > out",
        "a folder": "mkdir out; cp -r logs out",
    ]

    @Test(arguments: recipes.keys.sorted())
    func `is told by its content and read`(_ recipe: String) throws {
        let shop = try Workshop()
        try shop.write("logs/app.log", "one\ntwo\n")
        try shop.write("logs/deep/db.log", "three\nfour")
        try shop.shell(FormatTests.recipes[recipe] ?? "")
        let story = try Story(shop["out"])
        #expect(story.texts == ["logs/app.log": "one\ntwo\n", "logs/deep/db.log": "three\nfour\n"])
        #expect(story.sentences == [])
    }

    @Test(arguments: ["gzip", "bzip2", "xz", "zstd -q"])
    func `a single compressed file keeps its path`(_ tool: String) throws {
        let shop = try Workshop()
        try shop.write("plain", "one\ntwo\n")
        try shop.shell("\(tool) < plain > app.log.2")
        let story = try Story(shop["app.log.2"])
        #expect(story.texts == ["app.log.2": "one\ntwo\n"])
        #expect(story.sentences == [])
    }

    @Test
    func `members that are compressed or archives are read through`() throws {
        let shop = try Workshop()
        try shop.write("in/a.log", "a\n")
        try shop.shell(
            """
            mkdir out; gzip < in/a.log > out/app.log.2.gz; zstd -q < in/a.log > out/app.log.3
            bsdtar -czf out/inner.tgz in; zip -qr out/in.zip in; 7z a -bd out/in.7z in
            bsdtar -cf - out/in.zip | xz > out/zip.tar.xz; bsdtar --zstd -cf bundle out
            """)
        let story = try Story(shop["bundle"])
        #expect(
            Set(story.paths) == [
                "out/app.log.2.gz", "out/app.log.3", "out/inner.tgz/in/a.log",
                "out/in.zip/in/a.log",
                "out/in.7z/in/a.log", "out/zip.tar.xz/out/in.zip/in/a.log",
            ])
        #expect(story.texts.values.allSatisfy { $0 == "a\n" })
        #expect(story.sentences == [])
    }

    @Test
    func `a gzip stream that ISA-L refuses is read by zlib`() throws {
        let shop = try Workshop()
        try shop.write("app.log", "one\ntwo\n")
        // The header announces a check value of itself, and it is wrong.
        try shop.shell(
            "gzip -nc app.log > a; (printf '\\037\\213\\010\\002'; tail -c +5 a | head -c 6; "
                + "printf '\\001\\002'; tail -c +11 a) > out")
        let story = try Story(shop["out"])
        #expect(story.texts == ["out": "one\ntwo\n"])
    }

    @Test
    func `a program in a bundle is one file, not text`() throws {
        let shop = try Workshop()
        try shop.write("top/META-INF/MANIFEST.MF", "Main: a.B\n")
        try shop.write("top/a/B.class", bytes: [0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 1])
        try shop.write("lib/a.log", "x\n")
        try shop.shell("cd top; zip -qr ../lib/app.jar META-INF a")
        let story = try Story(shop["lib"])
        #expect(story.texts == ["a.log": "x\n", "app.jar": ""])
        #expect(story.sentences == ["app.jar: is not text"])
        #expect(try Story(shop["lib/app.jar"]).texts["META-INF/MANIFEST.MF"] == "Main: a.B\n")
    }

    @Test
    func `a plain file is a bundle of one`() throws {
        let shop = try Workshop()
        try shop.write("app.log", "one\n")
        let story = try Story(shop["app.log"])
        #expect(story.name == "app.log")
        #expect(story.texts == ["app.log": "one\n"])
    }

    @Test
    func `folders are read in byte order of their paths`() throws {
        let shop = try Workshop()
        for name in ["b", "a/z", "a.log", "a-b", "B", "a/b/c"] {
            try shop.write("top/" + name, "x\n")
        }
        let story = try Story(shop["top"])
        #expect(story.paths == ["B", "a-b", "a.log", "a/b/c", "a/z", "b"])
    }

    @Test
    func `an empty file is a member without text`() throws {
        let shop = try Workshop()
        try shop.write("logs/empty.log", "")
        try shop.write("logs/full.log", "x\n")
        try shop.shell("bsdtar -czf out logs")
        let story = try Story(shop["out"])
        #expect(story.members.map(\.bytes).sorted() == [0, 2])
        #expect(story.sentences == [])
    }

    @Test
    func `a modification time no calendar can show is left out`() throws {
        let shop = try Workshop()
        try shop.write("a.log", "x\n")
        let script = """
            import tarfile
            with tarfile.open("out", "w", format=tarfile.PAX_FORMAT) as t:
                i = t.gettarinfo("a.log"); i.mtime = 9 * 10**17
                t.addfile(i, open("a.log", "rb"))
                i.name = "b.log"; i.mtime = 1714816925
                t.addfile(i, open("a.log", "rb"))
            """
        try shop.write("make.py", script)
        try shop.shell("python3 make.py")
        let story = try Story(shop["out"])
        #expect(story.members.map(\.modified) == [nil, 1_714_816_925])
    }
}
