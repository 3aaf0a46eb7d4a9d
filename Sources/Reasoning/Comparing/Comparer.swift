import Facts

/// Lays a bad bundle beside a good one.
///
/// Pure: same bundles, same rules, same difference. Memory grows with the facts, which are limited.
package struct Comparer {
    private let good: BundleFacts
    private let bad: BundleFacts
    private let goodDiagnosis: Diagnosis
    private let badDiagnosis: Diagnosis

    /// Changes that are kept.
    private static let most = 1000

    package init(
        good: (facts: BundleFacts, diagnosis: Diagnosis),
        bad: (facts: BundleFacts, diagnosis: Diagnosis)
    ) {
        self.good = good.facts
        self.bad = bad.facts
        goodDiagnosis = good.diagnosis
        badDiagnosis = bad.diagnosis
    }

    package func difference() -> Difference {
        let pairing = FilePairing(good.files, bad.files)
        let left = Side(facts: good, group: pairing.group(ofGood:))
        let right = Side(facts: bad, group: pairing.group(ofBad:))
        let failures = Failures(good: goodDiagnosis, bad: badDiagnosis)
        let paired = pairing.groups.reduce(0) { $0 + max($1.good.count, $1.bad.count) }
        let overlaps = paired * 2 >= min(good.files.count, bad.files.count)
        var found: [ClaimComparison.Found] = []
        found += ClaimComparison(good: left, bad: right, comparesUnpaired: overlaps).found
        if !pairing.groups.isEmpty {
            found += MessageComparison(good: left, bad: right, firstFailure: failures.first).found
            found += FileComparison(good: left, bad: right, pairing: pairing).found
        }
        let ties = TieFinder(failures: failures)
        for index in found.indices { ties.tie(&found[index]) }
        let ranked = found.enumerated().sorted { Self.isBefore($0, $1) }.map(\.element.change)
        return Difference(
            good: goodDiagnosis.bundle, bad: badDiagnosis.bundle, pairs: paired,
            changes: Array(ranked.prefix(Self.most)), more: max(0, ranked.count - Self.most),
            notes: notes(pairing, paired, overlaps, ranked))
    }

    /// The tie first, then what can break most, then the kind, then how far it moved.
    private static func isBefore(
        _ a: (offset: Int, element: ClaimComparison.Found),
        _ b: (offset: Int, element: ClaimComparison.Found)
    ) -> Bool {
        let (x, y) = (a.element, b.element)
        if x.change.isRoutine != y.change.isRoutine { return y.change.isRoutine }
        if x.strength != y.strength { return x.strength > y.strength }
        if x.findingRank != y.findingRank { return x.findingRank < y.findingRank }
        let (isX, isY) = (x.change.how == .changed, y.change.how == .changed)
        if x.strength > 0, x.strength <= TieFinder.akin, isX != isY { return isX }
        if x.power != y.power { return x.power > y.power }
        if x.change.kind != y.change.kind { return x.change.kind.order < y.change.kind.order }
        if x.magnitude != y.magnitude { return x.magnitude > y.magnitude }
        if let p = x.place, let q = y.place, p != q { return p < q }
        return a.offset < b.offset
    }

    private func notes(
        _ pairing: FilePairing, _ paired: Int, _ overlaps: Bool, _ changes: [Change]
    ) -> [String] {
        var notes: [String] = []
        func some(_ files: [Int], _ facts: BundleFacts) -> String {
            let paths = files.map { facts.files[$0].path }.sorted()
            let more = paths.count - 3
            return paths.prefix(3).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        }
        if pairing.groups.isEmpty {
            if pairing.onlyGood.isEmpty || pairing.onlyBad.isEmpty {
                let name = pairing.onlyGood.isEmpty ? "good" : "bad"
                notes.append(
                    "The \(name) bundle holds no file, so nothing can be compared.")
            } else {
                notes.append(
                    "The bundles share no files: the good one has \(some(pairing.onlyGood, good)), the bad one \(some(pairing.onlyBad, bad)). Little can be compared."
                )
            }
        } else if !overlaps {
            notes.append(
                "The bundles hardly overlap: \(paired == 1 ? "one file is" : "\(paired) files are") in both. What only one of them has is no change for certain."
            )
        }
        if changes.allSatisfy(\.isRoutine), !pairing.groups.isEmpty {
            notes.append(
                changes.isEmpty
                    ? "Nothing differs in what could be compared."
                    : "Nothing differs but ids and times, which differ between any two bundles.")
        }
        let failing = goodDiagnosis.findings.filter { $0.role != .notice }
        if let first = failing.first {
            let more = failing.count - 1
            notes.append(
                "The good bundle shows a failure itself: \(first.title)\(more > 0 ? " and \(more) more" : "")."
            )
        }
        if !changes.allSatisfy(\.isRoutine),
            !badDiagnosis.findings.contains(where: { $0.role != .notice })
        {
            notes.append(
                "No known failure was found in the bad bundle, so the changes are ranked by what such changes can break."
            )
        }
        return notes
    }
}

extension Change.Kind {
    fileprivate var order: Int {
        switch self {
        case .certificate: 0
        case .payload: 1
        case .version: 2
        case .setting: 3
        case .message: 4
        case .reading: 5
        case .file: 6
        }
    }
}

extension Diagnosis {
    /// Adds what changed since a good bundle, and tells each finding the changes that may explain it.
    package mutating func add(_ difference: Difference) {
        self.difference = difference
        let new = Set(
            difference.changes.filter { $0.kind == .message && $0.how == .added }.map(\.subject))
        for index in unexplained.indices
        where new.contains(Claim.shortened(unexplained[index].template)) {
            let why = unexplained[index].why
            unexplained[index].why = (why.isEmpty ? "" : why + ", ") + "not in the good bundle"
        }
        for index in findings.indices {
            let id = findings[index].id
            findings[index].since = difference.changes.lazy.filter { change in
                change.ties.contains { $0.finding == id }
            }.prefix(3).map { change in
                let place = change.now ?? change.was
                let at = place.map { $0.line > 0 ? " (\($0.file):\($0.line))" : " (\($0.file))" }
                return change.says + (at ?? "")
            }
        }
    }
}
