import Bundles
import Facts
import Reasoning
import Rules

/// Diagnoses as JUnit XML, for CI servers that show test results; valid for the schemas of Ant and of
/// Jenkins' xUnit plugin.
///
/// A bundle's rules are a suite a system. A finding is a failed test case; a notice, or one that is less
/// severe than asked, is a skipped one. The rules that found nothing pass as one case, which says how
/// many they are.
struct JUnitReport {
    let diagnoses: [Diagnosis]
    let options: ReportOptions

    init(_ diagnoses: [Diagnosis], options: ReportOptions) {
        self.diagnoses = diagnoses
        self.options = options
    }

    var text: String {
        var suites: [Suite] = []
        for diagnosis in diagnoses { suites += self.suites(diagnosis) }
        return
            (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
            + suites.enumerated().flatMap { lines($1, number: $0) } + ["</testsuites>", ""])
            .joined(separator: "\n")
    }

    private struct Suite {
        let diagnosis: Diagnosis
        let name: String
        var cases: [Case] = []
        var errors: [String] = []
    }

    private struct Case {
        let name: String
        let group: String
        var failure: (type: String, message: String, text: String)?
        var skipped: String?
    }

    private func suites(_ diagnosis: Diagnosis) -> [Suite] {
        var suites: [Suite] = []
        for finding in diagnosis.findings {
            let system = Visible.prose(String(finding.rule.prefix { $0 != "/" }))
            let name = system.isEmpty ? "rules" : system
            if !suites.contains(where: { $0.name == name }) {
                suites.append(Suite(diagnosis: diagnosis, name: name))
            }
            guard let index = suites.firstIndex(where: { $0.name == name }) else { continue }
            suites[index].cases.append(testCase(finding))
        }
        suites.sort { $0.name < $1.name }
        var rest = Suite(diagnosis: diagnosis, name: "clearcause")
        rest.errors = diagnosis.gaps.map { gap in
            "\(gap.file)\(gap.line.map { ":\($0)" } ?? "") \(gap.sentence)"
        }
        let verdicts = diagnosis.verdicts
        rest.cases.append(
            Case(
                name: Words.count(verdicts.ruledOut, "rule", "rules") + " found nothing",
                group: "clearcause.passed"))
        if !verdicts.undecided.isEmpty {
            let number = Words.count(verdicts.undecided.count, "rule", "rules")
            rest.cases.append(
                Case(
                    name: "\(number) could not be decided", group: "clearcause.undecided",
                    skipped: verdicts.undecided.first?.why ?? ""))
        }
        return suites + [rest]
    }

    private func testCase(_ finding: Finding) -> Case {
        let place = finding.evidence.first.map { " (\(Words.place($0)))" } ?? ""
        var testCase = Case(
            name: finding.title + place,
            group: finding.rule.replacing("/", with: "."))
        let isAsked = options.failOn.map { finding.severity >= $0 } ?? true
        if finding.role == .notice || !isAsked {
            testCase.skipped = "\(finding.severity.rawValue): \(finding.title)"
        } else {
            testCase.failure = (
                finding.severity.rawValue, finding.title, Self.told(finding)
            )
        }
        return testCase
    }

    /// The finding in lines: why, where, who, what to do.
    private static func told(_ finding: Finding) -> String {
        var lines = finding.evidence.map { "\(Words.place($0))  \(Visible.line($0.text))" }
        if !finding.cause.isEmpty { lines += ["", finding.cause] }
        if !finding.impact.isEmpty { lines.append(finding.impact) }
        lines += ["", "Who can fix it: \(finding.owner.phrase)"]
        for (number, step) in finding.remediation.enumerated() {
            lines.append("\(number + 1). \(step.todo)")
            lines += step.commands.map { "   $ \($0)" }
        }
        if !finding.verify.isEmpty { lines.append("To verify: \(finding.verify)") }
        lines.append("Rule: \(finding.rule)")
        return lines.joined(separator: "\n")
    }

    private func lines(_ suite: Suite, number: Int) -> [String] {
        let failures = suite.cases.count { $0.failure != nil }
        let skipped = suite.cases.count { $0.skipped != nil }
        let bundle = suite.diagnosis.bundle
        let head: [(String, String)] = [
            ("name", suite.name), ("package", bundle.name.isEmpty ? "bundle" : bundle.name),
            ("id", String(number)), ("timestamp", Self.time(bundle.to ?? bundle.from)),
            ("hostname", "localhost"), ("tests", String(suite.cases.count)),
            ("failures", String(failures)), ("errors", "0"), ("skipped", String(skipped)),
            ("time", "0"),
        ]
        return ["  <testsuite\(attributes(head))>", "    <properties>"]
            + ["      <property\(attributes([("name", "bundle"), ("value", bundle.name)]))/>"]
            + ["    </properties>"] + suite.cases.flatMap(lines)
            + ["    <system-out></system-out>"]
            + [
                "    <system-err>\(XMLText.content(suite.errors.joined(separator: "\n")))</system-err>"
            ]
            + ["  </testsuite>"]
    }

    private func lines(_ testCase: Case) -> [String] {
        let head = attributes([
            ("name", testCase.name), ("classname", testCase.group), ("time", "0"),
        ])
        if let failure = testCase.failure {
            let marks = attributes([("type", failure.type), ("message", failure.message)])
            return [
                "    <testcase\(head)>",
                "      <failure\(marks)>\(XMLText.content(failure.text))</failure>",
                "    </testcase>",
            ]
        }
        if let skipped = testCase.skipped {
            return [
                "    <testcase\(head)>", "      <skipped\(attributes([("message", skipped)]))/>",
                "    </testcase>",
            ]
        }
        return ["    <testcase\(head)/>"]
    }

    private func attributes(_ pairs: [(String, String)]) -> String {
        pairs.map { " \($0)=\"\(XMLText.attribute($1))\"" }.joined()
    }

    /// Without a zone, as the schema wants it. A report states no time of its own: same bundle, same bytes.
    private static func time(_ moment: Moment?) -> String {
        String((moment?.iso8601 ?? "1970-01-01T00:00:00").prefix(19))
    }
}

/// Text in XML 1.0, which has no way to say most control characters: they are made visible.
enum XMLText {
    static func attribute(_ text: String) -> String { escaped(Visible.prose(text)) }

    /// Text with its lines kept.
    static func content(_ text: String) -> String {
        escaped(
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { Visible.line(String($0)) }.joined(separator: "\n"))
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            // The last two code points of the first plane are no characters of XML.
            case "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
