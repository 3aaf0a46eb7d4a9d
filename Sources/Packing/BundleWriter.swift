import Bundles
import Redaction
import Sealing

/// The only writer of bundles: raw bytes go in, clean ones reach the disk.
///
/// Files come one after the other; the manifest is the last but for its signature. Nothing has a name
/// before all of it is written, searched once more for what must not be in it, and on the disk.
package final class BundleWriter {
    /// What a bundle is to be like.
    package struct Options {
        package var format = ArchiveWriter.Format.tarZstd
        /// Replace a file, or a link, that bears the name.
        package var replaces = false
        package var signing: SigningKey?
        /// Whom it is encrypted for; nobody: it stays readable.
        package var recipients: [AgeRecipient] = []
        /// The finished bundle may have so many bytes; a larger one is given up.
        package var mostBytes: Int?
        /// Searches the finished bundle by a path of its own for what should have been taken out.
        package var proof: ((BundleReader) throws -> [Ledger.Entry])?
        /// Judges what is no text; by default none of it is written.
        package var refusal: TextGate.Refusal = { _ in TextGate.noText }

        /// A readable tar.zst without a signature.
        package init() {}
    }

    /// What was written.
    package struct Result: Sendable {
        package let bytes: Int
        package let manifest: BundleManifest
    }

    let cleaner: any BundleCleaner
    private let options: Options
    private let target: String
    private var output: OutputFile
    private var archive: ArchiveWriter
    private let scratch: Scratch
    var manifest: BundleManifest
    private var names: Set<String> = [
        BundleNames.manifest, BundleNames.signature, BundleNames.ledger,
    ]
    private var entriesBefore = 0
    /// When the files of the manifest were modified, in its order.
    private var times: [Int64] = []

    /// - Throws: `BundleError` when the target cannot be written, or exists.
    package init(
        to target: String, head: BundleManifest.Head, cleaner: any BundleCleaner,
        options: Options = .init()
    ) throws {
        self.cleaner = cleaner
        self.options = options
        self.target = target
        // An encrypted bundle takes shape without a name, and gets one only as the encrypted file.
        (output, archive) = try Self.archive(to: target, options)
        scratch = Scratch(folder: BundleNames.folder(of: target))
        manifest = BundleManifest(head: head, level: cleaner.level)
    }

    private static func archive(
        to target: String, _ options: Options
    ) throws -> (OutputFile, ArchiveWriter) {
        let output = try OutputFile(target, replaces: options.replaces)
        if !options.recipients.isEmpty { output.detach() }
        return (output, try ArchiveWriter(options.format) { try output.write($0) })
    }

    /// Bytes of the archive so far; compressors hold some back.
    package var packedBytes: Int { output.bytes }

    /// Adds a file. `feed` is given a function and hands it the raw bytes, piece by piece.
    ///
    /// What is no text is left out and noted, unless it is public.
    /// - Parameters:
    ///   - path: where it belongs in the bundle; it is made safe, unique and clean.
    ///   - origin: where it came from: a path on the host, or a command.
    ///   - modified: seconds since 1970.
    ///   - truncated: why and where it was cut, told after it was fed.
    /// - Returns: `nil` for what is left out.
    @discardableResult
    package func add(
        _ path: String, origin: String, modified: Int64? = nil,
        truncated: @autoclosure () -> String? = nil,
        feed: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws -> PackedFile? {
        scratch.clear()
        let file = cleaner.cleaner(of: path)
        let gate = TextGate(isOpen: cleaner.level == .off)
        let sink: (UnsafeRawBufferPointer) throws -> Void = { [scratch] in try scratch.append($0) }
        try feed { try gate.feed($0) { try file.feed($0, into: sink) } }
        switch try gate.finish(options.refusal, into: { try file.feed($0, into: sink) }) {
        case .text: try file.finish(into: sink)
        case .verbatim(let bytes): try bytes.withUnsafeBytes(sink)
        case .refused(let why):
            leaveOut(path, why: why)
            entriesBefore = cleaner.ledger.entries.count
            return nil
        }
        let name = unique(BundleNames.safe(cleaner.clean(path: path)))
        let entries = cleaner.ledger.entries
        let redactions = entries[entriesBefore...].reduce(0) { $0 + $1.count }
        entriesBefore = entries.count
        return try pack(
            name, origin: cleaner.clean(path: origin), modified: modified, truncated: truncated(),
            redactions: redactions)
    }

    /// Notes what is not in the bundle, and why.
    package func leaveOut(_ path: String, why: String) {
        manifest.leftOut.append((cleaner.clean(path: path), cleaner.clean(path: why)))
    }

    /// Completes the bundle and gives it its name.
    /// - Throws: ``LeakError`` when the finished bundle still holds something; nothing is left behind then.
    package func finish() throws -> Result {
        try complete()
        try checkSize()
        try prove()
        try checkSize()
        return Result(bytes: try publish(), manifest: manifest)
    }

    private func checkSize() throws {
        guard let most = options.mostBytes, output.bytes > most else { return }
        abandon()
        throw SizeError(bytes: output.bytes, most: most)
    }

    /// Writes what a bundle says of itself, and ends the archive.
    private func complete() throws {
        manifest.ledger = cleaner.ledger
        try pack(BundleNames.ledger, text: BundleNames.table(cleaner.ledger))
        let text = Array(manifest.text.utf8)
        let signature = try options.signing?.signature(of: text)
        try archive.begin(BundleNames.manifest, bytes: text.count, modified: 0)
        try text.withUnsafeBytes { try archive.write($0) }
        if let signature {
            try archive.begin(BundleNames.signature, bytes: signature.count, modified: 0)
            try signature.withUnsafeBytes { try archive.write($0) }
        }
        try archive.finish()
    }

    /// Leaves nothing behind.
    package func abandon() { output.abandon() }

    private func pack(
        _ name: String, origin: String, modified: Int64?, truncated: String?, redactions: Int
    ) throws -> PackedFile {
        let bytes = scratch.count
        var digest = Digest()
        try archive.begin(name, bytes: bytes, modified: modified ?? 0)
        try scratch.drain { block in
            digest.add(block)
            try archive.write(block)
        }
        let file = PackedFile(
            path: name, origin: origin, bytes: bytes, sha256: digest.hexadecimal,
            truncated: truncated, redactions: redactions)
        manifest.files.append(file)
        times.append(modified ?? 0)
        return file
    }

    private func pack(_ name: String, text: String) throws {
        scratch.clear()
        try Array(text.utf8).withUnsafeBytes { try scratch.append($0) }
        _ = try pack(name, origin: "clearcause", modified: nil, truncated: nil, redactions: 0)
    }

    private func unique(_ name: String) -> String {
        guard !names.insert(name).inserted else { return name }
        var number = 2
        while !names.insert("\(name)-\(number)").inserted { number += 1 }
        return "\(name)-\(number)"
    }

    private var written: String { "/proc/self/fd/\(output.descriptor)" }

    /// Everything that was written is read, however large and however well it was packed.
    private static let limits: ReadingLimits = {
        var limits = ReadingLimits()
        (limits.totalBytes, limits.ratio) = (1 << 50, 1 << 30)
        (limits.entries, limits.seconds) = (1 << 40, 1 << 40)
        return limits
    }()

    /// - Throws: ``LeakError`` when something is found that a second pass does not take out.
    private func prove() throws {
        guard let proof = options.proof else { return }
        var hits = try proof(try BundleReader(written, limits: Self.limits))
        // A secret of one place that stands in a sentence of another: only now all of them are known.
        if !hits.isEmpty, hits.allSatisfy({ $0.kind == LeakSearch.takenElsewhere }),
            cleaner.sweep()
        {
            try sweep()
            hits = try proof(try BundleReader(written, limits: Self.limits))
        }
        guard hits.isEmpty else {
            abandon()
            throw LeakError(hits: hits)
        }
    }

    /// Writes the archive anew from its own, clean files: nothing is collected twice.
    private func sweep() throws {
        let (before, files) = (output, Array(zip(manifest.files, times)))
        let path = written
        (output, archive) = try Self.archive(to: target, options)
        (manifest.files, times) = ([], [])
        manifest.leftOut = manifest.leftOut.map {
            (cleaner.clean(path: $0.path), cleaner.clean(path: $0.why))
        }
        var number = 0
        try ArchiveMembers.each(of: path, limits: Self.limits) { member in
            guard number < files.count, files[number].0.path != BundleNames.ledger else { return }
            let (file, modified) = files[number]
            number += 1
            scratch.clear()
            let clean = cleaner.cleaner(of: file.path)
            let sink: (UnsafeRawBufferPointer) throws -> Void = { try self.scratch.append($0) }
            try member.read { try clean.feed($0, into: sink) }
            try clean.finish(into: sink)
            let entries = cleaner.ledger.entries
            let more = entries[entriesBefore...].reduce(0) { $0 + $1.count }
            entriesBefore = entries.count
            _ = try pack(
                cleaner.clean(path: file.path), origin: cleaner.clean(path: file.origin),
                modified: modified, truncated: file.truncated, redactions: file.redactions + more)
        }
        before.abandon()
        try complete()
    }

    private func publish() throws -> Int {
        guard !options.recipients.isEmpty else {
            try output.commit()
            return output.bytes
        }
        let sealed = try OutputFile(target, replaces: options.replaces)
        var encryption = try AgeEncryption(for: options.recipients) { try sealed.write($0) }
        try output.read { try encryption.add($0) }
        try encryption.finish()
        output.abandon()
        try sealed.commit()
        return sealed.bytes
    }
}

/// The finished bundle is larger than it may be. It was removed.
package struct SizeError: Error, CustomStringConvertible {
    package let bytes: Int
    package let most: Int

    package var description: String {
        "The bundle would have \(bytes) bytes, and may have \(most). Nothing was written."
    }
}

/// The finished bundle still held what should have been taken out. It was removed.
package struct LeakError: Error, CustomStringConvertible {
    /// Kinds and places, never the values.
    package let hits: [Ledger.Entry]

    package var description: String {
        let shown = hits.prefix(5).map { "\($0.file):\($0.line) (\($0.kind))" }
        let more = hits.count > 5 ? " and \(hits.count - 5) more" : ""
        return
            "The finished bundle still held \(hits.count) values that redaction must take out: "
            + "\(shown.joined(separator: ", "))\(more). It was removed.\n"
            + "  This is a defect of the redaction; name the values with --deny until it is mended."
    }
}
