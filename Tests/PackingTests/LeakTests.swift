import Bundles
import Foundation
import Redaction
import Testing

@testable import Packing

/// What a cleaner that does nothing lets through must be found behind it.
struct LeakTests {
    private static let token = "ghp_" + String(repeating: "aB3dE5", count: 6)
    private static let rules = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Rules").path
    private static let plan = Result { try RedactionFiles(rules: rules).plan(.secrets) }

    private static func hex(_ text: String) -> String {
        text.utf8.map { String(0x100 | Int($0), radix: 16).dropFirst() }.joined()
    }

    /// A token in every dress that a bundle can hold.
    private static let dresses: [(name: String, bytes: Data)] = {
        let line = "before\nlog of \(token) here\n"
        let base64 = Data(line.utf8).base64EncodedString()
        let twice = Data("more of it: \(base64)".utf8).base64EncodedString()
        let folded = stride(from: 0, to: 120, by: 60).map { start in
            let text = Data((line + line + line).utf8).base64EncodedString()
            return String(text.dropFirst(start).prefix(60))
        }.joined(separator: "\n")
        return [
            ("plain", Data(line.utf8)), ("utf16", line.data(using: .utf16) ?? Data()),
            ("base64", Data("data: \(base64)\n".utf8)), ("twice", Data("data: \(twice)\n".utf8)),
            ("folded", Data("data:\n\(folded)\n".utf8)), ("hex", Data("h=\(hex(line))\n".utf8)),
            ("percent", Data("q=a%20%67%68p_\(token.dropFirst(4))%26\n".utf8)),
            ("escaped", Data("{\"m\":\"\\u0067h\\u0070_\(token.dropFirst(4))\"}\n".utf8)),
        ]
    }()

    private func hits(_ shop: Shop, _ name: String, _ bytes: Data) throws -> [Ledger.Entry] {
        let plan = try Self.plan.get()
        var options = BundleWriter.Options()
        options.proof = { reader in
            let search = try LeakSearch(plan, taken: TakenValues())
            var line = 1
            while let chunk = reader.next() {
                for segment in chunk.segments {
                    let bytes = UnsafeRawBufferPointer(rebasing: chunk.bytes[segment.range])
                    search.search(bytes, of: reader.member(segment.file).path, from: line)
                    line += bytes.count { $0 == 10 }
                }
                reader.recycle(chunk)
            }
            return search.hits
        }
        let writer = try shop.writer("b.tar.zst", options)
        try writer.add(name, origin: name) { sink in try bytes.withUnsafeBytes { try sink($0) } }
        do {
            _ = try writer.finish()
            return []
        } catch let leak as LeakError {
            return leak.hits
        }
    }

    private static let names = dresses.map(\.name)

    @Test(arguments: names)
    func `what a broken cleaner lets through removes the bundle`(_ dress: String) throws {
        let shop = try Shop()
        let bytes = try #require(Self.dresses.first { $0.name == dress }).bytes
        let hits = try hits(shop, "app.log", bytes)
        #expect(hits.contains { $0.kind == "github.personal-token" }, "\(hits)")
        #expect(shop.names.isEmpty)
    }

    @Test func `it is found in an archive within an archive`() throws {
        let shop = try Shop()
        try shop.shell(
            "echo 'of \(Self.token)' > a.log; tar czf a.tar.gz a.log; zip -q b.zip a.tar.gz; rm a.*"
        )
        let bytes = try Data(contentsOf: URL(filePath: shop["b.zip"]))
        try shop.shell("rm b.zip")
        let hits = try hits(shop, "b.zip", bytes)
        #expect(hits.map(\.kind) == ["github.personal-token"])
        #expect(hits.first?.file.hasSuffix("a.log") == true)
        #expect(shop.names.isEmpty)
    }

    @Test func `what is clean is kept`() throws {
        let shop = try Shop()
        let text = "2026-05-04T10:00:00Z all is well, see https://shop.example/orders?id=7\n"
        #expect(try hits(shop, "app.log", Data(text.utf8)) == [])
        #expect(shop.names == ["b.tar.zst"])
    }
}
