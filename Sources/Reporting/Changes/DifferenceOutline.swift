import Reasoning

/// What a report says of the changes since a good bundle, before a format puts it on a page.
struct DifferenceOutline {
    let difference: Difference
    let diagnosis: Diagnosis
    private let titles: [String: String]

    /// Changes listed in a report about the failure, and in one about the changes.
    static let few = 10
    static let many = 50

    init(_ difference: Difference, in diagnosis: Diagnosis) {
        self.difference = difference
        self.diagnosis = diagnosis
        titles = Dictionary(diagnosis.findings.map { ($0.id, $0.title) }) { a, _ in a }
    }

    /// The changes worth listing, likeliest first.
    func listed(_ most: Int) -> [Change] { Array(difference.telling.prefix(most)) }

    /// What is not listed, in a sentence; `nil` when everything is.
    func rest(_ most: Int) -> String? {
        let telling = max(0, difference.telling.count - most)
        let routine = difference.changes.count(where: \.isRoutine)
        var parts: [String] = []
        if telling + difference.more > 0 {
            let words = Words.count(telling + difference.more, "more change", "more changes")
            parts.append(difference.more == 0 ? "\(words), in the JSON report" : words)
        }
        if routine > 0 {
            parts.append(
                "\(Words.grouped(routine)) that \(routine == 1 ? "differs" : "differ") between any two bundles (ids, times)"
            )
        }
        return parts.isEmpty ? nil : "and " + parts.joined(separator: ", and ")
    }

    /// With a capital at its beginning.
    static func headline(_ change: Change) -> String {
        // A key path keeps its case.
        change.says.hasPrefix("the ") ? "The" + change.says.dropFirst(3) : change.says
    }

    /// Why the change stands where it does, a sentence a finding.
    func why(_ change: Change) -> [String] {
        let ties = change.ties.prefix(3).map { tie in
            let title = titles[tie.finding].map { " “\($0)”" } ?? ""
            return "\(tie.finding)\(title): \(tie.because)"
        }
        return ties + (change.reasons.isEmpty ? [] : [change.reasons.joined(separator: "; ")])
    }

    /// Where it stands now and where it stood, in words: “logs/a.log:7, before logs/a.log:6”.
    static func places(_ change: Change) -> String {
        func place(_ evidence: Finding.Evidence) -> String { Words.place(evidence) }
        switch (change.now, change.was) {
        case (let now?, let was?):
            return place(now) == place(was) ? place(now) : "\(place(now)), before \(place(was))"
        case (let now?, nil): return place(now)
        case (nil, let was?): return "\(place(was)) of the good bundle"
        case (nil, nil): return ""
        }
    }

    /// What was compared.
    var looked: String {
        let (good, bad) = (difference.good, difference.bad)
        return
            "Good: \(bundle(good)). Bad: \(bundle(bad)). \(Words.count(difference.pairs, "file is", "files are")) in both."
    }

    private func bundle(_ bundle: BundleSummary) -> String {
        let time = Words.range(bundle.from, bundle.to).map { ", \($0)" } ?? ""
        return "\(bundle.name), \(Words.count(bundle.files, "file", "files"))\(time)"
    }

    /// What a reader of `diff` sees first.
    var answer: Answer {
        let root = diagnosis.rootCauses.first ?? diagnosis.findings.first { $0.role != .notice }
        let failure = root.map { "\($0.id) “\($0.title)” (\($0.rule))" }
        guard let first = difference.telling.first else {
            return Answer(
                title: difference.pairs == 0
                    ? "These bundles cannot be compared" : "Nothing that matters changed",
                label: ["nothing to blame"], severity: nil,
                rows: rows([
                    (.what, difference.notes.joined(separator: " ")), (.looked, looked),
                    (.also, failure.map { "The bad bundle shows \($0)" }),
                ]))
        }
        let why = why(first)
        let isTied = !first.ties.isEmpty
        var answer = Answer(
            title: title(first),
            label: [
                first.kind.rawValue, isTied ? "likeliest change" : "change that could break most",
            ],
            severity: isTied ? root?.severity : nil,
            rows: rows([
                (
                    .why,
                    why.isEmpty
                        ? "Nothing ties it to a finding; it is first because such changes break things."
                        : why.joined(separator: ". ") + "."
                ),
                (.what, failure.map { "The bad bundle shows \($0)." } ?? difference.notes.first),
            ]))
        let places = [first.now, first.was].compactMap(\.self)
        if !places.isEmpty {
            answer.rows.append(.init(question: .proof, content: .places(places, more: 0)))
        }
        answer.rows += rows([(.looked, looked), (.also, others)])
        return answer
    }

    /// What fails since which change, where the change is tied to it: “request bodies exceed 1 MB
    /// since batch_size went from 500 to 15000”.
    private func title(_ change: Change) -> String {
        guard let tie = change.ties.first, let failure = titles[tie.finding],
            failure.count + change.says.count <= 165
        else { return Self.headline(change) }
        return "\(failure), since \(change.says)"
    }

    private var others: String? {
        let telling = difference.telling.count - 1 + difference.more
        let routine = difference.changes.count(where: \.isRoutine)
        let parts = [
            telling > 0 ? Words.count(telling, "more change", "more changes") : nil,
            routine > 0 ? "\(Words.grouped(routine)) routine" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    private func rows(_ rows: [(Answer.Question, String?)]) -> [Answer.Row] {
        rows.compactMap { question, text in
            text.flatMap { $0.isEmpty ? nil : .init(question: question, content: .prose($0)) }
        }
    }
}
