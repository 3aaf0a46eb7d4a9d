import ArgumentParser
import Casebook
import Foundation

struct CasesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a case with all that was said about it.")

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: "The case: the beginning of its digest, its ticket, or its bundle's name.")
    var name: String
    @Option(help: "text or json.")
    var format: Format = .text
    @OptionGroup var casebook: CasebookOptions

    func run() throws {
        Console.print(
            try orExit {
                let one = try casebook.open().required(name)
                return format == .json ? try Plain.json(one) : CaseText.text(one)
            })
    }
}

extension Casebook {
    /// - Throws: ``CommandError`` when there is none.
    func required(_ name: String) throws -> Case {
        guard let one = try find(name) else {
            throw CommandError(
                problem: "No case is called “\(name)”.",
                hint: "“clearcause cases list” shows digests and tickets; four digits are enough.")
        }
        return one
    }
}

/// A case in words.
enum CaseText {
    static func text(_ one: Case) -> String {
        var lines = ["Case \(one.content.prefix(10))  \(Plain.line(one.name))", ""]
        func add(_ name: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            lines.append("  \(Plain.padded(name + ":", 13)) \(Plain.line(value))")
        }
        add("Account", one.about.account)
        add("Ticket", one.about.ticket)
        add("Version", one.about.version)
        add("Environment", one.about.environment)
        add("Collected", one.about.collected?.iso8601)
        add("Opened", one.about.opened?.iso8601)
        add("Closed", one.about.closed?.iso8601)
        add("Bundle", one.origin)
        add("Systems", one.systems.joined(separator: ", "))
        add("Rules", "\(one.found) found, \(one.ruledOut) ruled out, \(one.undecided) undecided")
        for finding in one.findings { lines += text(finding, of: one) }
        if !one.unexplained.isEmpty { lines += ["", "No rule explains"] }
        for template in one.unexplained.prefix(10) {
            lines.append("  \(template.count) × \(Plain.line(template.template))")
        }
        if one.unexplained.count > 10 { lines.append("  and \(one.unexplained.count - 10) more") }
        if !one.gaps.isEmpty { lines += ["", "Not seen"] + one.gaps.map { "  \(Plain.line($0))" } }
        if !one.notes.isEmpty { lines += ["", "Notes"] }
        for note in one.notes {
            lines.append("  \(note.said.iso8601.prefix(10))  \(Plain.line(note.text))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ finding: KeptFinding, of one: Case) -> [String] {
        let role = finding.role.replacingOccurrences(of: "_", with: " ")
        var lines = [
            "", "\(role.prefix(1).uppercased())\(role.dropFirst()): \(Plain.line(finding.title))",
            "  \(finding.rule)  \(finding.severity), \(finding.confidence), owner \(finding.owner)",
        ]
        for quote in finding.evidence {
            lines.append(
                "  \(Plain.line(quote.file)):\(quote.line)  \(Plain.line(quote.text).prefix(160))")
        }
        if let said = one.outcomes.first(where: { $0.rule == finding.rule }) {
            let word = said.isRight ? "Confirmed" : "Rejected"
            let why = said.because.map { ": \(Plain.line($0))" } ?? ""
            lines.append("  \(word) \(said.said.iso8601.prefix(10))\(why)")
        }
        return lines
    }
}
