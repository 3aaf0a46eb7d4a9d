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
                """))
        print(report)
    }

    @Test(arguments: [60, 80, 120, 200])
    func `the first ten lines hold the whole answer`(_ width: Int) {
        let report = Report.render(Samples.cascade, as: .text, options: .init(width: width))
        let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
        let answer = lines.prefix(10).joined(separator: "\n")
        let words = lines.prefix(10).joined(separator: " ").split(separator: " ").joined(
            separator: " ")
        #expect(words.contains("Orders are not stored because PostgreSQL's data disk is full"))
        #expect(words.contains("critical · certain"))
        #expect(answer.contains("why    /var/lib/postgresql reached 100 %"))
        #expect(answer.contains("who    platform"))
        #expect(answer.contains("first  Free space on /var/lib/postgresql"))
        #expect(answer.contains("$ df -h /var/lib/postgresql"))
        #expect(answer.contains("chain  postgresql: a disk is full → "))
        #expect(answer.contains("proof  logs/postgresql.log:812"))
        #expect(answer.contains("also   1 notice"))
        #expect(lines.first { $0.hasPrefix("──") } != nil)
        print(answer)
    }

    @Test(arguments: [40, 60, 80, 120, 200], Samples.all.indices)
    func `no line is wider than the terminal but for commands`(_ width: Int, _ index: Int) {
        let report = Report.render(Samples.all[index], as: .text, options: .init(width: width))
        for line in report.split(separator: "\n") where !line.contains("$ ") {
            #expect(DisplayWidth.of(line) <= width, "\(line)")
            #expect(!line.hasSuffix(" "))
        }
    }

    @Test
    func `colour is only where it was asked for`() {
        let plain = Report.render(Samples.cascade, as: .text)
        let inked = Report.render(Samples.cascade, as: .text, options: .init(colour: true))
        #expect(!plain.contains("\u{1B}"))
        #expect(inked.contains("\u{1B}[1;31mcritical · certain\u{1B}[0m"))
        let parts = inked.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
        let stripped =
            parts.prefix(1) + parts.dropFirst().map { $0.drop(while: { $0 != "m" }).dropFirst() }
        #expect(stripped.joined() == plain)
    }

    @Test
    func `print the rest`() {
        for sample in Samples.all {
            print(Report.render(sample, as: .text, options: .init(width: 80)), "\n=====")
        }
    }
}
