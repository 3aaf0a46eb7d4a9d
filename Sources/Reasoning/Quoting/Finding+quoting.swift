extension Finding {
    func quoting(_ clean: QuoteCleaning) -> Finding {
        var finding = self
        finding.evidence = evidence.map { $0.quoting(clean) }
        var changed: [(name: String, raw: String, clean: String)] = []
        finding.captures = captures.map { name, value in
            let safe = shown(name, value, in: finding.evidence, clean)
            if safe != value { changed.append((name, value, safe)) }
            return (name, safe)
        }
        // The longest first: one value may stand in another.
        changed.sort { ($1.raw.count, $0.name) < ($0.raw.count, $1.name) }
        func prose(_ text: String, own: String) -> String {
            let known = changed.reduce(text) { $0.replacingWords($1.raw, with: $1.clean) }
            return clean(Quote(known, own: own))
        }
        func step(_ step: Step, own: Step?) -> Step {
            var step = step
            step.todo = prose(step.todo, own: own?.todo ?? "")
            step.run = step.run.map { run in
                // Nothing that was taken out can be typed.
                let known = changed.reduce(run) { $0.replacingWords($1.raw, with: "<\($1.name)>") }
                return clean(Quote(known, own: own?.run ?? ""))
            }
            return step
        }
        finding.title = prose(title, own: general.title)
        finding.cause = prose(cause, own: general.cause)
        finding.impact = prose(impact, own: general.cause)
        finding.verify = prose(verify, own: general.verify)
        finding.remediation = remediation.enumerated().map { index, one in
            step(
                one,
                own: general.remediation.indices.contains(index) ? general.remediation[index] : nil)
        }
        finding.reasons = reasons.map { prose($0, own: "") }
        finding.since = since.map { prose($0, own: "") }
        finding.component = prose(component, own: "")
        finding.rivals = rivals.map { Rival(rule: $0.rule, because: prose($0.because, own: "")) }
        finding.folded = folded.map { one in
            var one = one
            one.template = clean(Quote(one.template))
            one.file = clean(Quote(one.file, kind: .path))
            return one
        }
        return finding
    }

    /// A capture as it may be shown. One that stood in a line and stands no longer in it went with what was
    /// taken out there, be it the whole of it or a part.
    private func shown(
        _ name: String, _ value: String, in shown: [Evidence], _ clean: QuoteCleaning
    ) -> String {
        let lines = zip(evidence, shown).filter { $0.0.text.contains(value) }
        // Without its line only the name tells what it is.
        guard !lines.isEmpty else { return clean(Quote(value, kind: .value(of: name))) }
        let safe = clean(Quote(value))
        guard safe == value, value.utf8.count > 2 else { return safe }
        let isTaken = lines.contains { !$0.1.text.contains(value) }
        return isTaken ? clean(Quote(value, kind: .taken)) : safe
    }
}

extension Difference {
    func quoting(_ clean: QuoteCleaning) -> Difference {
        var difference = self
        difference.changes = changes.map { $0.quoting(clean) }
        difference.notes = notes.map { clean(Quote($0)) }
        return difference
    }
}

extension Change {
    func quoting(_ clean: QuoteCleaning) -> Change {
        var change = self
        change.was = was?.quoting(clean)
        change.now = now?.quoting(clean)
        change.subject = clean(Quote(subject))
        var says = says
        func value(_ value: String) -> String {
            let safe = clean(Quote(value, kind: .value(of: subject)))
            if safe != value { says = says.replacingWords(value, with: safe) }
            return safe
        }
        change.before = before.map(value)
        change.after = after.map(value)
        change.says = clean(Quote(says))
        change.reasons = reasons.map { clean(Quote($0)) }
        change.ties = ties.map {
            Tie(finding: $0.finding, because: clean(Quote($0.because)))
        }
        return change
    }
}

extension String {
    /// With each place changed at which the words stand and are not a part of longer ones.
    func replacingWords(_ words: String, with other: String) -> String {
        guard words.utf8.count > 2, contains(words) else { return self }
        var result = ""
        var rest = self[...]
        while let range = rest.firstRange(of: words) {
            let before = result.last ?? " "
            let last = rest[..<range.lowerBound].last ?? before
            let next = rest[range.upperBound...].first ?? " "
            let isWhole =
                !(last.isLetter || last.isNumber) && !(next.isLetter || next.isNumber)
                || words.utf8.count > 11
            result += rest[..<range.lowerBound]
            result += isWhole ? other[...] : rest[range]
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
