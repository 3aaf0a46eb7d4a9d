import Scanning

/// Everything that is looked for at one level, compiled. May be shared between threads.
package final class RedactionPlan: Sendable {
    let level: RedactionLevel
    let detectors: [Detector]
    let keys: SensitiveKeys
    let allowedKinds: Set<String>
    let allowedValues: Set<[UInt8]>
    let database: PatternDatabase
    /// What tells which expressions may be in a text, where it was compiled before.
    private let stored: [UInt8]
    /// The patterns are the detectors', then that of armour, then those of keys.
    var armour: Int { detectors.count }

    /// - Throws: ``ScanError`` when a detector's pattern cannot be looked for.
    package init(
        level: RedactionLevel, detectors: DetectorSet, keys: SensitiveKeys,
        choices: RedactionChoices = RedactionChoices()
    ) throws {
        self.level = level
        self.keys = keys
        stored = []
        allowedKinds = choices.allowedKinds
        allowedValues = Set(choices.allowedValues.map { Array($0.utf8) })
        let all = choices.detectors + detectors.detectors + ContextDetectors.all
        self.detectors = all.filter { detector in
            (detector.level <= level || choices.deniedKinds.contains(detector.kind))
                && !choices.allowedKinds.contains(detector.kind)
        }
        database = try PatternDatabase(
            self.detectors.map(\.pattern)
                + [
                    Pattern(PrivateKeys.beginning, prefilter: PrivateKeys.beginning)
                ]
                + keys.patterns(for: level))
    }

    /// A plan without choices whose patterns are compiled already.
    init(
        level: RedactionLevel, compiled detectors: [Detector], keys: SensitiveKeys,
        database: consuming PatternDatabase, presence stored: [UInt8]
    ) {
        (self.level, self.detectors, self.keys) = (level, detectors, keys)
        (allowedKinds, allowedValues) = ([], [])
        self.database = database
        self.stored = stored
    }

    /// Tells which of the detectors' expressions may be in a text, each by itself.
    /// - Throws: ``ScanError`` when they cannot be compiled.
    func presence() throws -> Presence {
        guard !stored.isEmpty else { return try Presence(detectors.map(\.pattern)) }
        return try stored.withUnsafeBytes {
            try Presence(serialized: $0, count: detectors.count)
        }
    }
}

/// What a user wants besides the level.
package struct RedactionChoices: Sendable {
    /// Values that stay as they are.
    package var allowedValues: [String] = []
    /// Kinds whose values stay.
    package var allowedKinds: Set<String> = []
    /// Values that are taken out wherever they stand.
    package var deniedValues: [String] = []
    /// Kinds whose values are taken out at whatever level.
    package var deniedKinds: Set<String> = []
    /// The customer's domains: names of hosts below them are taken out from the level `standard` on.
    package var domains: [String] = []

    /// None.
    package init() {}

    /// Whether the level alone decides.
    var isEmpty: Bool {
        allowedValues.isEmpty && allowedKinds.isEmpty && deniedValues.isEmpty
            && deniedKinds.isEmpty && domains.isEmpty
    }

    /// Adds the lines of a list: a value each, or `kind: NAME`; empty lines and those that begin with `#` say nothing.
    package mutating func allow(lines text: String) {
        for (value, isKind) in Self.lines(text) {
            if isKind { allowedKinds.insert(value) } else { allowedValues.append(value) }
        }
    }

    /// As ``allow(lines:)``, of what is taken out.
    package mutating func deny(lines text: String) {
        for (value, isKind) in Self.lines(text) {
            if isKind { deniedKinds.insert(value) } else { deniedValues.append(value) }
        }
    }

    private static func lines(_ text: String) -> [(String, isKind: Bool)] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(separator: " ")
            if words.isEmpty || line.hasPrefix("#") { return nil }
            if words.count == 2, words[0] == "kind:" { return (String(words[1]), true) }
            return (words.joined(separator: " "), false)
        }
    }

    /// What is to be looked for because of the choices.
    var detectors: [Detector] {
        let denied = deniedValues.filter { $0.utf8.count >= 3 }.map { value in
            Detector(
                kind: "denied.value", says: "a value that was to be taken out", level: .secrets,
                pattern: Pattern(PatternDatabase.escaped(value)), check: nil, pseudonym: .secret)
        }
        let named = domains.filter { $0.contains(".") }.map { domain in
            let name = PatternDatabase.escaped(domain)
            return Detector(
                kind: "personal.host", says: "a host of the customer's domains", level: .standard,
                pattern: Pattern(
                    "(?<![\\w.@-])(?<value>(?:[a-z0-9_-]+\\.){0,8}\(name))(?![\\w-]|\\.[a-z])",
                    ignoresCase: true, prefilter: name),
                check: nil, pseudonym: .host)
        }
        return denied + named
    }
}
