import Facts

/// What makes a group of messages stand out.
struct SignalLook {
    let group: SignalGroup
    /// 0 noise or mild, 1 warning, 2 a failure in words, 3 error, 4 critical.
    let badness: Int
    /// It began well after its file did.
    let isNew: Bool
    /// Seconds after the first failure; negative before it.
    let distance: Double?
    let isBurst: Bool

    private static let near = 60.0
    private static let burst = 5

    /// Looks at all groups. The first failure is where the first finding began; without any, where the
    /// first burst of errors did.
    static func all(_ groups: [SignalGroup], _ facts: BundleFacts, failure: Moment?) -> [SignalLook]
    {
        let failure =
            failure
            ?? groups.filter { $0.busiest >= burst && badness(of: $0) >= 3 }.compactMap(\.first)
            .min()
        return groups.map { SignalLook($0, facts, failure: failure) }
    }

    private init(_ group: SignalGroup, _ facts: BundleFacts, failure: Moment?) {
        self.group = group
        badness = Self.badness(of: group)
        let file = facts.files[group.spot.file]
        if let first = group.first, let start = file.first, let end = file.last {
            let span = seconds(start, end)
            let before = seconds(start, first)
            isNew = before >= 30 && before * 5 >= span
        } else {
            isNew = false
        }
        distance = failure.flatMap { failure in group.first.map { seconds(failure, $0) } }
        isBurst = group.busiest >= Self.burst && Self.isUneven(group)
    }

    /// Whether the busiest minute has clearly more than the others.
    private static func isUneven(_ group: SignalGroup) -> Bool {
        guard let first = group.first, let last = group.last else { return false }
        let minutes = max(1, seconds(first, last) / 60)
        return Double(group.busiest) >= 3 * Double(group.count) / minutes || minutes <= 2
    }

    static func comesBefore(_ a: SignalLook, _ b: SignalLook) -> Bool {
        if a.badness != b.badness { return a.badness > b.badness }
        if a.isNew != b.isNew { return a.isNew }
        if a.isNear != b.isNear { return a.isNear }
        if a.isBurst != b.isBurst { return a.isBurst }
        // What is rare says more than what repeats.
        let (rareA, rareB) = (a.group.count <= 3, b.group.count <= 3)
        if rareA != rareB { return rareA }
        if let x = a.group.first, let y = b.group.first, x != y { return x < y }
        return a.group.place < b.group.place
    }

    func signal(_ facts: BundleFacts) -> Signal {
        let spot = group.spot
        var signal = Signal(
            template: group.template, count: group.count, level: group.level, first: group.first,
            last: group.last, why: why(facts),
            evidence: [
                Finding.Evidence(
                    file: facts.files[spot.file].path, line: spot.line, time: spot.first,
                    text: spot.text)
            ])
        signal.exception = group.exception
        signal.isMild = badness == 0 || (badness == 1 && !(isNew && isBurst))
        return signal
    }

    private var isNear: Bool { distance.map { abs($0) <= Self.near } ?? false }

    private func why(_ facts: BundleFacts) -> String {
        var parts = [group.level.map { "logged as \($0.rawValue)" } ?? "speaks of a failure"]
        if isNew, let first = group.first { parts.append("new since \(clock(first, facts))") }
        parts.append(times)
        if let distance, abs(distance) <= 600, let phrase = Self.phrase(distance) {
            parts.append(phrase)
        }
        return parts.joined(separator: ", ")
    }

    private var times: String {
        if group.count == 1 { return "once" }
        guard isBurst else { return "\(group.count) times" }
        return group.busiest == group.count
            ? "\(group.count) times within a minute"
            : "\(group.count) times, \(group.busiest) of them within a minute"
    }

    /// “3 s before the first failure”; nothing when it is the first failure itself.
    private static func phrase(_ distance: Double) -> String? {
        guard abs(distance) >= 0.001 else { return nil }
        let size = abs(distance)
        let number =
            size < 1
            ? "less than a second"
            : size < 120 ? "\(Int(size)) s" : "\(Int(size / 60)) min"
        return "\(number) \(distance < 0 ? "before" : "after") the first failure"
    }

    /// `10:02:05`, with the date where the bundle is of several days.
    private func clock(_ moment: Moment, _ facts: BundleFacts) -> String {
        let from = facts.files.compactMap(\.first).min() ?? moment
        let to = facts.files.compactMap(\.last).max() ?? moment
        let text = moment.iso8601
        let time = String(text.drop { $0 != "T" }.dropFirst().prefix(8))
        let day = text.prefix { $0 != "T" }
        return from.iso8601.hasPrefix(day) && to.iso8601.hasPrefix(day) ? time : "\(day) \(time)"
    }

    private static func badness(of group: SignalGroup) -> Int {
        let text = group.text.lowercased()
        if isNoise(group, text) { return 0 }
        switch group.level {
        case .critical: return 4
        case .error: return 3
        case .warning: return 1
        case nil: return isLoud(group, text) ? 2 : 0
        default: return 0
        }
    }

    private static func isLoud(_ group: SignalGroup, _ text: String) -> Bool {
        group.exception != nil || failures.contains { text.contains($0) }
    }

    private static let failures = [
        "error", "fail", "fatal", "exception", "panic", "denied", "refused", "cannot", "could not",
        "unable", "rejected", "timed out", "out of memory", "no space", "deadlock", "unreachable",
        "unavailable", "reset by peer", "killed",
    ]

    /// What strangers cause by knocking on open doors: single requests that a server turned away.
    private static func isNoise(_ group: SignalGroup, _ text: String) -> Bool {
        guard group.busiest < 10, group.exception == nil, !text.contains("upstream") else {
            return false
        }
        return knocks.contains { text.contains($0) }
    }

    private static let knocks = [
        "client: ", "[client ", "invalid user ", "failed password for ",
        "invalid length of startup packet", "unsupported frontend protocol",
        "no matching host key type", "bad protocol version", "kex_exchange_identification",
        "unable to negotiate with", "http request to https", "possible scanner",
    ]
}

private func seconds(_ a: Moment, _ b: Moment) -> Double {
    Double(b.microseconds &- a.microseconds) / 1e6
}
