import ArgumentParser
import Bundles
import Foundation
import Packing
import Redaction
import Sealing

/// How a bundle is redacted, written and protected.
struct PackingOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Write the bundle here.", completion: .file())
    var output: String?

    @Option(
        help: "tar.zst, tar.gz or zip; by default what the name ends in, or else tar.zst.")
    var format: ArchiveWriter.Format?

    @Option(help: "How much is taken out: secrets, standard, strict, off. Default: secrets.")
    var level: RedactionLevel = .secrets

    @Option(help: "Sign the manifest with this Ed25519 key (see “keys new”).", completion: .file())
    var sign: String?

    @Option(
        name: .customLong("encrypt-to"),
        help: "Encrypt for this age recipient (age1…); may be repeated.")
    var recipients: [String] = []

    @Flag(help: "Replace the file that is there.")
    var force = false

    func cleaner() throws -> any BundleCleaner { NoCleaner() }

    /// Where the bundle goes when nobody said so: `clearcause-db-1-20260504-100200.tar.zst`.
    func path(_ stem: String) -> String {
        let plain = output ?? "\(stem).\((format ?? .tarZstd).rawValue)"
        return output == nil && !recipients.isEmpty ? plain + ".age" : plain
    }

    /// A writer of that file, with everything that was asked for.
    func writer(to path: String, head: BundleManifest.Head, mostBytes: Int? = nil) throws
        -> BundleWriter
    {
        var options = BundleWriter.Options()
        let name = path.hasSuffix(".age") ? String(path.dropLast(4)) : path
        options.format = format ?? ArchiveWriter.Format(name: name) ?? .tarZstd
        options.replaces = force
        options.mostBytes = mostBytes
        options.recipients = try recipients.map { try AgeRecipient($0) }
        options.signing = try sign.map { try SigningKey(pem: KeyText.read($0, "signing key")) }
        return try BundleWriter(to: path, head: head, cleaner: try cleaner(), options: options)
    }
}

/// Files that hold keys.
enum KeyText {
    private static let largest = 1 << 20

    /// - Throws: ``CommandError`` when it cannot be read.
    static func read(_ path: String, _ what: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path), data.count <= largest else {
            throw CommandError(problem: "The \(what) “\(path)” cannot be read.")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

extension BundleManifest.Head {
    /// What this host and this moment say.
    static func now(spec: String? = nil) -> BundleManifest.Head {
        var head = BundleManifest.Head(
            collected: Date().formatted(.iso8601), toolVersion: Clearcause.configuration.version)
        head.zone = TimeZone.current.identifier
        head.host = ProcessInfo.processInfo.hostName
        head.collectedBy = NSUserName()
        head.spec = spec
        return head
    }
}

extension RedactionLevel: ExpressibleByArgument {}
extension ArchiveWriter.Format: ExpressibleByArgument {}
