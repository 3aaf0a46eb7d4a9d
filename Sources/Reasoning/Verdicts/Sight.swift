import Bundles
import Facts
import Rules

/// What a bundle lets one see of each source.
struct Sight {
    enum View: Sendable {
        /// In these files, by their numbers.
        case seen([Int])
        case blind(Blindness)
    }

    private let facts: BundleFacts
    private let sources: [String: [Source]]
    private let filesBySource: [String: [Int]]
    private let logs: [Int]
    private let gaps: [String: Gap]
    private let failure: ClosedRange<Moment>?

    /// - Parameter failure: when the failure was; a log that says nothing of that time shows nothing of it.
    init(_ facts: BundleFacts, _ library: RuleLibrary, failure: ClosedRange<Moment>?) {
        self.facts = facts
        self.failure = failure
        var sources: [String: [Source]] = [:]
        for source in library.plan.sources {
            sources[source.name, default: []].append(source)
            if source.system != source.name { sources[source.system, default: []].append(source) }
        }
        self.sources = sources
        var files: [String: [Int]] = [:]
        for file in facts.files {
            let systems = file.sources.flatMap { sources[$0]?.map(\.system) ?? [] }
            for name in Set(file.sources + systems) { files[name, default: []].append(file.id) }
        }
        filesBySource = files
        logs = facts.files.filter { $0.kind == .log || $0.kind == .text }.map(\.id)
        gaps = Dictionary(
            facts.gaps.filter { $0.isLoss }.map { ($0.file, $0) }
        ) { first, _ in first }
    }

    /// Whether lines of a scope can be seen; any log will do when the scope is empty.
    func lines(of scope: [String]) -> View {
        if scope.isEmpty {
            guard logs.isEmpty else { return .seen(logs) }
            return .blind(
                Blindness(kind: .absent, source: "*", why: "the bundle holds no log"))
        }
        var blind: Blindness?
        var seen: [Int] = []
        for name in scope {
            switch view(of: name, isLog: true) {
            case .seen(let files): seen += files
            case .blind(let why): blind = Self.telling(blind, why)
            }
        }
        if !seen.isEmpty { return .seen(seen) }
        return blind.map(View.blind) ?? .seen([])
    }

    /// Whether facts of any of these sources are there.
    func facts(of names: [String]) -> View {
        var blind: Blindness?
        var seen: [Int] = []
        for name in names {
            switch fact(name) {
            case .seen(let files): seen += files
            case .blind(let why): blind = Self.telling(blind, why)
            }
        }
        return seen.isEmpty ? blind.map(View.blind) ?? .seen([]) : .seen(seen)
    }

    /// What came but is damaged tells more than what never came.
    private static func telling(_ a: Blindness?, _ b: Blindness) -> Blindness {
        guard let a, !(a.kind == .absent && b.kind != .absent) else { return b }
        return a
    }

    private func fact(_ name: String) -> View {
        if name == "*" {
            let files = facts.files.filter { $0.kind != .log && $0.kind != .empty }.map(\.id)
            return files.isEmpty
                ? .blind(
                    Blindness(
                        kind: .absent, source: name, why: "the bundle holds no configuration"))
                : .seen(files)
        }
        for (kind, places) in keyMaterial {
            guard let source = name.cut(after: "\(kind):") else { continue }
            let files = Set(places).filter { facts.files[$0].isOf([source]) }.sorted()
            return files.isEmpty
                ? .blind(
                    Blindness(
                        kind: .absent, source: name,
                        why: source == "*"
                            ? "the bundle holds no \(kind)" : "\(source) holds no \(kind)"))
                : .seen(files)
        }
        if let payload = name.cut(after: "payload:") {
            let files = facts.payloads.filter { $0.contract == nil }.map(\.place.file).filter {
                PayloadEvaluator.isOf(facts.files[$0], payload)
            }
            return files.isEmpty
                ? .blind(
                    Blindness(
                        kind: .absent, source: payload,
                        why: payload == "*"
                            ? "the bundle holds no payload" : "\(payload) was not collected"))
                : .seen(files)
        }
        if let reading = name.cut(after: "reading:") {
            let prefix = reading.hasSuffix(".*") ? reading.dropLast() : nil
            let files = facts.readings.filter {
                $0.name == reading || prefix.map($0.name.hasPrefix) == true
            }.map(\.place.file)
            return files.isEmpty
                ? .blind(
                    Blindness(kind: .absent, source: name, why: "\(reading) was not measured"))
                : .seen(files)
        }
        if let system = name.cut(after: "version:") {
            let files = facts.versions.filter { $0.system == system }.map(\.place.file)
            return files.isEmpty
                ? .blind(
                    Blindness(
                        kind: .absent, source: name,
                        why: "no file states the version of \(system)"))
                : .seen(files)
        }
        return view(of: name, isLog: false)
    }

    /// The files in which certificates, tokens and keys stand.
    private var keyMaterial: [(kind: String, files: [Int])] {
        [
            ("certificate", facts.certificates.map(\.place.file)),
            ("token", facts.tokens.map(\.place.file)), ("key", facts.keys.map(\.place.file)),
        ]
    }

    private func view(of name: String, isLog: Bool) -> View {
        let files = filesBySource[name] ?? []
        guard !files.isEmpty else { return .blind(absence(of: name)) }
        if let loss = files.lazy.compactMap({ gaps[facts.files[$0].path] }).first {
            return .blind(
                Blindness(
                    kind: loss.isReadable ? .truncated : .unreadable, source: name,
                    why: "\(loss.file) \(loss.sentence)"))
        }
        if isLog, let outside = outside(files, name) { return .blind(outside) }
        return .seen(files)
    }

    /// Not collected, or named in the bundle and not readable.
    private func absence(of name: String) -> Blindness {
        let globs = (sources[name] ?? []).flatMap(\.paths)
        if let gap = gaps.values.sorted(by: { $0.file < $1.file }).first(where: { gap in
            globs.contains { $0.matches(gap.file) }
        }) {
            return Blindness(
                kind: gap.isReadable ? .truncated : .unreadable, source: name,
                why: "\(gap.file) \(gap.sentence)")
        }
        return Blindness(kind: .absent, source: name, why: "\(name) was not collected")
    }

    /// The files of a log end before the failure, or begin after it.
    private func outside(_ files: [Int], _ name: String) -> Blindness? {
        guard let failure else { return nil }
        let margin: Int64 = 300
        for id in files {
            let file = facts.files[id]
            guard let first = file.first, let last = file.last else { return nil }
            if last.advanced(bySeconds: margin) >= failure.lowerBound,
                first <= failure.upperBound.advanced(bySeconds: margin)
            {
                return nil
            }
        }
        let last = files.compactMap { facts.files[$0].last }.max()
        let isBefore = last.map { $0 < failure.lowerBound } ?? false
        return Blindness(
            kind: .outOfWindow, source: name,
            why: isBefore
                ? "\(name) ends before the failure began" : "\(name) begins after the failure")
    }
}

extension Gap {
    /// Whether content of the file was lost with it.
    var isLoss: Bool {
        switch reason {
        case .unreadable, .damaged, .truncated, .checksum, .limit, .encrypted, .binary, .leftOut,
            .unparseable, .sampled:
            true
        case .notAFile, .oddName, .longLine, .duplicate, .cut: false
        }
    }

    /// Whether the beginning of the file was read nevertheless.
    var isReadable: Bool {
        switch reason {
        case .damaged, .truncated, .checksum, .limit, .unparseable, .sampled, .cut: true
        case .unreadable, .encrypted, .binary, .leftOut, .notAFile, .oddName, .longLine, .duplicate:
            false
        }
    }
}

extension String {
    /// What follows a prefix, or `nil` when the text does not begin with it.
    func cut(after prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
