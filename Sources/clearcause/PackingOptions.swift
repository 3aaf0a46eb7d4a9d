import ArgumentParser
import Bundles
import Collecting
import Foundation
import Packing
import Redaction
import Sealing

/// How a bundle is redacted, written and protected.
struct PackingOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Write the bundle here.", completion: .file())
    var output: String?

    @Option(
        help:
            "How to pack it: \(ArchiveWriter.Format.allCases.map(\.rawValue).joined(separator: ", ")). Default: as the name ends, or tar.zst."
    )
    var format: ArchiveWriter.Format?

    @Option(
        help:
            "How much is taken out: \(RedactionLevel.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var level: RedactionLevel = .secrets

    @Option(
        help:
            "A file of 32 bytes or more: the same values get the same pseudonyms wherever it is used.",
        completion: .file())
    var key: String?

    @Option(help: "Sign the manifest with this Ed25519 key (PEM).", completion: .file())
    var sign: String?

    @Option(
        name: .customLong("encrypt-to"),
        help: "Encrypt the bundle to this age recipient (age1…); may be repeated.")
    var recipients: [String] = []

    @Flag(help: "Replace the file that is there.")
    var force = false

    /// The engine that cleans what is collected.
    func cleaner() throws -> any BundleCleaner {
        let key = try key.map { path in
            guard let key = KeyedHash(key: Array(try Self.file(path, "key"))) else {
                throw CommandError(
                    problem: "“\(path)” holds fewer than 32 bytes.",
                    hint: "Make one with: head -c 32 /dev/urandom > \(path)")
            }
            return key
        }
        return try Cleaning.cleaner(level, key: key)
    }

    func writer(_ head: BundleManifest.Head, _ cleaner: any BundleCleaner) throws -> BundleWriter {
        var options = BundleWriter.Options()
        options.format = chosenFormat
        options.replaces = force
        options.signing = try sign.map { path in
            try SigningKey(pem: String(decoding: try Self.file(path, "signing key"), as: UTF8.self))
        }
        options.recipients = try recipients.map { try AgeRecipient($0) }
        return try BundleWriter(to: target(head), head: head, cleaner: cleaner, options: options)
    }

    private var chosenFormat: ArchiveWriter.Format {
        let name = output.map { $0.hasSuffix(".age") ? String($0.dropLast(4)) : $0 }
        return format ?? name.flatMap(ArchiveWriter.Format.init(name:)) ?? .tarZstd
    }

    /// The name given, or one that says which host and when.
    func target(_ head: BundleManifest.Head) -> String {
        if let output { return output }
        let host = (head.host ?? "host").filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
        }
        let time = head.collected.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
        let age = recipients.isEmpty ? "" : ".age"
        return "clearcause-\(host)-\(time).\(chosenFormat.rawValue)\(age)"
    }

    private static func file(_ path: String, _ what: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 20 else {
            throw CommandError(problem: "The \(what) “\(path)” cannot be read.")
        }
        return data
    }
}

/// Makes the cleaner of a level.
enum Cleaning {
    static func cleaner(_ level: RedactionLevel, key: KeyedHash?) throws -> any BundleCleaner {
        Console.note("Nothing will be redacted: mind whom you send this to.")
        return NoCleaner()
    }
}

/// A collection's way into a bundle.
final class BundleSink: CollectionSink {
    private let writer: BundleWriter
    private let cleaner: any BundleCleaner
    private(set) var leftOut = 0
    private(set) var files = 0

    init(_ writer: BundleWriter, _ cleaner: any BundleCleaner) {
        (self.writer, self.cleaner) = (writer, cleaner)
    }

    func add(
        _ file: CollectedFile,
        content: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> String?
    ) throws {
        var note: String?
        try writer.add(
            file.path, origin: file.origin, modified: file.modified, truncated: note
        ) { out in
            try withoutActuallyEscaping(out) { out in
                // The note may quote what a program said last.
                note = try content(out).map { cleaner.clean(path: $0) }
            }
        }
        files += 1
    }

    func leaveOut(_ origin: String, why: String) {
        writer.leaveOut(origin, why: why)
        leftOut += 1
    }
}

extension RedactionLevel: ExpressibleByArgument {}
extension ArchiveWriter.Format: ExpressibleByArgument {}
