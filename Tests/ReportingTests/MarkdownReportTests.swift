import Reasoning
import Testing

@testable import Reporting

struct MarkdownReportTests {
    @Test
    func `a ticket opens with the answer`() {
        let report = Report.render(Samples.cascade, as: .markdown)
        #expect(
            report.hasPrefix(
                """
                # Orders are not stored because PostgreSQL's data disk is full

                **critical · certain**

                - **Why:** `/var/lib/postgresql` reached 100 % at 10:02:05. PostgreSQL could write nothing
                """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n")
            ))
        #expect(
            report.contains(
                """
                - **First step:** Free space on `/var/lib/postgresql`, then check that inserts succeed
                  ```sh
                  df -h /var/lib/postgresql
                  ```
                - **Chain:** postgresql: a disk is full → the database refused writes → orders-api: requests \
                were answered with an error → nginx: the gateway answered 502
                - **Proof:** `logs/postgresql.log:812` · `diag/df.txt:4` · `logs/orders-api.log:77` · \
                `logs/nginx/error.log:9` · 1 more

                """))
    }

    @Test
    func `evidence stands in a block of its own`() {
        let report = Report.render(Samples.cascade, as: .markdown)
        #expect(
            report.contains(
                """
                - `diag/df.txt:4`
                  ```text
                  /dev/sdb1   50G   50G     0 100% /var/lib/postgresql
                  ```

                """))
    }

    @Test(arguments: [
        ("a `b` ``c``", "a `` `b` `` ``` ``c`` ```"),
        ("<img onerror=x>", "`<img` `onerror=x>`"),
        ("[x](javascript:y)", "\\[x\\](javascript:y)"),
        ("see https://evil.example.", "see `https://evil.example`."),
        ("ask @admin or a@b.c about #12", "ask `@admin` or `a@b.c` about `#12`"),
        ("1. one", "1\\. one"), ("- item", "\\- item"), ("# head", "`#` head"),
        ("> quote", "`>` quote"),
        ("a | b * c ~ d $ e & f", "a \\| b \\* c \\~ d \\$ e &amp; f"),
        ("x\u{202E}y", "`x\\u202ey`"),
        ("“No space left”, (really)", "“No space left”, (really)"),
    ])
    func `text stays text`(_ text: String, _ expected: String) {
        #expect(Markdown.prose(text) == expected)
    }

    @Test(arguments: Hostile.texts.indices)
    func `nothing from a bundle becomes markup`(_ index: Int) {
        let text = Hostile.texts[index]
        let report = Report.render(Hostile.diagnosis(text), as: .markdown)
        #expect(!report.unicodeScalars.contains { $0 != "\n" && Visible.isHidden($0) })
        for line in MarkdownText.outsideCode(report) {
            for mark in ["<", "[", "`", "|", "://", "www.", "@", "$", "~", "*"] {
                #expect(!line.contains(mark), "\(mark) in \(line.prefix(200))")
            }
        }
    }

    @Test
    func `the reader of this test sees markup where there is some`() {
        #expect(
            MarkdownText.outsideCode("a <b> `c`\n```\n<d>\n```\n\\[x](y) ``e`f`` *g*") == [
                "a <b> ", "x](y)  *g*",
            ])
    }
}

/// What of a Markdown document is neither code nor escaped, as GitHub reads it.
enum MarkdownText {
    static func outsideCode(_ document: String) -> [String] {
        var lines: [String] = []
        var fence: Int?
        for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
            let bare = line.drop { $0 == " " }
            let ticks = bare.prefix { $0 == "`" }.count
            if let open = fence {
                if ticks >= open, ticks == bare.count { fence = nil }
                continue
            }
            if ticks >= 3, !bare.dropFirst(ticks).contains("`") {
                fence = ticks
                continue
            }
            let text = withoutSpans(String(line))
            if !text.isEmpty { lines.append(text) }
        }
        return lines
    }

    /// Without code spans, escapes, character references and our own bold labels.
    private static func withoutSpans(_ line: String) -> String {
        let characters = Array(line.unicodeScalars)
        var out = String.UnicodeScalarView()
        var index = 0
        while index < characters.count {
            if characters[index] == "\\", index + 1 < characters.count {
                index += 2
            } else if characters[index] == "`" {
                let open = run(characters, index)
                var close = index + open
                while close < characters.count, run(characters, close) != open {
                    close += max(run(characters, close), 1)
                }
                if close < characters.count {
                    index = close + open
                } else {
                    out.append(characters[index])
                    index += 1
                }
            } else {
                out.append(characters[index])
                index += 1
            }
        }
        var text = String(out)
        for ours in ["&amp;", "&lt;", "&gt;", "**"] { text = text.replacing(ours, with: "") }
        return text
    }

    private static func run(_ characters: [Unicode.Scalar], _ start: Int) -> Int {
        characters[start...].prefix { $0 == "`" }.count
    }
}
