import ArgumentParser
import Collecting
import Foundation
import Packing
import Redaction
import Reporting
import Rules

struct CollectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Collect logs, configurations and state of this host into a redacted bundle.",
        discussion: """
            Without --spec it finds out which known systems are on this host and takes what their recipes \
            (Rules/<system>/sources.yaml) ask for; --for limits that. The basics of the host (disk, memory, \
            clock, sockets) always come along. What cannot be had is listed in the bundle with the reason. \
            Exit status: 0 collected, 2 not collected, 130 stopped with Ctrl-C.
            """)

    @Option(
        name: .customLong("for"), parsing: .upToNextOption,
        help:
            "Systems to collect, as their folders in Rules/ are called; by default all on this host."
    )
    var systems: [String] = []

    @Option(help: "Collect exactly what this spec says.", completion: .file())
    var spec: String?

    @Option(help: "Leave out lines before this time: 24h, or 2026-05-04T10:00Z. Default: 24h.")
    var since: String?

    @Option(help: "Leave out lines after this time.")
    var until: String?

    @Option(
        help:
            "The bundle's file is no larger than this. Content is counted before it is compressed, so as a rule it is much smaller. Default: 25MB."
    )
    var maxSize: String?

    @Option(help: "Be done after this time. Default: 5m.")
    var deadline: String?

    @Option(
        help:
            "Say KEY=VALUE in the manifest: account, ticket, version, environment, opened; may be repeated."
    )
    var about: [String] = []

    @Flag(help: "Print the diagnosis of what was collected.")
    var analyze = false

    @Flag(help: "List what would be collected and redacted, and write nothing.")
    var preview = false

    @OptionGroup var packing: PackingOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        try orExit {
            let plan = try CollectionDraft(self)
            Courtesy.stepBack()
            Interruption.watch()
            if preview {
                try showPreview(plan)
            } else {
                try collect(plan)
            }
        }
    }

    private func collect(_ plan: CollectionDraft) throws {
        if analyze, !packing.recipients.isEmpty {
            throw CommandError(
                problem: "--analyze reads the bundle, and --encrypt-to keeps it from being read.",
                hint: "Collect without --encrypt-to, analyze, and encrypt the bundle with age.")
        }
        let cleaning = try packing.cleaning()
        let head = plan.head(cleaning.cleaner, rules: rules)
        let writer = try packing.writer(head, cleaning, mostBytes: plan.limits.maxSize)
        let sink = BundleSink(writer, cleaning.cleaner)
        let meter = CollectionMeter()
        let result: BundleWriter.Result
        do {
            try plan.collection(into: sink) { meter.show($0) }.run()
            result = try writer.finish()
        } catch {
            meter.end()
            writer.abandon()
            if error is SizeError {
                throw CommandError(
                    problem: "\(error)",
                    hint: "The list of what could not be had needs room, too: give --max-size more."
                )
            }
            guard error is Stopped else { throw error }
            Console.note("Stopped; nothing was written.")
            throw ExitCode(130)
        }
        meter.end()
        let target = packing.target(head)
        Console.note(
            "\(target): \(Amount.bytes(result.bytes)), \(sink.files) files, \(sink.leftOut) left out"
                + (sink.leftOut > 0 ? " (why: left_out in its manifest.json)" : ""))
        if analyze { try diagnose(target) }
    }

    private func diagnose(_ bundle: String) throws {
        Console.note("")
        let study = Study(
            library: try rules.library(), limits: .standard, quotes: Quotes(packing.level))
        let diagnosis = try study.result(of: bundle).diagnosis
        Console.print(
            Report.render(
                diagnosis, as: .text,
                options: ReportOptions(width: Console.width, colour: Console.wantsColour)))
    }

    private func showPreview(_ plan: CollectionDraft) throws {
        let sink = PreviewSink(
            try packing.cleaning().cleaner, refusal: Cleaning.refusal)
        let meter = CollectionMeter()
        do {
            try plan.collection(into: sink) { meter.show($0) }.run()
        } catch {
            meter.end()
            throw error is Stopped ? ExitCode(130) : error
        }
        meter.end()
        Console.print(PreviewText.text(sink, plan, level: packing.level))
    }
}

/// Turns signals into a wish to stop; the collection ends itself and leaves nothing behind.
enum Interruption {
    static let sign = StopSign()

    static func watch() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { _ in Interruption.sign.raise() }
        }
        _ = sign.isRequested
    }
}
