import Testing

@testable import Bundles

struct ManifestTests {
    private let manifest = """
        {"schema": "clearcause.bundle/1", "zone": "Europe/Berlin", "collected": "2026-05-04T10:02:05Z",
         "host": "db-1", "product": "orders", "version": "4.2", "unknown": [1],
         "left_out": [{"path": "logs/kafka.log", "why": "not permitted"}]}
        """

    @Test(arguments: ["manifest.json", "clearcause-manifest.json", "bundle-7/manifest.json"])
    func `our own manifest is read and stays a file`(_ name: String) throws {
        let shop = try Workshop()
        try shop.write("top/" + name, manifest)
        try shop.shell("cd top; bsdtar -czf ../out *")
        let story = try Story(shop["out"])
        #expect(story.paths == [name])
        #expect(story.manifest?.zone == "Europe/Berlin")
        #expect(story.manifest?.collected == 1_777_888_925)
        #expect(story.manifest?.host == "db-1")
        #expect(story.manifest?.statements == ["product": "orders", "version": "4.2"])
        #expect(
            story.manifest?.leftOut.map { "\($0.file): \($0.sentence)" } == [
                "logs/kafka.log: was left out by the collector: not permitted"
            ])
    }

    @Test(arguments: ["{\"schema\": \"other/1\"}", "{", "[]", "{\"schema\": 3}"])
    func `another program's manifest is just a file`(_ text: String) throws {
        let shop = try Workshop()
        try shop.write("top/manifest.json", text)
        let story = try Story(shop["top"])
        #expect(story.manifest == nil)
        #expect(story.sentences == [])
    }

    @Test
    func `a manifest deep in the bundle is just a file`() throws {
        let shop = try Workshop()
        try shop.write("top/a/b/manifest.json", manifest)
        #expect(try Story(shop["top"]).manifest == nil)
    }
}
