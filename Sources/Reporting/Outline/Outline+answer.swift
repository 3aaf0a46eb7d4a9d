import Reasoning
import Rules

extension Outline {
    /// The answer every format opens with.
    var answer: Answer {
        if diagnosis.purpose == .check { return checkAnswer }
        return switch lead {
        case .rootCause(let finding): answer(finding, note: nil)
        case .furthestBack(let finding):
            answer(
                finding, note: "No root cause was found; this is as far back as these files lead.")
        case .unexplained(let signal): answer(signal)
        case .noticesOnly: noticesOnly
        case .nothing: nothing
        }
    }

    private func answer(_ finding: Finding, note: String?) -> Answer {
        let why = [note, finding.cause.isEmpty ? finding.impact : finding.cause]
            .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        let chain = chain(from: finding)
        return Answer(
            title: finding.title, label: [finding.severity.rawValue, finding.confidence.rawValue],
            severity: finding.severity,
            rows: rows([
                (.why, why.isEmpty ? nil : .prose(why)),
                (.since, finding.since.first.map { .prose($0 + ".") }),
                (.who, .prose(Words.owner(finding.owner))),
                (.first, finding.remediation.first.map(Answer.Content.step)),
                (.chain, chain.count > 1 ? .chain(links(chain)) : nil),
                (.proof, proof(chain)),
                (.also, also),
            ]))
    }

    private func answer(_ signal: Signal) -> Answer {
        let notices = findings(.notice).count
        let known =
            notices == 0
            ? "No known failure was found"
            : "Of known failures only \(Words.count(notices, "notice was", "notices were")) found"
        let times = Words.range(signal.first, signal.last).map { ", \($0)" } ?? ""
        let why = signal.why.isEmpty ? "" : "; \(signal.why)"
        let innermost = signal.exception.map { " The innermost exception is “\($0)”." } ?? ""
        let what =
            "\(known); of the messages no rule explains, this one stands out most: "
            + "\(Words.count(signal.count, "time", "times"))\(times)\(why).\(innermost)"
        return Answer(
            title: "Unexplained: \(signal.template)",
            label: [signal.level?.rawValue, "no rule explains it"].compactMap(\.self),
            severity: nil,
            rows: rows([
                (.what, .prose(what)),
                (.proof, places(signal.evidence)),
                (.looked, .prose(looked)),
                (.unseen, .prose(unseen)),
                (.next, next),
                (.also, also),
            ]))
    }

    private var noticesOnly: Answer {
        let notices = findings(.notice)
        return Answer(
            title: "Nothing is failing now, as far as these files show",
            label: [Words.count(notices.count, "notice", "notices")], severity: nil,
            rows: rows([
                (.seen, .items(notices.map { .init(text: noticeLine($0), section: .notices) })),
                (.looked, .prose(looked)),
                (.unseen, .prose(unseen)),
                (.next, next),
                (.also, mildOnly),
            ]))
    }

    private var nothing: Answer {
        Answer(
            title: "No known failure was found in these files", label: ["nothing found"],
            severity: nil,
            rows: rows([
                (.looked, .prose(looked)),
                (.unseen, .prose(unseen)),
                (.next, next),
                (.also, mildOnly),
            ]))
    }

    /// The messages no rule explains, where none of them is worth opening with.
    private var mildOnly: Answer.Content? {
        let number = diagnosis.unexplained.count
        guard number > 0 else { return nil }
        let what = number == 1 ? "which reports no failure" : "none of which reports a failure"
        return .items([
            .init(
                text:
                    "\(Words.count(number, "unexplained message", "unexplained messages")), \(what)",
                section: .unexplained)
        ])
    }

    private func rows(_ rows: [(Answer.Question, Answer.Content?)]) -> [Answer.Row] {
        rows.compactMap { question, content in
            content.map { .init(question: question, content: $0) }
        }
    }

    private func noticeLine(_ notice: Finding) -> String {
        notice.recovered.map { "\(notice.title) (ended \(Words.time($0)) UTC)" } ?? notice.title
    }

    /// The first line in each file, the lead's files before those of what it explains.
    private func proof(_ chain: [Finding]) -> Answer.Content? {
        places(chain.flatMap(\.evidence))
    }

    /// The first place in each file, at most four, and how many pieces of evidence there are besides.
    private func places(_ evidence: [Finding.Evidence]) -> Answer.Content? {
        var seen: Set<String> = []
        let places = evidence.filter { seen.insert($0.file).inserted }.prefix(4)
        return places.isEmpty ? nil : .places(Array(places), more: evidence.count - places.count)
    }

    private var next: Answer.Content? {
        diagnosis.nextEvidence.first.map {
            let rules = Words.count($0.wouldDecide.count, "rule", "rules")
            let gain = $0.wouldDecide.isEmpty ? "" : ": it would decide \(rules)"
            return .prose("Collect \(Outline.collecting($0))\(gain).")
        }
    }

    /// Everything else the report holds, counted.
    private var also: Answer.Content? {
        var parts: [Answer.Item] = []
        func add(_ number: Int, _ one: String, _ many: String, _ section: Answer.Section) {
            guard number > 0 else { return }
            parts.append(.init(text: Words.count(number, one, many), section: section))
        }
        var unexplained = diagnosis.unexplained.count
        switch lead {
        case .rootCause:
            add(findings(.rootCause).count - 1, "more root cause", "more root causes", .rootCauses)
        case .unexplained: unexplained -= 1
        case .furthestBack, .noticesOnly, .nothing: break
        }
        add(
            findings(.contributing).count, "contributing finding", "contributing findings",
            .contributing)
        add(findings(.notice).count, "notice", "notices", .notices)
        add(unexplained, "unexplained message", "unexplained messages", .unexplained)
        add(diagnosis.gaps.count, "gap", "gaps", .gaps)
        if case .unexplained = lead {
        } else if let undecided = undecidedLine {
            parts.append(.init(text: undecided, section: .undecided))
        }
        return parts.isEmpty ? nil : .items(parts)
    }
}
