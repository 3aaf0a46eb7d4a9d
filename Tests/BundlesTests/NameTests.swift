import Foundation
import Testing

@testable import Bundles

/// Names are shown, never used.
struct NameTests {
    static let names: [(name: String, shown: String, why: String)] = [
        ("/etc/passwd", "/etc/passwd", "it is absolute"),
        ("../../a.log", "../../a.log", "it leaves the bundle by “..”"),
        ("a/../../b", "a/../../b", "it leaves the bundle by “..”"),
        ("a\\..\\b", "a\\..\\b", "it leaves the bundle by “..”"),
        ("C:\\a.log", "C:\\a.log", "it is an absolute Windows path"),
        ("a\u{1b}[31m.log", "a\\x1b[31m.log", "it holds control characters"),
        ("a\nb", "a\\x0ab", "it holds control characters"),
        ("a\u{202e}gol.txt", "a\\u{202e}gol.txt", "it holds characters that hide or reorder text"),
        ("a\u{9b}b", "a\\x9bb", "it holds control characters"),
    ]

    @Test(arguments: names)
    func `an odd name is shown escaped, told, and its content read`(
        _ name: String, _ shown: String, _ why: String
    ) {
        let path = Array(name.utf8).withUnsafeBytes { SafePath.member($0) }
        #expect(path.text == shown)
        #expect(path.oddity == why)
    }

    @Test(arguments: ["a.log", "logs/über/日志.log", "a..b/c...", "...", "a b", "x:y", ".hidden/.."])
    func `other names are shown as they are`(_ name: String) {
        let path = Array(name.utf8).withUnsafeBytes { SafePath.member($0) }
        #expect(path.text == name)
        #expect((path.oddity == nil) == !name.hasSuffix("/.."))
    }

    @Test
    func `bytes that are not UTF-8 are shown as bytes`() {
        let path = [0x61, 0xff, 0x62].withUnsafeBytes { _ in
            ([0x61, 0xff, 0x62] as [UInt8]).withUnsafeBytes { SafePath.member($0) }
        }
        #expect(path.text == "a\\xffb")
        #expect(path.oddity == "it is not UTF-8")
    }

    @Test
    func `odd members of a tar are read`() throws {
        let shop = try Workshop()
        try shop.write(
            "make.py",
            """
            import tarfile, io
            with tarfile.open("out", "w", format=tarfile.GNU_FORMAT) as t:
                for n in ["../up.log", "/abs.log", "a\\x1b[2J.log", "same.log", "same.log", "über.log"]:
                    i = tarfile.TarInfo(n); i.size = 2
                    t.addfile(i, io.BytesIO(b"x\\n"))
                i = tarfile.TarInfo("link"); i.type = tarfile.SYMTYPE; i.linkname = "/etc/passwd"
                t.addfile(i)
                i = tarfile.TarInfo("null"); i.type = tarfile.CHRTYPE; i.devmajor, i.devminor = 1, 3
                t.addfile(i)
                i = tarfile.TarInfo("hard"); i.type = tarfile.LNKTYPE; i.linkname = "same.log"
                t.addfile(i)
            """)
        try shop.shell("python3 make.py")
        let story = try Story(shop["out"])
        #expect(
            story.paths == [
                "../up.log", "/abs.log", "a\\x1b[2J.log", "same.log", "same.log", "über.log",
            ])
        #expect(
            story.sentences == [
                "../up.log: has a name we do not trust (it leaves the bundle by “..”); its content was "
                    + "read, nothing was written",
                "/abs.log: has a name we do not trust (it is absolute); its content was read, nothing was "
                    + "written",
                "a\\x1b[2J.log: has a name we do not trust (it holds control characters); its content "
                    + "was read, nothing was written",
                "same.log: is there more than once under the same path; each was read",
                "link: is a symbolic link and was not followed",
                "null: is a device and was not followed",
                "hard: is a hard link and was not followed",
            ])
    }

    @Test
    func `links, pipes and sockets of a folder are not followed`() throws {
        let shop = try Workshop()
        try shop.write("top/a.log", "x\n")
        try shop.shell(
            "cd top; ln -s /etc/passwd link; ln -s .. up; mkfifo pipe; ln -s nowhere dangling")
        let story = try Story(shop["top"])
        #expect(story.paths == ["a.log"])
        #expect(
            story.sentences == [
                "dangling: is a symbolic link and was not followed",
                "link: is a symbolic link and was not followed",
                "pipe: is a named pipe and was not followed",
                "up: is a symbolic link and was not followed",
            ])
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func `a file that may not be read is a gap`() throws {
        let shop = try Workshop()
        try shop.write("top/a.log", "x\n")
        try shop.write("top/b.log", "x\n")
        try shop.shell("chmod 0 top/b.log")
        let story = try Story(shop["top"])
        #expect(story.sentences == ["b.log: could not be read: Permission denied"])
    }
}
