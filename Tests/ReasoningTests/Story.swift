import Facts
import Foundation
import Rules

@testable import Reasoning

/// A few rules and a bundle in memory, written as short as a test needs them.
struct Story {
    /// `system/name` → the rule's `when`, indented by two, and what differs from ``standard``.
    private var rules: [String: String] = [:]
    private var files: [(path: String, text: String)] = []
    private var sources: [String: String] = [:]
    private var marks: [String: String] = [:]
    private var modes: String

    init(modes: String = "a.fails:\n  says: a failed\n") {
        self.modes = modes
    }

    /// Adds a rule: its signature, and keys that differ from the usual ones.
    mutating func rule(
        _ name: String, _ when: String, mode: String = "a.fails", severity: String = "high",
        confidence: String = "certain", title: String = "It failed", cause: String = "It is so.",
        run: String = "ls"
    ) {
        let body = when.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
        rules["\(name).yaml"] = """
            title: '\(title)'
            severity: \(severity)
            confidence: \(confidence)
            owner: platform
            mode: \(mode)
            when:
            \(body)
            cause: '\(cause)'
            remediation:
              - do: Look
                run: '\(run)'
            examples: []
            """
    }

    /// Adds a file; lines that begin with `HH:MM:SS` get the day before them.
    mutating func file(_ path: String, _ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let isTime =
                line.prefix(8).filter { $0 == ":" }.count == 2 && line.first?.isNumber == true
            return isTime ? "2026-05-04T\(line.prefix(8))Z\(line.dropFirst(8))" : String(line)
        }
        files.append((path, lines.joined(separator: "\n")))
    }

    /// Adds a source of a system, found by path.
    mutating func source(
        _ name: String, _ paths: String, kind: String = "log", louder: String? = nil
    ) {
        let system = name.split(separator: ".").first.map(String.init) ?? name
        sources[system, default: "sources:\n"] +=
            "  \(name):\n    kind: \(kind)\n    paths: ['\(paths)']\n"
            + (louder.map { "    louder: '\($0)'\n" } ?? "")
    }

    /// Says how a system states its version.
    mutating func versions(_ system: String, _ banners: [String], packages: [String]) {
        let list = banners.map { "'\($0)'" }.joined(separator: ", ")
        let text = "versions: [\(list)]\npackages: [\(packages.joined(separator: ", "))]\n"
        marks[system, default: ""] += text
    }

    func library() throws -> RuleLibrary {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "clearcause-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var all = rules
        all["failure-modes.yaml"] = modes
        let both = sources.merging(marks) { $0 + $1 }
        for (system, text) in both { all["\(system)/sources.yaml"] = text }
        for (name, text) in all {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try RuleLibrary(LibraryFiles(folders: [folder.path]))
    }

    func facts(_ library: RuleLibrary) throws -> BundleFacts { try facts(library.plan) }

    func facts(_ plan: ScanPlan) throws -> BundleFacts {
        var finder = try FactFinder(plan)
        return finder.facts(
            inFiles: files.map { ($0.path, nil, $0.text) },
            now: Moment(year: 2026, month: 12, day: 31))
    }

    func diagnosis() throws -> Diagnosis {
        let library = try library()
        return try Analyzer(library).diagnosis(of: facts(library))
    }

    /// The findings of one rule.
    func findings(_ rule: String = "shop/rule") throws -> [Finding] {
        try diagnosis().findings.filter { $0.rule == rule }
    }
}

extension Finding {
    /// What was captured, by name.
    var values: [String: String] {
        Dictionary(captures.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// `file:line` of the evidence.
    var places: [String] { evidence.map { "\($0.file):\($0.line)" } }
}
