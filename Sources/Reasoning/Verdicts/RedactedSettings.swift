import Facts
import Rules

/// Settings whose value what made the bundle put a mask over.
struct RedactedSettings {
    private let settings: [Setting]
    private let files: [FileFacts]

    init(_ facts: BundleFacts) {
        settings = facts.settings.filter { Self.isMask($0.value) }
        files = facts.files
    }

    var isEmpty: Bool { settings.isEmpty }

    /// `***`, `<redacted>`, `[REMOVED]`, `«password:a1b2»`, `XXXXX`: not a value of anybody's.
    static func isMask(_ value: String) -> Bool {
        guard value.count >= 3 else { return false }
        if value.hasPrefix("«"), value.hasSuffix("»") { return true }
        if Set(value).count == 1, let only = value.first, "*•xX#".contains(only) { return true }
        let word = value.lowercased().filter(\.isLetter)
        let isBracketed = value.first.map { "<[({*".contains($0) } ?? false
        return ["redacted", "removed", "masked", "hidden", "sanitized", "filtered"].contains(word)
            && (isBracketed || value.count <= 10)
    }

    /// The first masked value a rule asks for.
    func blindness(of step: Step) -> Blindness? {
        if case .setting(let condition) = step.condition, condition.test != .present,
            condition.test != .missing
        {
            for setting in settings {
                let parts = SettingEvaluator.parts(setting.path)
                let lowered = parts.map { $0.lowercased() }
                guard condition.paths.contains(where: { $0.captures(parts, lowered) != nil })
                else { continue }
                let file = files[setting.place.file]
                let isAsked = condition.sources.contains { name in
                    name == "*" || file.sources.contains { $0 == name || $0.hasPrefix("\(name).") }
                }
                if isAsked {
                    return Blindness(
                        kind: .redacted, source: file.path,
                        why: "\(setting.path) in \(file.path) is redacted")
                }
            }
        }
        return step.condition.children.lazy.compactMap { blindness(of: $0) }.first
    }
}
