import Foundation

@testable import Bundles

/// A temporary folder in which real archives are made by the real tools.
final class Workshop {
    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "bundles-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The absolute path of a name in the workshop.
    subscript(name: String) -> String { folder + "/" + name }

    /// Writes a file, making its folders.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, bytes: Array(text.utf8))
    }

    @discardableResult
    func write(_ name: String, bytes: [UInt8]) throws -> String {
        let path = self[name]
        let parent = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: self[name])))
    }

    /// Runs a shell line in the workshop.
    func shell(_ line: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-ec", line]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ToolError(line: line, said: String(decoding: said, as: UTF8.self))
        }
    }

    struct ToolError: Error {
        let line: String
        let said: String
    }
}

/// A bundle read to its end.
struct Story {
    let name: String
    let members: [Member]
    let gaps: [Gap]
    let manifest: Manifest?
    /// The text of each member, as its segments gave it, by path.
    var texts: [String: String] = [:]
    /// Chunks as `path[range]…`, to compare two readings.
    var chunks: [String] = []
    var largestChunk = 0
    var segments: [Segment] = []

    init(_ input: String, limits: ReadingLimits = .standard) throws {
        let reader = try BundleReader(input, limits: limits)
        var contents: [Int: [UInt8]] = [:]
        while let chunk = reader.next() {
            largestChunk = max(largestChunk, chunk.count)
            var outline = "\(chunk.count):"
            for segment in chunk.segments {
                contents[segment.file, default: []] += chunk.bytes[segment.range]
                outline += " \(reader.member(segment.file).path)\(segment.range)"
                segments.append(segment)
            }
            chunks.append(outline)
            reader.recycle(chunk)
        }
        name = reader.name
        (members, gaps, manifest) = reader.finish()
        for member in members {
            texts[member.path] = String(decoding: contents[member.id] ?? [], as: UTF8.self)
        }
    }

    var paths: [String] { members.map(\.path) }

    /// `path: sentence` of every gap.
    var sentences: [String] { gaps.map { "\($0.file): \($0.sentence)" } }
}
