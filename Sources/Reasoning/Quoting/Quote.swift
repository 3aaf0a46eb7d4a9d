/// A text of a diagnosis that may quote the bundle.
package struct Quote: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case text
        /// The path of a file in the bundle.
        case path
        /// The value of this key: a capture's name, a setting's path.
        case value(of: String)
        /// A value, or a part of one, that was taken out where it stood in its line.
        case taken
    }

    package let text: String
    package var kind = Kind.text
    /// The rule's own words, with the names of its holes: they quote nothing.
    package var own = ""

    package init(_ text: String, kind: Kind = .text, own: String = "") {
        (self.text, self.kind, self.own) = (text, kind, own)
    }
}

/// What makes a quote fit to be shown.
package typealias QuoteCleaning = (Quote) -> String

extension Diagnosis {
    /// The same diagnosis, with everything it quotes passed through `clean`.
    ///
    /// It is the one place that knows what of a diagnosis comes from a bundle, so that no report can forget it.
    /// Lines come first: what is taken out of them is known when titles and commands are cleaned.
    package func quoting(_ clean: QuoteCleaning) -> Diagnosis {
        var diagnosis = self
        let lines =
            findings.flatMap(\.evidence) + unexplained.flatMap(\.evidence)
            + (difference?.changes ?? []).flatMap { [$0.was, $0.now].compactMap(\.self) }
        for line in lines { _ = clean(Quote(line.text)) }
        diagnosis.findings = findings.map { $0.quoting(clean) }
        diagnosis.unexplained = unexplained.map { $0.quoting(clean) }
        diagnosis.difference = difference?.quoting(clean)
        diagnosis.verdicts.undecided = verdicts.undecided.map { undecided in
            var undecided = undecided
            undecided.why = clean(Quote(undecided.why))
            return undecided
        }
        diagnosis.verdicts.clearances = verdicts.clearances.map { clearance in
            var clearance = clearance
            clearance.files = clearance.files.map { clean(Quote($0, kind: .path)) }
            return clearance
        }
        diagnosis.nextEvidence = nextEvidence.map { next in
            var next = next
            next.collect = clean(Quote(next.collect))
            return next
        }
        diagnosis.gaps = gaps.map {
            $0.quoting {
                clean(Quote($0))
            } path: {
                clean(Quote($0, kind: .path))
            }
        }
        diagnosis.clocks = clocks.map { note in
            var note = note
            note.files = note.files.map { clean(Quote($0, kind: .path)) }
            note.reasons = note.reasons.map { clean(Quote($0)) }
            return note
        }
        return diagnosis
    }
}

extension Finding.Evidence {
    package func quoting(_ clean: QuoteCleaning) -> Finding.Evidence {
        var evidence = self
        evidence.file = clean(Quote(file, kind: .path))
        evidence.text = clean(Quote(text))
        if evidence.text != text { evidence.focus = Self.focus(of: self, in: evidence.text) }
        return evidence
    }

    /// Where what was looked for stands now: behind the same words, or before them.
    private static func focus(of evidence: Finding.Evidence, in text: String) -> Int {
        let before = evidence.text.prefix(evidence.focus)
        if text.hasPrefix(before) { return evidence.focus }
        let words = evidence.text.dropFirst(evidence.focus).prefix(12)
        if !words.isEmpty, let range = text.firstRange(of: words) {
            return text.distance(from: text.startIndex, to: range.lowerBound)
        }
        return min(evidence.focus, text.count)
    }
}

extension Signal {
    package func quoting(_ clean: QuoteCleaning) -> Signal {
        var signal = self
        signal.evidence = evidence.map { $0.quoting(clean) }
        signal.template = clean(Quote(template))
        signal.exception = exception.map { clean(Quote($0)) }
        signal.why = clean(Quote(why))
        return signal
    }
}

extension Trial {
    package func quoting(_ clean: QuoteCleaning) -> Trial {
        for line in lines.flatMap(\.evidence) { _ = clean(Quote(line.text)) }
        return Trial(
            lines: lines.map { line in
                Line(
                    depth: line.depth, outcome: line.outcome, text: clean(Quote(line.text)),
                    evidence: line.evidence.map { $0.quoting(clean) })
            })
    }
}
