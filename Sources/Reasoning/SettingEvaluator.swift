import Bundles
import Facts
import Rules

/// Decides where a condition on a configuration holds.
struct SettingEvaluator {
    private let facts: BundleFacts
    private let byFile: [Int: [Int]]
    /// The parts of each setting's path, as written and in lower case.
    private let parts: [(written: [String], lowered: [String])]
    /// The settings that the programs of the files' sources know, by source.
    private let known: [String: SettingNames]

    /// Unknown names of one file that are looked at; a file with more is of another program.
    private static let mostUnknown = 200

    init(_ facts: BundleFacts, known: KnownSettings = .none) {
        self.facts = facts
        byFile = Dictionary(grouping: facts.settings.indices, by: { facts.settings[$0].place.file })
        parts = facts.settings.map { setting in
            let parts = Self.parts(setting.path)
            return (parts, parts.map { $0.lowercased() })
        }
        var names: [String: SettingNames] = [:]
        for source in Set(byFile.keys.flatMap { facts.files[$0].sources }) {
            names[source] = known.names(of: source)
        }
        self.known = names
    }

    func matches(_ condition: SettingCondition) -> [Match] {
        let tester = ValueTester(condition.test)
        return facts.files.flatMap { file -> [Match] in
            guard isAsked(file, condition.sources) else { return [] }
            switch condition.question {
            case .value, .plainSecret: return matches(condition, file, tester)
            case .unknown(let isNear): return unknown(condition, file, isNear)
            case .malformed: return malformed(condition, file)
            }
        }
    }

    /// Whether a file may hold what is asked for.
    func isAsked(_ file: FileFacts, _ sources: [String]) -> Bool {
        guard file.kind == .config || file.kind == .payload || byFile[file.id] != nil else {
            return false
        }
        return sources.contains { wanted in
            wanted == "*" || file.sources.contains { $0 == wanted || $0.hasPrefix("\(wanted).") }
        }
    }

    private func matches(
        _ condition: SettingCondition, _ file: FileFacts, _ tester: ValueTester
    ) -> [Match] {
        let found = (byFile[file.id] ?? []).compactMap { index in
            captures(condition, index).map { (index, $0) }
        }
        if found.isEmpty {
            guard !file.isPartlyRead, condition.question == .value else { return [] }
            if condition.test == .missing { return [silent(file, condition, "")] }
            guard let fallback = condition.fallback,
                tester.captures(in: exact(fallback, condition) ?? fallback) != nil
            else { return [] }
            return [silent(file, condition, fallback)]
        }
        return found.compactMap { index, captures in
            let setting = facts.settings[index]
            if condition.question == .plainSecret {
                return PlainSecret.stands(in: setting)
                    ? match(setting, file, condition, captures) : nil
            }
            return tested(setting, file, condition, captures, tester)
        }
    }

    private func tested(
        _ setting: Setting, _ file: FileFacts, _ condition: SettingCondition,
        _ captures: [String: String], _ tester: ValueTester
    ) -> Match? {
        // A group with the name of the condition stands for the value: `-Xmx(?<heap>512m)`.
        let isText = condition.test.groupNames.contains(condition.name)
        let whole = isText ? setting.value : exact(setting.value, condition)
        guard let whole, let groups = tester.captures(in: whole) else { return nil }
        var match = match(setting, file, condition, captures)
        for (name, value) in groups {
            match.captures[name] = PlainSecret.shown(
                Setting(place: setting.place, path: setting.path, value: value))
        }
        if let name = condition.exactName {
            guard let exact = exact(groups[condition.name] ?? setting.value, condition) else {
                return nil
            }
            match.captures[name] = exact
        }
        return match
    }

    /// The value as a bare number of bytes or seconds where the condition says how to read it; `nil`
    /// when it is none.
    private func exact(_ value: String, _ condition: SettingCondition) -> String? {
        guard let unit = condition.unit else { return value }
        return unit.exact(value).map { number in
            let whole = number.rounded()
            return whole == number && abs(whole) < 1e15 ? String(Int(whole)) : String(number)
        }
    }

    private func captures(_ condition: SettingCondition, _ index: Int) -> [String: String]? {
        condition.paths.lazy.compactMap {
            $0.captures(parts[index].written, parts[index].lowered)
        }.first
    }

    private func match(
        _ setting: Setting, _ file: FileFacts, _ condition: SettingCondition,
        _ captures: [String: String]
    ) -> Match {
        let shown = PlainSecret.shown(setting)
        var captures = captures
        captures[condition.settingName] = setting.path
        captures[condition.name] = shown
        if let name = condition.fileName { captures[name] = file.path }
        return Match(
            Match.Exhibit(place: setting.place, text: "\(setting.path) = \(shown)"),
            captures: captures)
    }

    private func silent(_ file: FileFacts, _ condition: SettingCondition, _ value: String) -> Match
    {
        var captures = [
            condition.settingName: condition.paths.first?.description ?? "", condition.name: value,
        ]
        if let name = condition.fileName { captures[name] = file.path }
        if let name = condition.exactName { captures[name] = exact(value, condition) }
        return Match(
            Match.Exhibit(
                place: Place(file: file.id, line: 1), text: "(says nothing about it)",
                isSilence: true),
            captures: captures)
    }

    // MARK: The configuration itself

    private func unknown(
        _ condition: SettingCondition, _ file: FileFacts, _ isNear: Bool
    ) -> [Match] {
        guard let names = file.sources.lazy.compactMap({ known[$0] }).first else { return [] }
        var asked: Set<String> = []
        var found: [Match] = []
        for index in byFile[file.id] ?? [] where asked.count < Self.mostUnknown {
            guard captures(condition, index) != nil,
                let unknown = names.unknownPart(of: parts[index].written),
                asked.insert(unknown.path).inserted
            else { continue }
            let nearest = names.nearest(to: unknown)
            guard isNear ? nearest != nil : nearest == nil && names.isStrict else { continue }
            var match = match(facts.settings[index], file, condition, [:])
            match.captures[condition.settingName] = unknown.key
            match.captures["program"] = names.program
            match.captures["effect"] = names.effect
            match.captures["test"] = names.test
            match.captures["nearest"] = nearest
            found.append(match)
        }
        return found
    }

    private func malformed(_ condition: SettingCondition, _ file: FileFacts) -> [Match] {
        facts.gaps.compactMap { gap in
            guard gap.file == file.path, case .unparseable(let why) = gap.reason,
                !isOneOfManyPayloads(file)
            else { return nil }
            let line = gap.line ?? 1
            return Match(
                Match.Exhibit(place: Place(file: file.id, line: line), text: why),
                captures: ["problem": why, "line": String(line), "value": why])
        }
    }

    /// A document among others of its kind is data that came or went, no configuration.
    private func isOneOfManyPayloads(_ file: FileFacts) -> Bool {
        file.sources.isEmpty
            && PayloadFamily.families(in: facts).contains { family in
                family.members.count > 1
                    && family.members.contains { facts.payloads[$0].place.file == file.id }
            }
    }

    static func parts(_ path: String) -> [String] {
        path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }
}
