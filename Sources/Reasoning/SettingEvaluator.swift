import Facts
import Rules

/// Decides where a condition on a configuration holds.
struct SettingEvaluator {
    private let facts: BundleFacts
    private let byFile: [Int: [Int]]

    init(_ facts: BundleFacts) {
        self.facts = facts
        byFile = Dictionary(grouping: facts.settings.indices, by: { facts.settings[$0].place.file })
    }

    func matches(_ condition: SettingCondition) -> [Match] {
        facts.files.flatMap { file -> [Match] in
            guard isAsked(file, condition) else { return [] }
            let found = (byFile[file.id] ?? []).filter {
                Self.matches(condition.path[...], Self.parts(facts.settings[$0].path)[...])
            }
            if found.isEmpty {
                guard !file.isPartlyRead else { return [] }
                if condition.test == .missing { return [silent(file.id, condition, "")] }
                guard let fallback = condition.fallback, condition.test.holds(for: fallback) else {
                    return []
                }
                return [silent(file.id, condition, fallback)]
            }
            return found.filter { condition.test.holds(for: facts.settings[$0].value) }.map {
                let setting = facts.settings[$0]
                return Match(
                    Match.Exhibit(
                        place: setting.place, text: "\(setting.path) = \(setting.value)"),
                    captures: captures(condition, path: setting.path, value: setting.value))
            }
        }
    }

    private func isAsked(_ file: FileFacts, _ condition: SettingCondition) -> Bool {
        guard file.kind == .config || file.kind == .payload || byFile[file.id] != nil else {
            return false
        }
        return condition.sources.contains { wanted in
            wanted == "*" || file.sources.contains { $0 == wanted || $0.hasPrefix("\(wanted).") }
        }
    }

    private func silent(_ file: Int, _ condition: SettingCondition, _ value: String) -> Match {
        Match(
            Match.Exhibit(
                place: Place(file: file, line: 1), text: "(says nothing about it)", isSilence: true),
            captures: captures(
                condition, path: condition.path.joined(separator: "."), value: value))
    }

    private func captures(
        _ condition: SettingCondition, path: String, value: String
    ) -> [String: String] {
        var captures = ["setting": path]
        captures[condition.name] = value
        return captures
    }

    static func parts(_ path: String) -> [String] {
        path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }

    /// `*` stands for one part and `**` for any number.
    static func matches(_ wanted: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
        guard let first = wanted.first else { return path.isEmpty }
        if first == "**" {
            let rest = wanted.dropFirst()
            return (path.startIndex...path.endIndex).contains { matches(rest, path[$0...]) }
        }
        guard let next = path.first, first == "*" || first.caseInsensitiveEquals(next) else {
            return false
        }
        return matches(wanted.dropFirst(), path.dropFirst())
    }
}
