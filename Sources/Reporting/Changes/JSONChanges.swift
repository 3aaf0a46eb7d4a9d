import Facts
import Reasoning

/// The changes since a good bundle as data: members of `clearcause.analysis/1`, and a document of their
/// own, `clearcause.difference/1`; `Schemas/difference.schema.json` is its schema.
enum JSONChanges {
    static func changes(_ difference: Difference) -> JSON { .list(difference.changes.map(change)) }

    /// The good bundle, and how well the two can be compared.
    static func baseline(_ difference: Difference) -> JSON {
        .object([
            ("bundle", bundle(difference.good)), ("files_in_both", .number(difference.pairs)),
            ("notes", texts(difference.notes)),
            ("changes_left_out", .number(difference.more)),
        ])
    }

    static func document(_ difference: Difference, _ diagnosis: Diagnosis) -> String {
        JSON.object([
            ("schema", .text("clearcause.difference/1")),
            ("good", bundle(difference.good)),
            ("bad", bundle(difference.bad)),
            ("files_in_both", .number(difference.pairs)),
            ("notes", texts(difference.notes)),
            ("changes", changes(difference)),
            ("changes_left_out", .number(difference.more)),
            (
                "findings",
                .list(
                    diagnosis.findings.map {
                        .object([
                            ("id", .text($0.id)), ("rule", .text($0.rule)),
                            ("role", .text($0.role.rawValue)), ("title", .text($0.title)),
                            ("since", texts($0.since)),
                        ])
                    })
            ),
        ]).document
    }

    private static func change(_ change: Change) -> JSON {
        .object([
            ("kind", .text(change.kind.rawValue)), ("how", .text(change.how.rawValue)),
            ("subject", .text(change.subject)), ("says", .text(change.says)),
            ("before", change.before.map(JSON.text)), ("after", change.after.map(JSON.text)),
            ("was", change.was.map(place)), ("now", change.now.map(place)),
            ("reasons", texts(change.reasons)),
            (
                "ties",
                .list(
                    change.ties.map {
                        .object([("finding", .text($0.finding)), ("because", .text($0.because))])
                    })
            ),
            ("routine", .flag(change.isRoutine)),
        ])
    }

    private static func place(_ evidence: Finding.Evidence) -> JSON {
        .object([
            ("file", .text(evidence.file)),
            ("line", evidence.line > 0 ? .number(evidence.line) : nil),
        ])
    }

    private static func bundle(_ bundle: BundleSummary) -> JSON {
        .object([
            ("name", .text(bundle.name)), ("files", .number(bundle.files)),
            ("bytes", .number(bundle.bytes)),
            ("from", bundle.from.map { .text($0.iso8601) }),
            ("to", bundle.to.map { .text($0.iso8601) }),
        ])
    }

    private static func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }
}
