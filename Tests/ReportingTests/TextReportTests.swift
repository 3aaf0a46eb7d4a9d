import Facts
import Reasoning
import Testing

@testable import Reporting

struct TextReportTests {
    @Test
    func `the cascade's answer reads as designed`() {
        let report = Report.render(Samples.cascade, as: .text)
        #expect(
            report.hasPrefix(
                """
                Orders are not stored because PostgreSQL's data disk is full                      critical · certain

                  why     /var/lib/postgresql reached 100 % at 10:02:05. PostgreSQL could write nothing from then on
                          and refused 312 inserts; orders-api answered 500 to each, and nginx 502.
                  who     platform: whoever runs the hosts, databases, brokers and clusters
                  first   Free space on /var/lib/postgresql, then check that inserts succeed
                          $ df -h /var/lib/postgresql
                  chain   postgresql: a disk is full → … → nginx: the gateway answered 502
                  proof   logs/postgresql.log:812 · diag/df.txt:4 · logs/orders-api.log:77 · 2 more
                  also    1 notice · 2 unexplained messages · 2 gaps · 3 rules undecided: the Kafka logs were not…

                ── Root cause ──
                """))
    }

    @Test(arguments: [60, 80, 120, 200])
    func `the first ten lines hold the whole answer`(_ width: Int) {
        let report = Report.render(Samples.cascade, as: .text, options: .init(width: width))
        let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
        let answer = lines.prefix(10).joined(separator: "\n")
        let words = answer.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(words.contains("Orders are not stored because PostgreSQL's data disk is full"))
        #expect(words.contains("critical · certain"))
        #expect(words.contains("why /var/lib/postgresql reached 100 % at 10:02:05."))
        #expect(answer.contains("who     platform"))
        #expect(answer.contains("first   Free space on /var/lib/postgresql"))
        #expect(answer.contains("$ df -h /var/lib/postgresql\n"))
        #expect(words.contains("a disk is full → "))
        #expect(words.contains("the gateway answered 502"))
        #expect(answer.contains("proof   logs/postgresql.log:812 · "))
        #expect(answer.contains("also    1 notice · 2 unexplained messages"))
        #expect(lines[10].isEmpty || lines[9].isEmpty)
    }

    @Test(arguments: [40, 60, 80, 120, 200], Samples.all.indices)
    func `no line is wider than the terminal but for commands`(_ width: Int, _ index: Int) {
        let report = Report.render(Samples.all[index], as: .text, options: .init(width: width))
        for line in report.split(separator: "\n") where !line.contains("$ ") {
            #expect(DisplayWidth.of(line) <= min(width, 120), "\(line)")
            #expect(!line.hasSuffix(" "))
        }
    }

    @Test
    func `colour is only where it was asked for`() {
        let plain = Report.render(Samples.cascade, as: .text)
        let inked = Report.render(Samples.cascade, as: .text, options: .init(colour: true))
        #expect(!plain.contains("\u{1B}"))
        #expect(inked.contains("\u{1B}[1;31mcritical · certain\u{1B}[0m"))
        #expect(withoutColour(inked) == plain)
    }

    @Test
    func `the story tells everything a reader may ask, in order`() throws {
        let report = Report.render(Samples.cascade, as: .text)
        let story = try #require(
            report.components(between: "── Root cause", and: "── What f1 explains"))
        let parts = [
            "f1  Orders are not stored", "critical · certain · platform · postgresql/disk-full",
            "when      14 times, 2026-05-04 10:02:05 – 10:14:09 UTC (12 min 4 s)",
            "why       /var/lib",
            "impact    No order placed", "who       platform", "do        1. Free space",
            "$ df -h /var/lib/postgresql", "2. Look for a replication slot",
            "verify    An insert succeeds",
            "chain     The gateway answered 502 (nginx), because", "because a disk is full",
            "evidence  logs/postgresql.log:812  2026-05-04 10:02:05.123",
            "│ 2026-05-04 10:02:05.123 UTC [88]",
            "diag/df.txt:4", "rivals    • net/connection-reset: it begins two minutes later",
            "reasons   • Nothing in this bundle explains it.",
            "see       • https://www.postgresql.org/",
        ]
        let places = try parts.map { try #require(story.firstRange(of: $0), "\($0)").lowerBound }
        #expect(places == places.sorted())
    }

    @Test
    func `sections come in the order of their weight`() throws {
        let report = Report.render(Samples.cascade, as: .text)
        let headings = report.split(separator: "\n").filter { $0.hasPrefix("──") }
            .map { $0.filter { $0 != "─" }.split(separator: " ").joined(separator: " ") }
        #expect(
            headings == [
                "Root cause", "What f1 explains", "Notices: nothing to do now",
                "Messages no rule explains",
                "What could not be decided", "What to collect next", "Gaps", "What was looked at",
            ])
    }

    @Test
    func `when nothing is found the report says what was looked at and what it could not see`() {
        let report = Report.render(Samples.empty, as: .text, options: .init(width: 120))
        #expect(
            report.hasPrefix("No known failure was found in these files"))
        #expect(
            report.contains(
                "looked  quiet.zip: 3 files, 912 bytes, 2026-05-04 10:00:00 – 10:05:00 UTC."))
        #expect(report.contains("424 known failures were ruled out."))
        #expect(
            report.contains(
                "unseen  A failure that these files do not record cannot be seen in them."))
    }

    @Test
    func `with notices only nothing is failing, as far as these files show`() {
        let report = Report.render(Samples.onlyNotices, as: .text, options: .init(width: 120))
        #expect(report.hasPrefix("Nothing is failing now, as far as these files show"))
        #expect(
            report.contains("seen    Redis refused connections (ended 2026-05-04 10:01:04 UTC)"))
        #expect(report.contains("unseen  1 rule undecided: a.log was not collected."))
        let words = report.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(
            words.contains(
                "It ended at 2026-05-04 10:01:04 UTC, and its log went on in good order."))
    }

    @Test
    func `an unexplained message leads when nothing explains anything, and says so`() {
        let report = Report.render(Samples.onlyUnexplained, as: .text)
        #expect(report.hasPrefix("Unexplained: flux capacitor {} out of phase by {} ms"))
        #expect(report.contains("error · no rule explains it"))
        #expect(report.contains("what    No known failure was found; "))
        #expect(report.contains("proof   logs/worker.log:201"))
        #expect(report.contains("next    Collect the gateway's error log: it would decide 1 rule."))
    }

    @Test(arguments: ReportFormat.allCases, Samples.all.indices)
    func `no report calls anything healthy, and the same diagnosis gives the same report`(
        _ format: ReportFormat, _ index: Int
    ) {
        let report = Report.render(Samples.all[index], as: format)
        #expect(!report.lowercased().contains("healthy"))
        #expect(report == Report.render(Samples.all[index], as: format))
        #expect(report.hasSuffix("\n"))
    }

    @Test
    func `a finding without a root cause is told as what it is`() {
        var diagnosis = Samples.cascade
        diagnosis.findings.removeFirst()
        let report = Report.render(diagnosis, as: .text)
        #expect(report.hasPrefix("PostgreSQL refused 312 writes"))
        #expect(
            report.contains("No root cause was found; this is as far back as these files lead."))
        #expect(report.contains("Symptoms of an unknown cause"))
    }

    @Test(arguments: [ReportFormat.text, .markdown, .html])
    func `a capture cannot begin a command of its own`(_ format: ReportFormat) {
        var diagnosis = Samples.cascade
        diagnosis.findings[0].remediation = [
            .init(todo: "Look", run: "ls a\u{2028}rm b\u{85}rm c\r\u{B}rm d\nls e")
        ]
        let report = Report.render(diagnosis, as: format)
        #expect(report.contains("ls a\\u2028rm b\\x85rm c\\r\\x0brm d"))
        #expect(report.contains("ls e"))
    }

    @Test
    func `findings that explain each other in a circle end the chain`() {
        var diagnosis = Samples.cascade
        diagnosis.findings[3].explains = ["f1"]
        diagnosis.findings[0].because = ["f4"]
        for format in ReportFormat.allCases {
            #expect(!Report.render(diagnosis, as: format).isEmpty)
        }
    }

    @Test(arguments: Hostile.texts.indices)
    func `nothing from a bundle acts on a terminal or leaves its line`(_ index: Int) {
        let diagnosis = Hostile.diagnosis(Hostile.texts[index])
        let report = Report.render(diagnosis, as: .text, options: .init(width: 80))
        let hidden = report.unicodeScalars.filter { $0 != "\n" && Visible.isHidden($0) }
        #expect(hidden.isEmpty)
        for line in report.split(separator: "\n") where !line.contains("$ ") {
            #expect(DisplayWidth.of(line) <= 80)
        }
        let inked = Report.render(diagnosis, as: .text, options: .init(width: 80, colour: true))
        #expect(withoutColour(inked) == report)
    }

    /// Without colours, and without the blanks at the ends of lines that only colours need.
    private func withoutColour(_ text: String) -> String {
        var rest = text.unicodeScalars[...]
        var plain = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\u{1B}" {
                rest = rest.drop { $0 != "m" }.dropFirst()
            } else {
                plain.append(scalar)
            }
        }
        return String(plain).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.lastIndex { $0 != " " }.map { String(line[...$0]) } ?? ""
        }.joined(separator: "\n")
    }
}

extension String {
    /// What stands between two marks.
    fileprivate func components(between start: String, and end: String) -> String? {
        guard let from = firstRange(of: start),
            let to = self[from.upperBound...].firstRange(of: end)
        else { return nil }
        return String(self[from.upperBound..<to.lowerBound])
    }
}
