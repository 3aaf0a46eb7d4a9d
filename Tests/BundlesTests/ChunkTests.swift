import Foundation
import Testing

@testable import Bundles

struct ChunkTests {
    @Test
    func `chunks are cut after a line, and the text is whole`() throws {
        let shop = try Workshop()
        var text = ""
        for number in 0..<120_000 { text += "line \(number) of a longer file\n" }
        try shop.write("top/a.log", text)
        try shop.write("top/b.log", "short")
        let story = try Story(shop["top"])
        #expect(story.texts == ["a.log": text, "b.log": "short\n"])
        #expect(story.chunks.count == 4)
        #expect(story.segments.allSatisfy { !$0.startsMidLine })
        #expect(story.segments.map(\.isFirst) == [true, false, false, false, true])
        #expect(story.segments.map(\.isLast) == [false, false, false, true, true])
    }

    @Test
    func `small files share a chunk`() throws {
        let shop = try Workshop()
        for number in 0..<300 { try shop.write("top/\(number)", "line of \(number)") }
        let story = try Story(shop["top"])
        #expect(story.chunks.count == 1)
        #expect(story.segments.count == 300)
        #expect(story.texts["17"] == "line of 17\n")
    }

    @Test
    func `a line longer than a chunk is cut, marked and told once`() throws {
        let shop = try Workshop()
        let long = String(repeating: "ä", count: 3 << 19)
        try shop.write("top/a.log", "before\n" + long + "\nafter\n")
        let story = try Story(shop["top"])
        #expect(story.texts["a.log"] == "before\n" + long + "\nafter\n")
        #expect(story.segments.map(\.startsMidLine) == [false, false, true, true, true])
        #expect(
            story.sentences == [
                "a.log: has a line longer than 1048576 bytes; only its beginning was looked at"
            ])
    }

    @Test(arguments: [-2, -1, 0, 1, 2])
    func `a file as long as a chunk ends in it`(_ difference: Int) throws {
        let shop = try Workshop()
        let text = String(repeating: "0123456789abcde\n", count: 1 << 16).dropLast(2) + "z"
        let full = text + String(repeating: "y", count: max(0, 1 + difference))
        let content = String(full.prefix((1 << 20) + difference))
        try shop.write("top/a", content)
        try shop.write("top/b", "b\n")
        let story = try Story(shop["top"])
        #expect(story.texts["a"] == content + "\n")
        #expect(story.texts["b"] == "b\n")
        #expect(story.segments.filter(\.isLast).count == 2)
        #expect(story.largestChunk <= (1 << 20) + 1)
    }

    @Test
    func `the same bytes give the same chunks however they come`() throws {
        let shop = try Workshop()
        for number in 0..<40 {
            try shop.shell(
                "head -c \(number * 4000) /dev/urandom | base64 -w \(20 + number) > a\(number).log")
        }
        try shop.shell(
            "bsdtar -cf out a*.log; bsdtar -czf out.gz @out; bsdtar --zstd -cf out.zst @out")
        let plain = try Story(shop["out"])
        #expect(try Story(shop["out.gz"]).chunks == plain.chunks)
        #expect(try Story(shop["out.zst"]).chunks == plain.chunks)
        try shop.shell("mkfifo pipe")
        let dribble = Process()
        dribble.executableURL = URL(fileURLWithPath: "/bin/sh")
        dribble.arguments = ["-c", "dd if=out bs=777 status=none > pipe"]
        dribble.currentDirectoryURL = URL(fileURLWithPath: shop.folder)
        try dribble.run()
        #expect(try Story(shop["pipe"]).chunks == plain.chunks)
        dribble.waitUntilExit()
    }

    @Test
    func `zip and 7z come through a pipe too`() throws {
        let shop = try Workshop()
        try shop.write("logs/a.log", "one\n")
        try shop.shell("zip -qr out.zip logs; 7z a -bd out.7z logs; mkfifo pipe")
        for name in ["out.zip", "out.7z"] {
            let feed = Process()
            feed.executableURL = URL(fileURLWithPath: "/bin/sh")
            feed.arguments = ["-c", "cat \(name) > pipe"]
            feed.currentDirectoryURL = URL(fileURLWithPath: shop.folder)
            try feed.run()
            let story = try Story(shop["pipe"])
            feed.waitUntilExit()
            #expect(story.texts == ["logs/a.log": "one\n"])
            #expect(story.sentences == [])
        }
    }

    @Test
    func `a consumer may give up`() throws {
        let shop = try Workshop()
        try shop.shell("yes a line of a log | head -c 20000000 > a.log")
        let reader = try BundleReader(shop["a.log"])
        #expect(reader.next() != nil)
        reader.stop()
        #expect(reader.next() == nil)
        #expect(reader.finish().members.count == 1)
    }
}
