import Foundation
import Sealing
import Testing

struct AgeTests {
    private static func encrypted(_ plain: [UInt8], for recipients: [AgeRecipient]) throws
        -> [UInt8]
    {
        var result: [UInt8] = []
        var encryption = try AgeEncryption(for: recipients) { result += $0 }
        // In pieces that fit no chunk.
        for start in stride(from: 0, to: plain.count, by: 50_001) {
            try plain[start..<min(start + 50_001, plain.count)].withUnsafeBytes {
                try encryption.add($0)
            }
        }
        try encryption.finish()
        return result
    }

    private static func decrypted(_ file: [UInt8], _ identity: AgeIdentity) throws -> [UInt8] {
        var result: [UInt8] = []
        var decryption = AgeDecryption(with: [identity]) { result += $0 }
        for start in stride(from: 0, to: file.count, by: 777) {
            try file[start..<min(start + 777, file.count)].withUnsafeBytes {
                try decryption.add($0)
            }
        }
        try decryption.finish()
        return result
    }

    private static let sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]

    @Test(arguments: sizes)
    func `what was encrypted comes back`(_ size: Int) throws {
        let identity = AgeIdentity()
        let plain = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let file = try Self.encrypted(plain, for: [AgeIdentity().recipient, identity.recipient])
        #expect(try Self.decrypted(file, identity) == plain)
        #expect(throws: SealingError.self) { try Self.decrypted(file, AgeIdentity()) }
    }

    @Test(arguments: [3, 40, 100, 200, 300, 70_000])
    func `a changed byte is noticed`(_ at: Int) throws {
        let identity = AgeIdentity()
        var file = try Self.encrypted(
            Array(repeating: 7, count: 100_000), for: [identity.recipient])
        file[at] ^= 1
        #expect(throws: SealingError.self) { try Self.decrypted(file, identity) }
    }

    @Test(arguments: [1, 17, 34_480, 65_552, 100_000])
    func `a missing end is noticed`(_ less: Int) throws {
        let identity = AgeIdentity()
        let file = try Self.encrypted(
            Array(repeating: 7, count: 100_000), for: [identity.recipient])
        #expect(throws: SealingError.self) { try Self.decrypted(file.dropLast(less), identity) }
    }

    // The program of Debian's package of that name.
    @Test(arguments: sizes)
    func `age reads our files, and we read its`(_ size: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let identity = AgeIdentity()
        let plain = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try Data("\(identity.secret)\n".utf8).write(to: folder.appending(path: "key"))
        try plain.write(to: folder.appending(path: "plain"))
        try Data(Self.encrypted(Array(plain), for: [identity.recipient]))
            .write(to: folder.appending(path: "ours.age"))
        try Self.shell(
            "age -d -i key ours.age > theirs && age -r \(identity.recipient) -o theirs.age plain",
            in: folder)
        #expect(try Data(contentsOf: folder.appending(path: "theirs")) == plain)
        let theirs = try [UInt8](Data(contentsOf: folder.appending(path: "theirs.age")))
        #expect(try Data(Self.decrypted(theirs, identity)) == plain)
    }

    private static func shell(_ line: String, in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-ec", line]
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(line)")
    }
}
