import Reasoning

extension Outline {
    /// What was looked at: which bundle, how many files, how much, which time, and how many failures that rules out.
    var looked: String {
        let bundle = diagnosis.bundle
        let time = Words.range(bundle.from, bundle.to) ?? "no line with a time"
        let ruledOut = diagnosis.verdicts.ruledOut
        let verdict =
            ruledOut == 0
            ? ""
            : " \(Words.count(ruledOut, "known failure was", "known failures were")) ruled out."
        return
            "\(bundle.name): \(Words.count(bundle.files, "file", "files")), \(Words.bytes(bundle.bytes)), \(time)."
            + verdict
    }

    /// What these files could not show. It is never empty: what no file records, no rule can see.
    var unseen: String {
        let gaps = diagnosis.gaps.count
        let parts = [
            gaps == 0 ? nil : "\(Words.count(gaps, "gap", "gaps")) in what could be read",
            undecidedLine,
        ].compactMap(\.self)
        let known = parts.isEmpty ? "" : parts.joined(separator: " · ") + ". "
        return known + "A failure that these files do not record cannot be seen in them."
    }

    /// `14 rules undecided: the Kafka logs were not collected`, with the reason that counts most.
    var undecidedLine: String? {
        let number = diagnosis.verdicts.undecided.count
        guard number > 0, let most = undecided.first else { return nil }
        let more =
            undecided.count > 1
            ? ", and \(Words.count(undecided.count - 1, "other reason", "other reasons"))" : ""
        let rules = Words.count(number, "rule", "rules")
        return "\(rules) undecided: \(trimmed(most.why))\(more)"
    }

    /// Without the full stop at its end, to go on after it.
    private func trimmed(_ sentence: String) -> String {
        sentence.last == "." ? String(sentence.dropLast()) : sentence
    }
}
