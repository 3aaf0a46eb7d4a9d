import ArgumentParser
import Collecting
import Foundation
import Redaction

/// How a bundle is redacted, written and protected.
struct PackingOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Write the bundle here.", completion: .file())
    var output: String?

    @Option(help: "How much is taken out: secrets, standard, strict, off. Default: secrets.")
    var level: RedactionLevel = .secrets

    @Flag(help: "Replace the file that is there.")
    var force = false

    func cleaner() throws -> any BundleCleaner { NoCleaner() }

    func target(_ plan: CollectionDraft) throws -> CollectionTarget {
        try CollectionTarget(path: output ?? "clearcause-bundle", cleaner: cleaner())
    }
}

/// A folder that stands in for a bundle.
final class CollectionTarget {
    let path: String
    let sink: FolderSink

    init(path: String, cleaner: any BundleCleaner) throws {
        self.path = path
        sink = FolderSink(path)
    }

    func finish() throws { sink.finish() }
    func abandon() { try? FileManager.default.removeItem(atPath: path) }
    func report() { Console.note("\(path): \(sink.count) files, \(sink.leftOut.count) left out") }
}

final class FolderSink: CollectionSink {
    private let path: String
    private(set) var count = 0
    private(set) var leftOut: [String] = []

    init(_ path: String) { self.path = path }

    func add(
        _ file: CollectedFile,
        content: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> String?
    ) throws {
        let url = URL(fileURLWithPath: path).appending(path: file.path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        FileManager.default.createFile(atPath: url.path, contents: nil)
        let handle = try FileHandle(forWritingTo: url)
        let note = try content { try handle.write(contentsOf: Data($0)) }
        try handle.close()
        if let note { leftOut.append("\(file.origin): \(note)") }
        count += 1
    }

    func leaveOut(_ origin: String, why: String) { leftOut.append("\(origin): \(why)") }

    func finish() {
        try? Data(leftOut.joined(separator: "\n").utf8).write(
            to: URL(fileURLWithPath: path + ".left-out"))
    }
}

extension RedactionLevel: ExpressibleByArgument {}
