import Facts
import Rules

/// Decides where a condition on a system's version holds.
struct VersionEvaluator {
    private let facts: BundleFacts

    init(_ facts: BundleFacts) {
        self.facts = facts
    }

    /// The stated versions that have the defect, or pass the test.
    func matches(_ condition: VersionCondition) -> [Match] {
        stated(condition).filter { holds(condition, for: $0.version) }.map { match($0, condition) }
    }

    /// Every statement of the system's version.
    func statements(_ condition: VersionCondition) -> [Match] {
        stated(condition).map { match($0, condition) }
    }

    /// What the versions say of a defect whose other signs are there: always at least one match.
    ///
    /// Signs of a known defect in a version that has it: upgrade. In a version that should not have
    /// it: it came back, or the cause is another one. With no version stated: find it out.
    func opinions(_ condition: VersionCondition) -> [Match] {
        let affected = matches(condition)
        if !affected.isEmpty {
            return affected.map { match in
                var match = match
                match.advice = [.init(upgrade(condition, from: match.captures["version"]))]
                return match
            }
        }
        guard let other = stated(condition).first else { return [unknown(condition)] }
        var match = match(other, condition)
        match.advice = [
            .init(
                isDoubt: true,
                text: outside(condition, other.version),
                step: "Look for another cause before you change the version: this defect should "
                    + "not be in \(condition.system) \(other.version)")
        ]
        return [match]
    }

    private func upgrade(_ condition: VersionCondition, from version: String?) -> Match.Advice.Text
    {
        let runs = version.map { "This is \(condition.system) \($0)" } ?? condition.system
        guard let fixed = condition.fixed else {
            return (
                "\(runs), which has this defect since \(condition.introduced ?? "long ago").",
                "Ask for a version of \(condition.system) without this defect, or go back before "
                    + (condition.introduced ?? "it")
            )
        }
        return (
            "\(runs); the defect is fixed in \(fixed).",
            "Upgrade \(condition.system) to \(fixed) or later"
        )
    }

    private func outside(_ condition: VersionCondition, _ version: String) -> String {
        if let introduced = condition.introduced, isBefore(version, introduced) {
            return
                "The defect came with \(condition.system) \(introduced) and this is \(version): "
                + "the cause is likely another one."
        }
        return
            "The defect was fixed in \(condition.fixed ?? "?") and this is \(condition.system) \(version): "
            + "it has come back, or the cause is another one."
    }

    private func unknown(_ condition: VersionCondition) -> Match {
        let nowhere = Match.Point(time: nil, place: Place(file: 0, line: 1), head: 1)
        var captures = ["system": condition.system]
        captures["fixed"] = condition.fixed
        captures["introduced"] = condition.introduced
        var match = Match(captures: captures, events: [], first: nowhere, last: nowhere, count: 1)
        let range = [
            condition.introduced.map { "since \($0)" }, condition.fixed.map { "before \($0)" },
        ].compactMap { $0 }.joined(separator: " and ")
        match.advice = [
            .init(
                isDoubt: true,
                text: "Versions of \(condition.system) \(range) have this defect; "
                    + "no file of the bundle says which version this is.",
                step: "Find out the version of \(condition.system)"
                    + (condition.fixed.map { "; before \($0), upgrade" } ?? ""))
        ]
        return match
    }

    private func match(_ version: SoftwareVersion, _ condition: VersionCondition) -> Match {
        var captures = ["system": version.system, "version": version.version]
        captures[condition.name] = version.version
        captures["fixed"] = condition.fixed
        captures["introduced"] = condition.introduced
        return Match(
            Match.Exhibit(place: version.place, text: version.text), captures: captures)
    }

    private func stated(_ condition: VersionCondition) -> [SoftwareVersion] {
        facts.versions.filter { $0.system == condition.system }
    }

    private func holds(_ condition: VersionCondition, for version: String) -> Bool {
        if condition.isOfDefect {
            if let introduced = condition.introduced, isBefore(version, introduced) { return false }
            return condition.fixed.map { isBefore(version, $0) } ?? true
        }
        return switch condition.test {
        case .below(let limit): isBefore(version, limit)
        case .above(let limit): isBefore(limit, version)
        case .equals, .differs, .matches, .missing, .present: condition.test.holds(for: version)
        }
    }

    private func isBefore(_ a: String, _ b: String) -> Bool {
        guard let x = VersionNumber(a), let y = VersionNumber(b) else { return false }
        return x < y
    }
}
