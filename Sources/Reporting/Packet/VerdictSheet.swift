import Reasoning

/// How every rule ended, as a table for a spreadsheet (CSV, RFC 4180).
package enum VerdictSheet {
    /// Columns: rule, verdict, why, files.
    package static func text(_ diagnosis: Diagnosis) -> String {
        var rows: [(rule: String, verdict: String, why: String, files: String)] = []
        for finding in diagnosis.findings {
            let files = finding.evidence.map(\.file)
            rows.append(
                (
                    finding.rule, finding.role.rawValue, finding.title,
                    Array(Set(files)).sorted().joined(separator: " ")
                ))
        }
        for open in diagnosis.verdicts.undecided {
            rows.append((open.rule, "undecided", open.why, ""))
        }
        for clearance in diagnosis.verdicts.clearances {
            for rule in clearance.rules {
                rows.append(
                    (
                        rule, "ruled_out", Outline.clearing(clearance),
                        clearance.files.joined(separator: " ")
                    ))
            }
        }
        let lines = rows.map { row in
            [row.rule, row.verdict, row.why, row.files].map(cell).joined(separator: ",")
        }
        return (["rule,verdict,why,files"] + lines).joined(separator: "\r\n") + "\r\n"
    }

    /// Quoted, and an apostrophe before what a spreadsheet would take for a formula (ASVS 1.2.10).
    private static func cell(_ text: String) -> String {
        let shown = Visible.line(text)
        let isFormula = shown.first.map { "=+-@".contains($0) } ?? false
        let safe = (isFormula ? "'" : "") + shown
        return "\"\(safe.replacing("\"", with: "\"\""))\""
    }
}
