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
                try Repacking(reader, into: writer).run()
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
