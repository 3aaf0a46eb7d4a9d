import ArgumentParser
import Bundles
import Facts
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
        discussion: """
            Private keys and key stores in binary form count as secrets; other files that are no text are named, \
            for nothing can be looked for in them. Exit status: 0 none, 1 some, 2 not audited.
            """)

    @Argument(help: "What to audit: a folder, a file, an archive, or - for standard input.")
    var input: String

    @Option(
        help: "What counts: secrets, standard (personal data too), strict (names of hosts too).")
    var level: RedactionLevel = .standard

    @Option(help: "text or json.")
    var format: Format = .text

    @OptionGroup var choices: ChoiceOptions
    @OptionGroup var limits: LimitOptions

    func run() throws {
        let found = try orExit { () -> Findings in
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
            return Findings(reader, cleaning.cleaner)
        }
        try orExit { Console.print(format == .json ? try json(found) : text(found)) }
        if !found.entries.isEmpty { throw ExitCode(1) }
    }

    /// What was found, and what could not be looked into.
    private struct Findings {
        var entries: [Ledger.Entry]
        var unseen: [(file: String, why: String)] = []

        init(_ reader: BundleReader, _ cleaner: any BundleCleaner) {
            let (members, gaps, _) = reader.finish()
            let binaries = reader.binaries
            entries = cleaner.ledger.entries
            for member in members where member.isBinary {
                let file = cleaner.clean(path: member.path)
                guard let material = binaries[member.id].flatMap(KeyMaterial.init) else {
                    unseen.append((file, "it is no text"))
                    continue
                }
                if material.isPrivate {
                    entries.append(
                        Ledger.Entry(kind: material.kind, file: file, line: 1, count: 1))
                }
            }
            for gap in gaps where gap.reason != .binary {
                unseen.append((cleaner.clean(path: gap.file), gap.sentence))
            }
        }
    }

    private func text(_ found: Findings) -> String {
        var lines: [String] = []
        if found.entries.isEmpty {
            lines.append(
                "Nothing was found at the level \(level.rawValue). What no detector knows cannot be seen."
            )
        }
        let kinds = Dictionary(grouping: found.entries, by: \.kind)
        let rows = kinds.map { kind, entries in (kind, entries.reduce(0) { $0 + $1.count }, entries)
        }
        .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        for (kind, count, entries) in rows {
            lines.append("\(count) × \(kind)")
            for entry in entries.prefix(5) { lines.append("    \(entry.file):\(entry.line)") }
            if entries.count > 5 { lines.append("    and \(entries.count - 5) more places") }
        }
        if !found.unseen.isEmpty {
            lines.append("Not looked into:")
            for (file, why) in found.unseen.prefix(20) { lines.append("    \(file): \(why)") }
            if found.unseen.count > 20 { lines.append("    and \(found.unseen.count - 20) more") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The schema `clearcause.audit/1`.
    private struct Report: Encodable {
        struct Row: Encodable {
            let kind, file: String
            let line, count: Int
        }
        struct Unseen: Encodable {
            let file, why: String
        }

        let schema = "clearcause.audit/1"
        let level: String
        let found: [Row]
        /// Files in which nothing could be looked for.
        let notLookedInto: [Unseen]
    }

    private func json(_ findings: Findings) throws -> String {
        let report = Report(
            level: level.rawValue,
            found: findings.entries.map {
                Report.Row(kind: $0.kind, file: $0.file, line: $0.line, count: $0.count)
            }, notLookedInto: findings.unseen.map { Report.Unseen(file: $0.file, why: $0.why) })
        return try Plain.json(report)
    }
}
