import Reasoning

/// What no rule knows yet, in words or as JSON (schema `clearcause.coverage/1`).
package enum CoverageReport {
    package static func text(_ coverage: Coverage, most: Int, width: Int) -> String {
        let (all, covered) = coverage.templates
        guard all > 0 else { return "There is no error message in \(bundles(coverage)).\n" }
        var out =
            "\(all) different error messages in \(bundles(coverage)), \(covered) known to some rule"
            + " (\(share(covered, all)) %); \(share(coverage.coveredLines, coverage.lines)) % of their lines\n"
        let gaps = coverage.gaps
        for gap in gaps.prefix(max(most, 0)) {
            let head = PlainText.line("\(gap.count) × \(gap.template)")
            out += "\n" + (head.count > width ? head.prefix(width - 1) + "…" : head) + "\n"
            let others = gap.bundles.count > 1 ? ", in \(gap.bundles.count) bundles" : ""
            out +=
                "  "
                + PlainText.line("\(gap.bundles.first ?? ""): \(gap.file):\(gap.line)\(others)")
                + "\n"
        }
        if gaps.count > max(most, 0) {
            out += "\n… and \(gaps.count - max(most, 0)) more (--most)\n"
        }
        return out
    }

    package static func json(_ coverage: Coverage) -> String {
        let (all, covered) = coverage.templates
        return JSON.object([
            ("schema", .text("clearcause.coverage/1")),
            ("bundles", .list(coverage.bundles.map { .text($0) })),
            ("templates", .number(all)), ("covered", .number(covered)),
            ("lines", .number(coverage.lines)), ("covered_lines", .number(coverage.coveredLines)),
            (
                "uncovered",
                .list(
                    coverage.gaps.map { gap in
                        .object([
                            ("template", .text(gap.template)), ("count", .number(gap.count)),
                            ("level", gap.level.map { .text($0.rawValue) }),
                            ("bundles", .list(gap.bundles.map { .text($0) })),
                            (
                                "evidence",
                                .list([
                                    .object([
                                        ("file", .text(gap.file)), ("line", .number(gap.line)),
                                        ("text", .text(gap.text)),
                                    ])
                                ])
                            ),
                        ])
                    })
            ),
        ]).document
    }

    private static func bundles(_ coverage: Coverage) -> String {
        coverage.bundles.count == 1 ? "one bundle" : "\(coverage.bundles.count) bundles"
    }

    private static func share(_ part: Int, _ whole: Int) -> Int {
        whole == 0 ? 100 : part * 100 / whole
    }
}
