import Reasoning

extension Outline {
    /// What was looked at: which bundle, how many files, how much, which time, and how many failures that rules out.
    var looked: String {
        let bundle = diagnosis.bundle
        if diagnosis.purpose == .check { return lookedBeforeDeployment }
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

    private var lookedBeforeDeployment: String {
        let bundle = diagnosis.bundle
        let rules = diagnosis.verdicts.ruledOut + diagnosis.verdicts.found
        return
            "\(bundle.name): \(Words.count(bundle.files, "file", "files")), \(Words.bytes(bundle.bytes)), "
            + "\(Words.count(rules, "rule", "rules")). What no rule knows, and what is set elsewhere, cannot be seen."
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

    /// How times were told that the lines do not state whole, one sentence a kind, and for which files.
    var clocks: [String] {
        diagnosis.clocks.map { note in
            let more = note.files.count - 3
            let others = more > 0 ? " and \(Words.count(more, "more file", "more files"))" : ""
            return note.files.prefix(3).joined(separator: ", ") + others + ": "
                + note.reasons.joined(separator: "; ") + "."
        }
    }

    /// `14 rules undecided: the Kafka logs were not collected`, with the reason that counts most.
    var undecidedLine: String? {
        let number = diagnosis.verdicts.undecided.count(where: \.isOfBundle)
        guard number > 0, let most = undecided.first else { return nil }
        let more =
            undecided.count > 1
            ? ", and \(Words.count(undecided.count - 1, "other reason", "other reasons"))" : ""
        let rules = Words.count(number, "rule", "rules")
        return "\(rules) undecided: \(trimmed(most.why))\(more)"
    }

    /// What to collect, where to find it, and what it would decide: “the error log of nginx
    /// (/var/log/nginx/error.log), which would decide 3 rules”.
    static func collecting(_ next: NextEvidence) -> String {
        let places = next.files.prefix(3).joined(separator: ", ")
        return places.isEmpty ? next.collect : "\(next.collect) (\(places))"
    }

    /// What a group of rules was ruled out by: “logs/app.log and 2 more files, from … to …”.
    static func clearing(_ clearance: Verdicts.Clearance) -> String {
        guard let first = clearance.files.first else { return "by facts that are there and fine" }
        let more = clearance.files.count - 1
        let files =
            more == 0 ? first : "\(first) and \(Words.count(more, "more file", "more files"))"
        return Words.range(clearance.from, clearance.to).map { "\(files), \($0)" } ?? files
    }

    /// Without the full stop at its end, to go on after it.
    private func trimmed(_ sentence: String) -> String {
        sentence.last == "." ? String(sentence.dropLast()) : sentence
    }
}
