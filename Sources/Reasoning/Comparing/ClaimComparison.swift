import Facts
import Glibc

/// Two sets of claims, and what changed between them.
struct ClaimComparison {
    let good: Side
    let bad: Side
    /// Keys of settings are compared only within these groups of files when false.
    let comparesUnpaired: Bool

    /// A change, and what its rank is made of.
    struct Found {
        var change: Change
        var power: Claim.Power
        /// How far the value moved: the logarithm of its factor, 1 where that cannot be told.
        var magnitude = 1.0
        /// The names by which a finding may speak of it, in lower case.
        var names: [String] = []
        /// Its words, for findings that speak of it less exactly.
        var words: Set<String> = []
        /// Values it had or has, in lower case.
        var values: Set<String> = []
        /// Values that only the good bundle has: a name a certificate lost.
        var lost: Set<String> = []
        /// The finding's rank it is tied to, and how strongly.
        var strength = 0
        var findingRank = Int.max
        /// How its values look now and did not before.
        var looks: Set<String> = []
        var place: Place?
    }

    var found: [Found] {
        let (a, b) = (
            Dictionary(grouping: good.claims, by: \.key),
            Dictionary(grouping: bad.claims, by: \.key)
        )
        return Set(a.keys).union(b.keys).sorted().compactMap { key in
            found(a[key] ?? [], b[key] ?? [])
        }
    }

    private func found(_ good: [Claim], _ bad: [Claim]) -> Found? {
        guard let any = bad.first ?? good.first else { return nil }
        if good.isEmpty || bad.isEmpty {
            // A reading that is missing mostly means that the command was not run.
            if any.kind == .reading || any.kind == .version { return nil }
            if any.kind == .setting, !comparesUnpaired,
                any.key.hasPrefix("s -")
            {
                return nil
            }
        }
        var (left, right) = (Self.distinct(good), Self.distinct(bad))
        let (leftValues, rightValues) = (Set(left.map(\.value)), Set(right.map(\.value)))
        left.removeAll { rightValues.contains($0.value) }
        right.removeAll { leftValues.contains($0.value) }
        if left.isEmpty && right.isEmpty { return nil }
        if any.kind == .version || any.kind == .reading, left.isEmpty || right.isEmpty {
            return nil
        }
        if any.kind == .payload, !good.isEmpty, !bad.isEmpty, !Self.isOther(left, right) {
            return nil
        }
        if let x = left.first, let y = right.first, left.count == 1, right.count == 1 {
            if Self.isSame(x.value, y.value) { return nil }
            if any.kind == .reading, !Self.isMoved(x, y) { return nil }
        }
        return change(any, left.map(\.told), right.map(\.told))
    }

    private func change(_ any: Claim, _ left: [Claim], _ right: [Claim]) -> Found {
        let before = Self.shown(left)
        let after = Self.shown(right)
        let how: Change.How = left.isEmpty ? .added : right.isEmpty ? .removed : .changed
        let isSecret = (left + right).contains { $0.shown == nil }
        var power = (left + right).map(\.power).max() ?? .telling
        // A moment or an id on one side and none on the other is no routine.
        if (left + right).contains(where: { $0.power > .routine }) { power = max(power, .cosmetic) }
        var change = Change(
            kind: any.kind, how: how, subject: any.subject, before: isSecret ? nil : before,
            after: isSecret ? nil : after,
            was: left.first.map { evidence($0, self.good) },
            now: right.first.map { evidence($0, self.bad) },
            says: Self.sentence(any, how, isSecret ? nil : before, isSecret ? nil : after))
        change.isRoutine = power == .routine
        var found = Found(change: change, power: power)
        found.place = right.first?.place
        let numbers = left.first.flatMap { x in
            right.first.flatMap { Quantity.pair(x.value, $0.value) }
        }
        if let (x, y) = numbers, x > 0, y > 0 {
            found.magnitude = abs(log(y / x))
            if let text = Self.factor(x, y) { found.change.reasons.append(text) }
        }
        let last = any.subject.split(separator: ".").last.map { $0.lowercased() }
        found.names =
            [any.subject.lowercased()] + [last].compactMap(\.self)
            + any.words.map { $0.lowercased() }
        found.words = Words.of(any.subject)
        found.values = Set((left + right).flatMap(\.values))
        if any.kind == .payload { found.looks = Set(right.map(\.value)) }
        found.lost = Set(left.flatMap(\.values)).subtracting(right.flatMap(\.values))
        return found
    }

    private func evidence(_ claim: Claim, _ side: Side) -> Finding.Evidence {
        Finding.Evidence(
            file: side.path(claim.place.file), line: claim.place.line,
            text: claim.kind == .setting
                ? "\(claim.subject) = \(claim.shown ?? "…")" : claim.shown ?? "")
    }

    private static func distinct(_ claims: [Claim]) -> [Claim] {
        var seen: Set<String> = []
        return claims.filter { seen.insert($0.value).inserted }
    }

    private static func shown(_ claims: [Claim]) -> String? {
        guard !claims.isEmpty else { return nil }
        let more = claims.count - 3
        return claims.prefix(3).map { $0.shown ?? "…" }.joined(separator: ", ")
            + (more > 0 ? " and \(more) more" : "")
    }

    /// A sample that lacks what another has says little; one that has nothing in place of a value does.
    private static func isOther(_ left: [Claim], _ right: [Claim]) -> Bool {
        guard let y = right.first else { return false }
        guard let x = left.first else {
            return y.words == ["damage"] || right.contains { nothing.contains($0.value) }
                || y.subject.hasPrefix("the values of ")
        }
        guard x.words == ["size"], let a = Double(x.value), let b = Double(y.value) else {
            return true
        }
        return max(a, b) >= 4 * min(a, b) && max(a, b) >= 10_000
    }

    private static let nothing: Set<String> = ["absent", "null", "empty", "placeholder"]

    /// `30s` and `30000ms` are the same.
    private static func isSame(_ a: String, _ b: String) -> Bool {
        guard let x = Quantity(a), let y = Quantity(b), x.unit == y.unit else { return false }
        return x.value == y.value
    }

    /// A state that is another, or a number that moved by a tenth of a scale or to the double.
    private static func isMoved(_ a: Claim, _ b: Claim) -> Bool {
        guard let x = Double(a.value), let y = Double(b.value) else { return true }
        if a.subject.contains("percent") { return abs(x - y) >= 10 }
        return abs(x - y) >= 3 && max(x, y) >= 2 * min(x, y)
    }

    private static func sentence(
        _ claim: Claim, _ how: Change.How, _ before: String?, _ after: String?
    ) -> String {
        let subject = claim.subject
        let isWords = claim.kind == .payload
        switch (how, before, after) {
        case (.added, _, let after?):
            return "\(subject) was added: \(quoted(after, isWords: isWords))"
        case (.added, _, nil):
            return "\(subject) was added; it is a secret, so its value is not shown"
        case (.removed, let before?, _):
            return "\(subject) was removed; it was \(quoted(before, isWords: isWords))"
        case (.removed, nil, _): return "\(subject) was removed; it was a secret"
        case (_, let before?, let after?):
            return
                "\(subject) went from \(quoted(before, isWords: isWords)) to \(quoted(after, isWords: isWords))"
        default: return "\(subject) was changed; it is a secret, so its values are not shown"
        }
    }

    private static func quoted(_ value: String, isWords: Bool) -> String {
        if value.isEmpty { return "nothing" }
        if isWords { return value }
        return value.contains(" ") && Quantity(value) == nil ? "“\(value)”" : value
    }

    /// “30 times as much”, from the double on; “8 % of what it was”, from the half on.
    static func factor(_ before: Double, _ after: Double) -> String? {
        let factor = after > before ? after / before : before / after
        guard factor >= 2, factor.isFinite, factor < 1e12 else { return nil }
        if after < before {
            let percent = (100 / factor).rounded()
            return percent < 1 ? "less than 1 % of what it was" : "\(Int(percent)) % of what it was"
        }
        let rounded = factor < 10 ? (factor * 10).rounded() / 10 : factor.rounded()
        let number = rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
        return "\(number) times as much"
    }
}
