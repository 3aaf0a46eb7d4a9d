import Foundation
import Testing

@testable import Bundles

struct TextTests {
    private func text(_ bytes: [UInt8]) throws -> (text: String?, encoding: String?) {
        let shop = try Workshop()
        try shop.write("top/a", bytes: bytes)
        let story = try Story(shop["top"])
        return (story.texts["a"], story.members.first?.encoding)
    }

    private func bytes(_ text: String, _ encoding: String.Encoding) -> [UInt8] {
        text.data(using: encoding).map { [UInt8]($0) } ?? []
    }

    private let line = "10:00 größer 日志 🙂 ok\n"

    @Test
    func `UTF-8 stays as it is`() throws {
        let read = try text(Array(line.utf8))
        #expect(read.text == line)
        #expect(read.encoding == "utf-8")
    }

    @Test
    func `the mark of UTF-8 is dropped`() throws {
        let read = try text([0xef, 0xbb, 0xbf] + Array(line.utf8))
        #expect(read.text == line)
        #expect(read.encoding == "utf-8-bom")
    }

    @Test
    func `UTF-16 with a mark becomes UTF-8`() throws {
        let little = try text([0xff, 0xfe] + bytes(line, .utf16LittleEndian))
        #expect(little.text == line)
        #expect(little.encoding == "utf-16le")
        let big = try text([0xfe, 0xff] + bytes(line, .utf16BigEndian))
        #expect(big.text == line)
        #expect(big.encoding == "utf-16be")
    }

    @Test
    func `UTF-16 without a mark is told by its zeros`() throws {
        let plain = String(repeating: "an ordinary line\r\n", count: 300_000 / 18)
        let little = try text(bytes(plain, .utf16LittleEndian))
        #expect(little.text == plain)
        #expect(little.encoding == "utf-16le")
        let big = try text(bytes(plain, .utf16BigEndian))
        #expect(big.text == plain)
        #expect(big.encoding == "utf-16be")
    }

    @Test
    func `half a character of UTF-16 becomes a replacement`() throws {
        #expect(
            try text([0xff, 0xfe, 0x61, 0, 0x3d, 0xd8, 0x62, 0, 0x0a]).text
                == "a\u{fffd}b\u{fffd}\n")
    }

    @Test
    func `Latin-1 is named and passed on`() throws {
        let shop = try Workshop()
        try shop.write("top/a", bytes: Array("gr".utf8) + [0xf6] + Array("sser\n".utf8))
        let story = try Story(shop["top"])
        #expect(story.members.first?.encoding == "windows-1252")
        #expect(story.members.first?.bytes == 8)
    }

    @Test
    func `a character cut by the end of the sample is no reason to doubt UTF-8`() throws {
        for shift in 0..<4 {
            let read = try text(
                Array(
                    (String(repeating: "x", count: shift) + String(repeating: "日🙂", count: 1000))
                        .utf8))
            #expect(read.encoding == "utf-8")
        }
    }

    @Test
    func `stray NULs are kept, and a hole at the start is dropped`() throws {
        #expect(try text(Array("a line with \0 in it\n".utf8)).text == "a line with \0 in it\n")
        #expect(try text([UInt8](repeating: 0, count: 500_000) + Array(line.utf8)).text == line)
    }

    @Test(
        arguments: [
            [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0], [0x1f, 0x00, 1, 2, 3, 4, 5, 6],
            (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) },
        ] as [[UInt8]])
    func `what is not text is told and not read`(_ bytes: [UInt8]) throws {
        let shop = try Workshop()
        try shop.write("top/a", bytes: bytes)
        try shop.write("top/b", "x\n")
        let story = try Story(shop["top"])
        #expect(story.texts == ["a": "", "b": "x\n"])
        #expect(story.members.first?.isBinary == true)
        #expect(story.sentences == ["a: is not text"])
    }
}
