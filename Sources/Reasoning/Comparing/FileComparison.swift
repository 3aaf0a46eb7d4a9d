import Facts

/// Files that only one of the bundles has, and logs that grew at another pace.
struct FileComparison {
    let good: Side
    let bad: Side
    let pairing: FilePairing

    var found: [ClaimComparison.Found] {
        only(pairing.onlyBad, bad, .added) + only(pairing.onlyGood, good, .removed) + encodings
            + paces
    }

    private func only(_ files: [Int], _ side: Side, _ how: Change.How) -> [ClaimComparison.Found] {
        files.map { number in
            let file = side.facts.files[number]
            let place = Finding.Evidence(file: file.path, line: 0, text: "")
            let isAdded = how == .added
            let change = Change(
                kind: .file, how: how, subject: file.path, was: isAdded ? nil : place,
                now: isAdded ? place : nil,
                says: "\(file.path) is only in the \(isAdded ? "bad" : "good") bundle")
            var found = ClaimComparison.Found(
                change: change, power: file.kind == .config ? .telling : .cosmetic)
            found.magnitude = 0
            return found
        }
    }

    private var encodings: [ClaimComparison.Found] {
        pairing.groups.compactMap { group in
            guard let x = group.good.first, let y = group.bad.last else { return nil }
            let (before, after) = (good.facts.files[x], bad.facts.files[y])
            let known = Set(group.good.map { good.facts.files[$0].encoding })
            guard !known.contains(after.encoding) else { return nil }
            let change = Change(
                kind: .payload, how: .changed, subject: after.path, before: before.encoding,
                after: after.encoding, was: Finding.Evidence(file: before.path, line: 0, text: ""),
                now: Finding.Evidence(file: after.path, line: 0, text: ""),
                says:
                    "the encoding of \(after.path) went from \(before.encoding) to \(after.encoding)"
            )
            var found = ClaimComparison.Found(change: change, power: .breaking)
            found.words = ["encoding", "charset"]
            return found
        }
    }

    /// Lines a minute of each log, where they are enough to be compared.
    private var paces: [ClaimComparison.Found] {
        pairing.groups.compactMap { group in
            guard let x = group.good.last, let y = group.bad.last,
                let before = pace(good.facts.files[x]), let after = pace(bad.facts.files[y]),
                max(before, after) >= 4 * min(before, after)
            else { return nil }
            let path = bad.path(y)
            let change = Change(
                kind: .reading, how: after > before ? .moreOften : .lessOften,
                subject: "lines a minute of \(path)", before: rounded(before),
                after: rounded(after),
                was: Finding.Evidence(file: good.path(x), line: 0, text: ""),
                now: Finding.Evidence(file: path, line: 0, text: ""),
                says: "\(path) has \(rounded(after)) lines a minute; it had \(rounded(before))")
            return ClaimComparison.Found(change: change, power: .cosmetic)
        }
    }

    private func pace(_ file: FileFacts) -> Double? {
        guard file.kind == .log, file.lines >= 10, let first = file.first, let last = file.last,
            first < last
        else { return nil }
        let minutes = Double(last.microseconds - first.microseconds) / 60_000_000
        return minutes >= 0.5 ? Double(file.lines) / minutes : nil
    }

    private func rounded(_ number: Double) -> String {
        number >= 10 ? "\(Int(min(number, 1e15)))" : "\((number * 10).rounded() / 10)"
    }
}
