import ArgumentParser
import Bundles
import Collecting
import Facts
import Packing
import Redaction
import Reasoning
import Reporting

struct EscalateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "escalate",
        abstract: "Make a small redacted packet of a diagnosis and its evidence.",
        discussion: """
            The packet holds the diagnosis (Markdown and JSON), how every rule ended (CSV), what to collect \
            next, and the files of the evidence, cut to the time around it.
            """)

    @Argument(help: "The bundle.", completion: .file())
    var bundle: String

    @Option(help: "The packet may have at most this size. Default: 10MB.")
    var maxSize: String?

    @Flag(help: "Print a summary of at most 4,000 characters for a ticket, and write no packet.")
    var summary = false

    @OptionGroup var packing: PackingOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var limits: LimitOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        try orExit {
            let study = Study(library: try rules.library(), limits: try limits.limits(), time: time)
            let (facts, diagnosis) = try study.reading(of: bundle)
            if summary {
                let cleaner = try packing.cleaning(isOrdered: true).cleaner
                return Console.print(
                    EscalationSummary.text(Quotes.quoted(diagnosis, by: cleaner)))
            }
            guard packing.output != nil else {
                throw CommandError(
                    problem: "It is not said where the packet goes.",
                    hint: "Name the file with --output, or ask for --summary.")
            }
            guard bundle != "-" else {
                throw CommandError(
                    problem: "A packet needs the bundle twice, and standard input comes once.",
                    hint: "Save it to a file and name that.")
            }
            try Packet(command: self, study: study, facts: facts, diagnosis: diagnosis).write()
        }
    }

    /// - Throws: ``CommandError`` for what is no size.
    func mostBytes() throws -> Int {
        guard let maxSize else { return 10_000_000 }
        guard let size = Amount.bytes(maxSize), size > 0 else {
            throw CommandError(problem: "“\(maxSize)” is no size.", hint: "Write 10MB or 512KiB.")
        }
        return size
    }
}

/// A packet on its way to the disk.
private struct Packet {
    let command: EscalateCommand
    let study: Study
    let facts: BundleFacts
    let diagnosis: Diagnosis

    /// How far around the evidence, widest first, until it fits.
    private static let widths = [8.0, 4, 2, 1, 0.5, 0.25, 0]
    /// Text packs to a fifth or better; more than that many times the packet need not be tried.
    private static let packs = 20

    func write() throws {
        let most = try command.mostBytes()
        let plan = PacketPlan(diagnosis, facts)
        var times = try LineTimes(study.library.plan, of: plan.files)
        let timelines = times.timelines(
            in: try BundleReader(command.bundle, limits: study.limits), now: .now)
        for width in Self.widths {
            let cutter = LineCutter(
                plan.lines(timelines, width: width),
                limit: width == 0 ? .max : most * Self.packs)
            do {
                return try write(cutter, most)
            } catch let error as SizeError {
                if width == 0 { throw error }
            }
        }
    }

    private func write(_ cutter: LineCutter, _ most: Int) throws {
        let cleaning = try command.packing.cleaning()
        let redactor = cleaning.cleaner as? Redactor
        let (excerpts, removed) = try excerpts(cutter, redactor)
        let writer = try command.packing.writer(
            .now(spec: "escalate", cleaning.cleaner), cleaning, mostBytes: most)
        do {
            for (name, text) in documents(Quotes.quoted(diagnosis, by: cleaning.cleaner)) {
                try writer.add(name, origin: "clearcause") { sink in
                    try Array(text.utf8).withUnsafeBytes { try sink($0) }
                }
            }
            for excerpt in excerpts {
                let note =
                    excerpt.kept < excerpt.lines
                    ? "\(excerpt.kept) of \(excerpt.lines) lines, around the evidence" : nil
                try writer.add(
                    "evidence/\(excerpt.path)", origin: excerpt.path, modified: excerpt.modified,
                    truncated: note
                ) { sink in
                    try excerpt.text.withUnsafeBytes { try sink($0) }
                    redactor?.note(removed[excerpt.path] ?? [], in: "evidence/\(excerpt.path)")
                }
            }
            if let original = facts.manifest { writer.carryHead(of: original) }
            for gap in diagnosis.gaps { writer.leaveOut(gap.file, why: gap.sentence) }
            let result = try writer.finish()
            Console.note(RedactCommand.sentence(result, command.packing))
        } catch {
            writer.abandon()
            throw error
        }
    }

    /// Cuts clean files, not dirty ones: half of a key is a secret that nothing tells.
    /// - Returns: the excerpts, and by path what was taken out of them, by the lines of the whole file.
    private func excerpts(
        _ cutter: LineCutter, _ redactor: Redactor?
    ) throws -> ([LineCutter.Excerpt], [String: [Ledger.Entry]]) {
        var cutter = cutter
        let beside = try redactor.map { try Redactor(beside: $0) }
        var removed: [String: [Ledger.Entry]] = [:]
        try Pieces.forEach(in: BundleReader(command.bundle, limits: study.limits)) { member, take in
            guard cutter.wants(member.path) else { return }
            guard let beside else { return try take { cutter.take($0, of: member) } }
            let before = beside.ledger.entries.count
            let file = beside.cleaner(of: member.path)
            try take { try file.feed($0) { cutter.take($0, of: member) } }
            try file.finish { cutter.take($0, of: member) }
            removed[member.path] = beside.ledger.entries[before...].filter {
                cutter.keeps($0.line, of: member.path)
            }
        }
        return (cutter.finished(), removed)
    }

    private func documents(_ diagnosis: Diagnosis) -> [(name: String, text: String)] {
        let options = ReportOptions(listsVerdicts: true)
        return [
            ("diagnosis.md", Report.render(diagnosis, as: .markdown)),
            ("diagnosis.json", Report.render(diagnosis, as: .json, options: options)),
            ("verdicts.csv", VerdictSheet.text(diagnosis)),
            ("summary.md", EscalationSummary.text(diagnosis)),
            ("collect-next.yaml", CollectionSpec.text(diagnosis)),
        ]
    }
}
