import Foundation
import Testing

@testable import Bundles

struct KeyMaterialTests {
    /// A sequence of a sequence, as long as it says.
    private static func sequence(_ count: Int) -> [UInt8] {
        [0x30, 0x83, UInt8(count >> 16), UInt8(count >> 8 & 255), UInt8(count & 255), 0x30]
            + (1..<count).map { UInt8($0 * 7 & 255) }
    }

    @Test(
        arguments: [
            ([0x30, 0x82, 0x01, 0x02, 0x30], true), ([0x30, 0x82, 0x01, 0x02, 0x02], true),
            ([0x30, 0x80, 0x06, 0x09], true), ([0x30, 0x81, 0xb0, 0x30], true),
            ([0xfe, 0xed, 0xfe, 0xed], true), ([0xce, 0xce, 0xce, 0xce], true),
            ([0x30, 0x82, 0x01, 0x02, 0x41], false), ([0x30, 0x31, 0x32, 0x33], false),
            (Array("0,12,abc".utf8), false),
        ] as [([UInt8], Bool)])
    func `a file of certificates or keys is known by its beginning`(
        _ beginning: [UInt8], _ isKey: Bool
    ) {
        let bytes = beginning + [UInt8](repeating: 0x41, count: 20)
        bytes.withUnsafeBytes { #expect(Look.isKeyMaterial($0) == isKey) }
        if isKey { bytes.withUnsafeBytes { #expect(Look($0) == .binary) } }
    }

    @Test func `small ones are kept, large ones and the rest are not`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("2026-05-04T10:02:05Z INFO x\n".utf8).write(to: folder.appending(path: "a.log"))
        try Data(Self.sequence(500)).write(to: folder.appending(path: "b.der"))
        try Data(Self.sequence(2 << 20)).write(to: folder.appending(path: "c.der"))
        try Data([0x7f, 0x45, 0x4c, 0x46] + Self.sequence(90)).write(
            to: folder.appending(path: "d"))
        for number in 0..<10 {
            try Data(Self.sequence(1_000_000)).write(to: folder.appending(path: "e\(number).der"))
        }
        let reader = try BundleReader(folder.path)
        var lines = 0
        while let chunk = reader.next() {
            lines += chunk.bytes.count { $0 == 10 }
            reader.recycle(chunk)
        }
        let (members, gaps, _) = reader.finish()
        let kept = reader.binaries
        #expect(lines == 1)
        #expect(members.count == 14)
        let small = try #require(members.first { $0.path == "b.der" })
        #expect(kept[small.id] == Self.sequence(500) && small.isBinary && small.bytes == 505)
        #expect(kept.count == 9)
        #expect(kept.values.reduce(0) { $0 + $1.count } <= 8 << 20)
        #expect(gaps.filter { $0.reason == .binary }.count == 4)
    }
}
