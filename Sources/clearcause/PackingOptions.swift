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

    @OptionGroup var choices: ChoiceOptions

    @Flag(help: "Replace the file that is there.")
    var force = false

    /// What everything that is written is cleaned with.
    /// - Parameter isOrdered: without a key, pseudonyms are numbers: the same input gives the same output.
    func cleaning(isOrdered: Bool = false) throws -> Cleaning {
        let key = try key.map { path in
            guard let key = KeyedHash(key: Array(try KeyText.read(path, "key").utf8)) else {
                throw CommandError(
                    problem: "“\(path)” holds fewer than 32 bytes.",
                    hint: "Make one with: clearcause keys new --kind pseudonyms -o FILE")
            }
            return key
        }
        return try Cleaning(
            level, key: key, choices: try choices.choices(), isOrdered: isOrdered && key == nil)
    }

    func writer(
        _ head: BundleManifest.Head, _ cleaning: Cleaning, mostBytes: Int? = nil
    ) throws -> BundleWriter {
        var options = BundleWriter.Options()
        options.format = chosenFormat
        options.replaces = force
        options.mostBytes = mostBytes
        options.proof = cleaning.proof
        options.refusal = Cleaning.refusal
        options.signing = try sign.map { path in
            try SigningKey(pem: KeyText.read(path, "signing key"))
        }
        options.recipients = try recipients.map { try AgeRecipient($0) }
        return try BundleWriter(
            to: target(head), head: head, cleaner: cleaning.cleaner, options: options)
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
        let time = (head.collected ?? head.written ?? "").filter {
            $0.isNumber || $0 == "T" || $0 == "Z"
        }
        let age = recipients.isEmpty ? "" : ".age"
        return "clearcause-\(host)-\(time).\(chosenFormat.rawValue)\(age)"
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

extension RedactionLevel: ExpressibleByArgument {}
extension ArchiveWriter.Format: ExpressibleByArgument {}
