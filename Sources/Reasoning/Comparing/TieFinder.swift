import Facts

/// Says why a change may explain a finding.
struct TieFinder {
    let failures: Failures

    /// How strongly: the change stands in the evidence, the rule names it, or it speaks of the same things.
    private enum Strength: Int {
        case none, near, akin, named, proven
    }

    /// At most this strong a tie is a resemblance.
    static let akin = Strength.akin.rawValue

    func tie(_ found: inout ClaimComparison.Found) {
        if found.change.kind == .message {
            return tieMessage(&found)
        }
        var best = Strength.none
        for failure in failures.failures {
            let (strength, reasons) = strength(of: found, failure)
            guard strength.rawValue > Strength.near.rawValue else {
                if strength == .near, best == .none {
                    (found.strength, found.findingRank, best) = (1, failure.rank, .near)
                }
                continue
            }
            found.change.ties.append(
                Change.Tie(finding: failure.finding.id, because: reasons.joined(separator: "; ")))
            if strength.rawValue > best.rawValue {
                best = strength
                (found.strength, found.findingRank) = (strength.rawValue, failure.rank)
            }
        }
    }

    /// New messages that findings rest on are what the failure looks like, not where it comes from.
    private func tieMessage(_ found: inout ClaimComparison.Found) {
        guard let now = found.change.now else { return }
        if let finding = failures.lines["\(now.file):\(now.line)"] {
            found.change.reasons.append("\(finding) rests on it")
            found.power = min(found.power, .cosmetic)
        }
    }

    private func strength(
        of found: ClaimComparison.Found, _ failure: Failures.Failure
    ) -> (Strength, [String]) {
        if found.change.isRoutine { return (.none, []) }
        // A longer key or a later end breaks nothing.
        if found.change.kind == .certificate, found.power < .breaking { return (.near, []) }
        var reasons: [String] = []
        var strength = Strength.none
        func raise(_ to: Strength, _ reason: String) {
            if to.rawValue > strength.rawValue { strength = to }
            reasons.append(reason)
        }
        if let now = found.change.now, now.line > 0,
            failure.places.contains("\(now.file):\(now.line)")
        {
            raise(.proven, "the finding rests on this line")
        }
        if let lost = found.lost.sorted().first(where: failure.said.contains) {
            raise(.proven, "the failing lines speak of \(lost), which is not there any more")
        } else if let value = found.values.sorted().first(where: failure.said.contains) {
            raise(.proven, "the failing lines hold \(value)")
        }
        if !found.looks.isEmpty,
            let value = failure.captures.first(where: {
                $0.contains(where: \.isNumber) && found.looks.contains(Side.kind(ValueLook($0)))
            })
        {
            raise(.proven, "the failing lines hold such a value, \(value)")
        }
        if let name = found.names.first(where: { isName($0) && failure.tokens.contains($0) }) {
            raise(.named, "its rule names \(name)")
        } else if let name = found.names.first(where: { isName($0) && failure.said.contains($0) }) {
            raise(.named, "the failing lines name \(name)")
        }
        if let between = between(found, failure) {
            raise(strength.rawValue >= Strength.akin.rawValue ? .proven : .akin, between)
        }
        let shared = found.words.intersection(failure.words)
            .intersection(Lever.words).subtracting(Lever.vague).sorted()
        if !shared.isEmpty, strength.rawValue < Strength.named.rawValue {
            raise(
                .akin,
                "both are about \(shared.prefix(3).map { "“\($0)”" }.joined(separator: ", "))")
        }
        if found.change.kind == .payload, isAboutData(failure.finding) {
            raise(.akin, "the failure is about the data")
        }
        if found.change.kind == .certificate, failure.finding.mode.hasPrefix("tls.") {
            raise(.akin, "the failure is about a certificate")
        }
        if strength == .none, isNear(found, failure) { strength = .near }
        return (strength, reasons)
    }

    /// Long or joined enough that its standing in a text is no chance.
    private func isName(_ name: String) -> Bool {
        name.utf8.count >= 4
            && (name.contains { "_-.".contains($0) }
                || (name.utf8.count >= 8 && !Lever.vague.contains(name)))
    }

    /// A number of the finding that the old value allowed and the new one does not, or the other way round.
    private func between(
        _ found: ClaimComparison.Found, _ failure: Failures.Failure
    ) -> String? {
        guard let before = found.change.before, let after = found.change.after else { return nil }
        for (_, value) in failure.numbers {
            guard let unit = Quantity(value)?.unit ?? nil,
                let (a, x) = Quantity.pair(before, value),
                let (b, y) = Quantity.pair(after, value), x == y, min(a, b) < x, x < max(a, b),
                // Without a unit on either side every number lies between some two.
                unit != .none || Quantity(before)?.unit != Quantity.Unit.none
            else { continue }
            return "\(value) lies between the two"
        }
        return nil
    }

    private func isAboutData(_ finding: Finding) -> Bool {
        ["payload.", "data.", "schema.", "record.", "contract.", "encoding."].contains {
            finding.mode.hasPrefix($0)
        }
    }

    /// The same system or the same component.
    private func isNear(_ found: ClaimComparison.Found, _ failure: Failures.Failure) -> Bool {
        guard let file = (found.change.now ?? found.change.was)?.file.lowercased() else {
            return false
        }
        let system = failure.finding.rule.split(separator: "/").first.map { $0.lowercased() } ?? ""
        let component = failure.finding.component.lowercased()
        return file.contains(system) || (component.count >= 4 && file.contains(component))
    }
}
