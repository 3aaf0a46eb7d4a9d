import Bundles
import Reasoning
import Rules
import Scanning

/// Diagnoses as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code
/// hosts and editors that show findings beside the line: one run a bundle.
///
/// A rule's own words stand in `tool.driver.rules`, what it found in `results`. What could not be read
/// is a notification, not a result.
struct SARIFReport {
    let diagnoses: [Diagnosis]

    static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    init(_ diagnoses: [Diagnosis]) {
        self.diagnoses = diagnoses
    }

    var text: String {
        JSON.object([
            ("$schema", .text(Self.schema)), ("version", .text("2.1.0")),
            ("runs", .list(diagnoses.map(run))),
        ]).document
    }

    private func run(_ diagnosis: Diagnosis) -> JSON {
        var order: [String] = []
        var first: [String: Finding] = [:]
        for finding in diagnosis.findings where first[finding.rule] == nil {
            order.append(finding.rule)
            first[finding.rule] = finding
        }
        let index = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        return .object([
            (
                "tool",
                .object([
                    (
                        "driver",
                        .object([
                            ("name", .text("Clearcause")),
                            ("rules", .list(order.compactMap { first[$0].map(rule) })),
                        ])
                    )
                ])
            ),
            ("invocations", .list([invocation(diagnosis)])),
            ("results", .list(results(diagnosis, index))),
            ("columnKind", .text("utf16CodeUnits")),
            ("properties", .object([("bundle", .text(diagnosis.bundle.name))])),
        ])
    }

    // MARK: Rules

    private func rule(_ finding: Finding) -> JSON {
        let general = finding.general
        let title = general.title.isEmpty ? finding.title : general.title
        let cause = general.cause.isEmpty ? finding.cause : general.cause
        return .object([
            ("id", .text(finding.rule)),
            ("shortDescription", message(title)),
            ("fullDescription", message(cause.isEmpty ? title : cause)),
            ("help", help(finding)),
            ("helpUri", finding.see.first { WebAddress.isPlain($0) }.map(JSON.text)),
            ("defaultConfiguration", .object([("level", .text(Self.level(finding.severity)))])),
            (
                "properties",
                .object([
                    ("owner", .text(finding.owner.rawValue)), ("mode", .text(finding.mode)),
                    ("precision", .text(Self.precision(finding.confidence))),
                    ("problem.severity", .text(Self.problemSeverity(finding.severity))),
                    ("tags", .list(Self.tags(finding).map(JSON.text))),
                ])
            ),
        ])
    }

    /// The system and the kind of failure; once where both are called the same.
    private static func tags(_ finding: Finding) -> [String] {
        let system = String(finding.rule.prefix { $0 != "/" })
        let kind = String(finding.mode.prefix { $0 != "." })
        return system == kind ? [system] : [system, kind]
    }

    private func help(_ finding: Finding) -> JSON {
        let general = finding.general
        let steps = general.remediation.isEmpty ? finding.remediation : general.remediation
        let verify = general.verify.isEmpty ? finding.verify : general.verify
        var text: [String] = []
        var markdown: [String] = []
        for (number, step) in steps.enumerated() {
            text.append("\(number + 1). \(step.todo)")
            text += step.commands.map { "   $ \($0)" }
            markdown.append("\(number + 1). \(Markdown.prose(step.todo))")
            markdown += MarkdownStory.commands(step, indent: "   ")
        }
        if !verify.isEmpty {
            text.append("To verify: \(verify)")
            markdown += ["", "**To verify:** \(Markdown.prose(verify))"]
        }
        text.append("Who can fix it: \(finding.owner.phrase).")
        markdown += ["", "**Who can fix it:** \(Markdown.prose(finding.owner.phrase))."]
        return .object([
            ("text", .text(text.joined(separator: "\n"))),
            ("markdown", .text(markdown.joined(separator: "\n"))),
        ])
    }

    // MARK: Results

    private func results(_ diagnosis: Diagnosis, _ index: [String: Int]) -> [JSON] {
        var seen: [String: Int] = [:]
        return diagnosis.findings.map { finding in
            let identity = Self.identity(finding)
            let number = seen[identity, default: 0]
            seen[identity] = number + 1
            var print = Fingerprint()
            print.add(identity)
            print.add(String(number))
            return result(finding, index[finding.rule], fingerprint: print.description)
        }
    }

    private func result(_ finding: Finding, _ index: Int?, fingerprint: String) -> JSON {
        let own = finding.evidence.first
        let further = finding.evidence.dropFirst()
        return .object([
            ("ruleId", .text(finding.rule)),
            ("ruleIndex", index.map(JSON.number)),
            ("level", .text(Self.level(finding))),
            ("message", message(Self.told(finding))),
            ("locations", .list(own.map { [location($0, id: nil)] } ?? [])),
            (
                "relatedLocations",
                further.isEmpty
                    ? nil : .list(further.enumerated().map { location($1, id: $0 + 1) })
            ),
            ("partialFingerprints", .object([("clearcause/v1", .text(fingerprint))])),
            (
                "properties",
                .object([
                    ("role", .text(finding.role.rawValue)),
                    ("severity", .text(finding.severity.rawValue)),
                    ("confidence", .text(finding.confidence.rawValue)),
                    ("owner", .text(finding.owner.rawValue)), ("count", .number(finding.count)),
                ])
            ),
        ])
    }

    private static func told(_ finding: Finding) -> String {
        var text = finding.title.hasSuffix(".") ? finding.title : finding.title + "."
        if !finding.cause.isEmpty { text += " " + finding.cause }
        if let first = finding.remediation.first?.todo {
            text += " First: \(first.hasSuffix(".") ? first : first + ".")"
        }
        return text
    }

    private func location(_ evidence: Finding.Evidence, id: Int?) -> JSON {
        .object([
            ("id", id.map(JSON.number)),
            ("physicalLocation", physical(evidence.file, line: evidence.line, evidence.text)),
            ("message", id == nil ? nil : message(evidence.text)),
        ])
    }

    private func physical(_ file: String, line: Int?, _ text: String?) -> JSON {
        var region: JSON?
        if let line, line > 0 {
            region = .object([
                ("startLine", .number(line)),
                ("snippet", text.map { .object([("text", .text(Visible.line($0)))]) }),
            ])
        }
        return .object([
            ("artifactLocation", .object([("uri", .text(FileURI.text(file)))])),
            ("region", region),
        ])
    }

    private func message(_ text: String) -> JSON {
        .object([("text", .text(Visible.prose(text)))])
    }

    /// What stays when lines move or a value changes: the rule, the file and what it is about.
    private static func identity(_ finding: Finding) -> String {
        let about = finding.captures.filter {
            $0.name == "setting" || $0.name.hasSuffix("_setting")
        }
        return ([finding.rule, finding.evidence.first?.file ?? ""] + about.map(\.value))
            .joined(separator: "\u{1F}")
    }

    // MARK: Notifications

    private func invocation(_ diagnosis: Diagnosis) -> JSON {
        .object([
            ("executionSuccessful", .flag(true)),
            ("toolExecutionNotifications", .list(diagnosis.gaps.map(notification))),
        ])
    }

    private func notification(_ gap: Gap) -> JSON {
        .object([
            ("level", .text("warning")),
            ("message", message("\(gap.file) \(gap.sentence)")),
            (
                "locations",
                .list([.object([("physicalLocation", physical(gap.file, line: gap.line, nil))])])
            ),
        ])
    }

    // MARK: Scales

    static func level(_ severity: Severity) -> String {
        switch severity {
        case .critical, .high: "error"
        case .medium: "warning"
        case .low: "note"
        }
    }

    /// A symptom is one level lower than the same failure as a cause; a notice is a note.
    private static func level(_ finding: Finding) -> String {
        switch (finding.role, level(finding.severity)) {
        case (.notice, _): "note"
        case (.symptom, "error"), (.contributing, "error"): "warning"
        case (_, let level): level
        }
    }

    private static func problemSeverity(_ severity: Severity) -> String {
        severity == .low ? "recommendation" : level(severity)
    }

    private static func precision(_ confidence: Confidence) -> String {
        switch confidence {
        case .certain: "very-high"
        case .likely: "high"
        case .possible: "medium"
        }
    }
}

/// A file's path as a URI reference (RFC 3986).
enum FileURI {
    static func text(_ path: String) -> String {
        var out = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            if isPlain(byte) {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                out += "%" + Visible.hex(UInt32(byte), digits: 2).uppercased()
            }
        }
        return out
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || "-._~/".utf8.contains(byte)
    }
}
