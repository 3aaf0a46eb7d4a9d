import Bundles
import Reasoning

@testable import Reporting

/// What a log line may hold when somebody means ill.
enum Hostile {
    static let texts: [String] =
        [
            "</style><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "<!-- --><svg/onload=alert(1)>",
            "]]><![CDATA[",
            "&lt;b&gt; &amp; &#x3c;",
            "\u{1B}]0;owned\u{7} \u{1B}[31mred\u{1B}[0m \u{9B}2J",
            "user\u{202E}gnp.exe \u{2066}x\u{2069} \u{200B}\u{FEFF}\u{AD}",
            "\u{E0001}\u{E0041}tags \u{180E} \u{2028}line\u{2029}paragraph",
            "``` `` ` ```js\n# heading",
            "![x](https://evil.example/x.png) [y](javascript:alert(1)) <https://evil.example>",
            "https://evil.example/a?b=c www.evil.example @admin user@evil.example #1",
            "| a | b |\n|---|---|\n| c | d |",
            "# heading\n- item\n1. one\n> quote\n    code\n---\n===",
            "**bold** __bold__ ~~gone~~ $x$ \\* *a*",
            "\0\u{1}\u{8}\t\r\n\u{7F}\u{85}",
            "a" + String(repeating: "\u{301}", count: 50),
            String(repeating: "x", count: 3_000),
            String(repeating: "<", count: 2_000) + String(repeating: "`", count: 2_000),
            String(repeating: "word ", count: 600),
            "漢字かな交じり文 👩‍👩‍👧‍👦 🇩🇪 é",
            "[f1]: javascript:alert(1) \"x\"",
            "=cmd|' /C calc'!A0",
            "javascript:alert(1)",
            "",
            " ",
        ] + random(40)

    /// Text of characters that mean something to one format or another, always the same.
    private static func random(_ count: Int) -> [String] {
        let alphabet = Array(
            "<>&\"'`*_[]()!#|\\/~$=+-.:@\n\r\t \u{1B}\u{7}\u{202E}\u{2028}\u{FEFF}\u{AD}\u{301}a1漢s"
                .unicodeScalars)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        return (0..<count).map { _ in
            var text = String.UnicodeScalarView()
            for _ in 0..<(next() % 24) { text.append(alphabet[next() % alphabet.count]) }
            return String(text)
        }
    }

    /// A diagnosis in which everything that can come from a bundle or a foreign rule is the text.
    static func diagnosis(_ text: String) -> Diagnosis {
        let evidence = Finding.Evidence(file: text, line: 3, time: Samples.at(1, 0), text: text)
        func finding(_ id: String, _ role: Finding.Role, _ because: [String], _ explains: [String])
            -> Finding
        {
            Finding(
                id: id, rule: text, role: role, title: text, cause: text, impact: text,
                severity: .high,
                confidence: .likely, owner: .vendor, mode: text, modePhrase: text,
                remediation: [.init(todo: text, run: text)], verify: text, see: [text],
                captures: [(text, text)], count: 2, first: Samples.at(1, 0), last: Samples.at(2, 0),
                evidence: [evidence], explains: explains, because: because,
                rivals: [.init(rule: text, because: text)], reasons: [text], component: text)
        }
        var diagnosis = Diagnosis(
            bundle: .init(name: text, files: 1, bytes: 1),
            findings: [
                finding("f1", .rootCause, [], ["f2"]), finding("f2", .symptom, ["f1"], []),
                finding("f3", .contributing, [], []), finding("f4", .notice, [], []),
            ],
            unexplained: [
                .init(template: text, count: 1, level: .error, why: text, evidence: [evidence])
            ],
            verdicts: .init(undecided: [.init(rule: text, why: text)]),
            nextEvidence: [.init(collect: text, wouldDecide: [text])],
            gaps: [Gap(file: text, reason: .unparseable(text))])
        diagnosis.difference = difference(text, evidence)
        diagnosis.findings[0].since = [text]
        return diagnosis
    }

    /// The same for what changed since a good bundle.
    private static func difference(_ text: String, _ evidence: Finding.Evidence) -> Difference {
        let change = Change(
            kind: .setting, how: .changed, subject: text, before: text, after: text, was: evidence,
            now: evidence, says: text, reasons: [text], ties: [.init(finding: "f1", because: text)])
        let gone = Change(
            kind: .file, how: .removed, subject: text, was: .init(file: text, line: 0, text: ""),
            says: text)
        let bundle = BundleSummary(name: text, files: 1, bytes: 1)
        return Difference(
            good: bundle, bad: bundle, pairs: 1, changes: [change, gone], notes: [text])
    }
}
