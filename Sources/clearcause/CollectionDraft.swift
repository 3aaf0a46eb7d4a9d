import Collecting
import Foundation
import Packing
import Redaction
import Notation
import Packing
import Rules

/// What a `collect` is going to do: the spec, whether written or found out, and its limits.
struct CollectionDraft {
    /// Always collected when no spec says what to take.
    private static let basics = "linux"

    let spec: Spec
    let limits: CollectionLimits
    let window: Window
    let started: Int64
    /// The systems found, or asked for, with the signs of them.
    let systems: [Discovery.Found]
    /// What is known of the case: account, ticket, version, environment, opened.
    let about: [String: String]
    /// The spec's text, when somebody wrote one.
    let specText: String?

    init(_ command: CollectCommand) throws {
        let now = Int64(Date().timeIntervalSince1970)
        started = now
        about = try Self.pairs(command.about)
        var spec = Spec()
        specText = try command.spec.map { try Self.text(of: $0) }
        if let path = command.spec, let specText {
            spec = try SpecReader.spec(file: path, text: specText)
        }
        var limits = CollectionLimits()
        limits.maxSize = try Self.size(command.maxSize) ?? spec.maxSize ?? limits.maxSize
        limits.deadline = try Self.span(command.deadline) ?? spec.deadline ?? limits.deadline
        self.limits = limits
        let since = command.since ?? spec.since ?? "24h"
        let until = command.until ?? spec.until
        window = Window(
            from: try Self.moment(since, "--since", now: now),
            to: try until.map { try Self.moment($0, "--until", now: now) })
        if let from = window.from, let to = window.to, to < from {
            throw CommandError(problem: "The window ends before it begins.")
        }
        let systems = try Self.systems(command, spec, deadline: limits.deadline)
        self.systems = systems
        spec.entries += systems.flatMap(\.entries)
        self.spec = spec
    }

    func collection(
        into sink: any CollectionSink, report: @escaping (CollectionProgress) -> Void
    ) -> Collection {
        Collection(
            spec, limits: limits, window: window, stop: Interruption.sign, into: sink,
            report: report)
    }

    /// What the manifest says of the bundle as a whole.
    func head(_ cleaner: any BundleCleaner, rules: LibraryOptions) -> BundleManifest.Head {
        var head = BundleManifest.Head(
            collected: UTC.text(started), toolVersion: Clearcause.configuration.version)
        head.zone = HostFacts.zone
        head.clockOffset = HostFacts.clockOffset()
        head.host = cleaner.clean(path: HostFacts.name)
        head.collectedBy = cleaner.clean(path: HostFacts.user)
        head.rules = (try? rules.files()).map { "\($0.fingerprint)" }
        head.spec =
            specText.map { cleaner.clean(path: $0) }
            ?? systems.map(\.recipe.system).joined(separator: ", ")
        head.from = window.from.map(UTC.text)
        head.to = UTC.text(window.to ?? started)
        head.statements = about
        for found in systems where !found.signs.isEmpty {
            head.statements["system \(found.recipe.system)"] =
                cleaner.clean(path: found.signs.joined(separator: "; "))
        }
        return head
    }

    private static func pairs(_ texts: [String]) throws -> [String: String] {
        var pairs: [String: String] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw CommandError(
                    problem: "“\(text)” says nothing.", hint: "Write --about account=acme.")
            }
            let (key, value) = (String(parts[0]), String(parts[1]))
            if key == "opened" || key == "closed" {
                _ = try WrittenTime.moment(value, option: "--about \(key)")
            }
            pairs[key] = value
        }
        return pairs
    }

    /// The recipes of all systems that can be collected, in the order of their names.
    static func recipes(_ files: LibraryFiles) throws -> [Recipe] {
        try files.sources.map { file in
            try Recipe(system: file.system, file: file.name, text: file.text)
        }.filter(\.isCollectable)
    }

    private static func systems(
        _ command: CollectCommand, _ spec: Spec, deadline: Int
    ) throws -> [Discovery.Found] {
        let wanted = command.systems.flatMap { $0.split(separator: ",").map(String.init) }
        let asked = wanted + spec.systems
        guard command.spec == nil || !asked.isEmpty else { return [] }
        let recipes = try recipes(try command.rules.files())
        for name in asked where !recipes.contains(where: { $0.system == name }) {
            let known = recipes.map(\.system)
            throw CommandError(
                problem: "There is no system “\(name)” that can be collected.",
                hint: Nearest.name(to: name, in: known).map { "Did you mean “\($0)”?" }
                    ?? "Known: \(known.joined(separator: ", ")).")
        }
        let basics = command.spec == nil ? [basics] : []
        let chosen =
            asked.isEmpty
            ? recipes : recipes.filter { (asked + basics).contains($0.system) }
        let discovery = Discovery(
            stop: Interruption.sign, deadline: Monotonic.now + min(10, Double(deadline) / 4))
        // What was asked for by name is tried even if nothing shows it: the reasons go into the bundle.
        return discovery.systems(among: chosen, evenIfAbsent: Set(asked))
    }

    private static func text(of path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError(problem: "The spec “\(path)” cannot be read.")
        }
        guard data.count <= 1 << 20 else {
            throw CommandError(problem: "“\(path)” is too large for a spec.")
        }
        return String(decoding: data, as: UTF8.self)
    }

    private static func size(_ text: String?) throws -> Int? {
        try text.map { text in
            guard let size = Amount.bytes(text), size > 0 else {
                throw CommandError(problem: "“\(text)” is no size.", hint: "Write 25MB or 512KiB.")
            }
            return size
        }
    }

    private static func span(_ text: String?) throws -> Int? {
        try text.map { text in
            guard let seconds = Amount.seconds(text), seconds > 0 else {
                throw CommandError(problem: "“\(text)” is no duration.", hint: "Write 90s or 5m.")
            }
            return seconds
        }
    }

    private static func moment(_ text: String, _ option: String, now: Int64) throws -> Int64 {
        guard let moment = UTC.moment(text, now: now) else {
            throw CommandError(
                problem: "“\(text)” is no time for \(option).",
                hint: "Write 24h, 2026-05-04 or 2026-05-04T10:00:00Z.")
        }
        return moment
    }
}
