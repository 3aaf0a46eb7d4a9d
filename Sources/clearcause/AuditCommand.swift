import ArgumentParser
import Bundles
import Foundation
import Redaction
import Sealing

struct AuditCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Tell which secrets and personal data a bundle holds, without printing them.",
        discussion: "Exit status: 0 none, 1 some, 2 not audited.")

    @Argument(help: "What to audit: a folder, a file, an archive, or - for standard input.")
    var input: String

    @Option(help: "What counts: secrets, standard (personal data too), strict (hosts too).")
    var level: RedactionLevel = .standard

    @Option(help: "text or json.")
    var format: Format = .text

    @OptionGroup var choices: ChoiceOptions
    @OptionGroup var limits: LimitOptions

    func run() throws {
        let entries = try orExit { () -> [Ledger.Entry] in
            guard level != .off else {
                throw CommandError(problem: "At the level “off” nothing counts.")
            }
            let cleaning = try Cleaning(level, key: nil, choices: try choices.choices())
            let reader = try BundleReader(input, limits: try limits.limits())
            let progress = Progress(reader: reader)
            defer { progress.end() }
            try Pieces.forEach(in: reader) { member, take in
                let file = cleaning.cleaner.cleaner(of: member.path)
                try take { try file.feed($0) { _ in } }
                try file.finish { _ in }
            }
            _ = reader.finish()
            return cleaning.cleaner.ledger.entries
        }
        Console.print(format == .json ? json(entries) : text(entries))
        if !entries.isEmpty { throw ExitCode(1) }
    }

    private func text(_ entries: [Ledger.Entry]) -> String {
        guard !entries.isEmpty else {
            return
                "Nothing was found at the level \(level.rawValue). What no detector knows cannot be seen.\n"
        }
        let kinds = Dictionary(grouping: entries, by: \.kind)
        let rows = kinds.map { kind, entries in (kind, entries.reduce(0) { $0 + $1.count }, entries)
        }
        .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        var lines: [String] = []
        for (kind, count, entries) in rows {
            lines.append("\(count) × \(kind)")
            for entry in entries.prefix(5) { lines.append("    \(entry.file):\(entry.line)") }
            if entries.count > 5 { lines.append("    and \(entries.count - 5) more places") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The schema `clearcause.audit/1`.
    private struct Report: Encodable {
        struct Row: Encodable {
            let kind, file: String
            let line, count: Int
        }

        let schema = "clearcause.audit/1"
        let level: String
        let found: [Row]
    }

    private func json(_ entries: [Ledger.Entry]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let report = Report(
            level: level.rawValue,
            found: entries.map {
                Report.Row(kind: $0.kind, file: $0.file, line: $0.line, count: $0.count)
            })
        return (try? encoder.encode(report)).map { String(decoding: $0, as: UTF8.self) + "\n" }
            ?? ""
    }
}
