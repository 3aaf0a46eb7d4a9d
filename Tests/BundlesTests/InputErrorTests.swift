import Foundation
import Testing

@testable import Bundles

struct InputErrorTests {
    private func error(_ input: String) -> String {
        do {
            _ = try BundleReader(input)
            return "no error"
        } catch {
            return "\(error)"
        }
    }

    private let kinds =
        "\n  A bundle is a folder, an archive (tar, tar.gz, tar.zst, tar.xz, tar.bz2, zip, 7z), a single "
        + "text file, or - for standard input."

    @Test
    func `a missing path says so`() throws {
        let shop = try Workshop()
        #expect(
            error(shop["nothing"]) == """
                \(shop["nothing"]): There is no such file or folder.
                  Paths are relative to the current folder unless they begin with a slash.
                """)
    }

    @Test
    func `an empty file says so`() throws {
        let shop = try Workshop()
        try shop.write("a", "")
        #expect(error(shop["a"]) == "\(shop["a"]): The file is empty." + kinds)
    }

    @Test
    func `an empty folder says so`() throws {
        let shop = try Workshop()
        #expect(error(shop.folder) == "\(shop.folder): The folder has no files." + kinds)
    }

    @Test
    func `an empty folder of folders says so`() throws {
        let shop = try Workshop()
        try shop.shell("mkdir -p a/b")
        #expect(error(shop.folder) == "\(shop.folder): The folder has no files." + kinds)
    }

    @Test(arguments: ["bsdtar -cf out -T /dev/null", "bsdtar -czf out -T /dev/null"])
    func `a tar without members says so`(_ recipe: String) throws {
        let shop = try Workshop()
        try shop.shell(recipe)
        #expect(error(shop["out"]) == "\(shop["out"]): There is no text in it." + kinds)
    }

    @Test(arguments: ["bsdtar --format zip -cf out -T /dev/null", "mkdir a; bsdtar -cf out a"])
    func `an archive without files says so`(_ recipe: String) throws {
        let shop = try Workshop()
        try shop.shell(recipe)
        #expect(error(shop["out"]) == "\(shop["out"]): The archive has no files." + kinds)
    }

    @Test
    func `a picture is no bundle`() throws {
        let shop = try Workshop()
        try shop.write("a.png", bytes: [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])
        #expect(
            error(shop["a.png"])
                == "\(shop["a.png"]): This is neither text nor an archive that can be read." + kinds
        )
    }

    @Test
    func `a compressed stream that is damaged from its start says why`() throws {
        let shop = try Workshop()
        try shop.write("a.gz", bytes: [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff, 0xff])
        let said = error(shop["a.gz"])
        #expect(said.hasPrefix("\(shop["a.gz"]): Nothing could be read: it is damaged: gzip"))
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func `a file without permission says so`() throws {
        let shop = try Workshop()
        try shop.write("a", "x\n")
        try shop.shell("chmod 0 a")
        #expect(error(shop["a"]) == "\(shop["a"]): It cannot be opened: Permission denied.")
    }
}
