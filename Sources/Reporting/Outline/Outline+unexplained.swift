import Reasoning

extension Outline {
    /// How often, how loud, when, and why it stands out.
    static func facts(of signal: Signal) -> [String] {
        [
            Words.count(signal.count, "time", "times"), signal.level?.rawValue,
            Words.range(signal.first, signal.last), signal.why.isEmpty ? nil : signal.why,
        ].compactMap(\.self)
    }

    /// What is left out of the list, and how to go on with one that is in it.
    var afterUnexplained: [String] {
        let more = diagnosis.unlisted
        return [
            more == 0 ? nil : "\(Words.count(more, "message", "messages")) of further kinds.",
            "“clearcause rules draft BUNDLE --signal 1” turns the first of them into a draft rule.",
        ].compactMap(\.self)
    }

    /// `12 further messages are consequences of it, most of them “…” (logs/app.log:12)`.
    static func folded(_ finding: Finding) -> String? {
        guard let first = finding.folded.first else { return nil }
        let count = finding.folded.reduce(0) { $0 + $1.count }
        let verb = count == 1 ? "is a consequence" : "are consequences"
        let most = finding.folded.count == 1 ? "" : "most of them "
        let template = Wrapping.shortened(first.template, width: 160)
        return
            "\(Words.count(count, "further message", "further messages")) \(verb) of it: "
            + "\(most)“\(template)” (\(first.file):\(first.line))"
    }
}
