import ArgumentParser
import Bundles
import Packing
import Redaction
import Reporting

struct RedactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "Write a bundle anew, without its secrets.",
        discussion: """
            Takes whatever “analyze” takes. Archives inside the bundle are unpacked into folders. Text keeps its \
            encoding: UTF-16 gets a byte order mark. What is no text cannot be shown to be clean and is left out: private keys and key stores, too; \
            the manifest lists it with the reason. Certificates stay.
            """)

    @Argument(help: "What to redact: a folder, a file, an archive, or - for standard input.")
    var input: String

    @OptionGroup var packing: PackingOptions
    @OptionGroup var limits: LimitOptions

    func run() throws {
        try orExit {
            guard packing.output != nil else {
                throw CommandError(
                    problem: "It is not said where the redacted bundle goes.",
                    hint: "Name the file with --output.")
            }
            let reader = try BundleReader(input, limits: try limits.limits())
            let cleaning = try packing.cleaning()
            let writer = try packing.writer(.now(spec: "redact", cleaning.cleaner), cleaning)
            let progress = Progress(reader: reader)
            do {
                try Repacking(reader: reader, writer: writer).run()
                progress.end()
                let result = try writer.finish()
                Console.note(Self.sentence(result, packing))
            } catch {
                progress.end()
                writer.abandon()
                throw error
            }
        }
    }

    static func sentence(_ result: BundleWriter.Result, _ packing: PackingOptions) -> String {
        let values = result.manifest.ledger.entries.reduce(0) { $0 + $1.count }
        let left = result.manifest.leftOut.count
        return "\(result.manifest.files.count) files, \(result.bytes) bytes; "
            + "\(values) values were taken out (level \(packing.level.rawValue))"
            + (left > 0 ? "; \(left) left out, see manifest.json" : "") + "."
    }
}

/// Hands the files of a bundle that is being read to the writer of another, one after the other.
struct Repacking {
    let reader: BundleReader
    let writer: BundleWriter

    private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

    func run() throws {
        var seen: Set<Int> = []
        try Pieces.forEach(in: reader) { member, take in
            seen.insert(member.id)
            try writer.add(member.path, origin: member.path, modified: member.modified) { sink in
                func put(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try sink($0) } }
                // The mark at a file's beginning is evidence: some readers stumble over it.
                if member.encoding == "utf-8-bom" { try put(Self.mark) }
                guard var encoder = WideEncoder(encodingOf: member) else { return try take(sink) }
                try put(encoder.mark)
                try take { try put(encoder.encoded($0)) }
                try put(encoder.rest())
            }
        }
        let contents = reader.finish()
        let binaries = reader.binaries
        for member in contents.members where !seen.contains(member.id) {
            let kept = member.isBinary ? binaries[member.id] : []
            guard let kept else {
                writer.leaveOut(member.path, why: TextGate.noText)
                continue
            }
            try writer.add(member.path, origin: member.path, modified: member.modified) { sink in
                try kept.withUnsafeBytes { try sink($0) }
            }
        }
        for gap in contents.gaps where gap.reason != .binary {
            writer.leaveOut(gap.file, why: gap.sentence)
        }
    }
}

/// The files of a reader as runs of pieces.
struct Pieces {
    /// Calls `body` for each file that has text, with a function that hands over its pieces.
    static func forEach(
        in reader: BundleReader,
        _ body: (Member, ((UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws -> Void
    ) throws {
        var pieces = Pieces(reader)
        while let file = pieces.file {
            try body(reader.member(file)) { sink in
                while pieces.file == file { try pieces.take(sink) }
            }
            // Whoever did not want the rest must not meet it as another file.
            while pieces.file == file { pieces.take { _ in } }
        }
    }

    private let reader: BundleReader
    private var chunk: Chunk?
    private var index = 0

    private init(_ reader: BundleReader) {
        self.reader = reader
        chunk = reader.next()
        settle()
    }

    /// The file the next piece is of.
    private var file: Int? { chunk.map { $0.segments[index].file } }

    /// Hands over the next piece; it is valid only meanwhile.
    private mutating func take(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        guard let chunk else { return }
        try body(UnsafeRawBufferPointer(rebasing: chunk.bytes[chunk.segments[index].range]))
        index += 1
        settle()
    }

    private mutating func settle() {
        while let full = chunk, index >= full.segments.count {
            reader.recycle(full)
            chunk = reader.next()
            index = 0
        }
    }
}
