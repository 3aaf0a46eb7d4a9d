import ArgumentParser
import Casebook
import Foundation

/// How a list of cases is written.
enum CaseListFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
}

struct CasesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List cases, the latest first.")

    @Option(help: "At most so many.")
    var limit = 50
    @Option(help: "text, json or csv.")
    var format: CaseListFormat = .text
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var casebook: CasebookOptions

    func run() throws {
        Console.print(
            try orExit {
                let chosen = try selection.selection()
                let book = try casebook.open()
                let heads = try book.list(chosen, most: max(limit, 0))
                let text = try CaseList.text(heads, as: format)
                guard format == .text else { return text }
                let all = try book.count(chosen)
                return text
                    + (all > heads.count
                        ? "\n\(heads.count) of \(all) cases; --limit shows more.\n"
                        : "\n\(all) \(all == 1 ? "case" : "cases").\n")
            })
    }
}

struct CasesSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find cases by words in their findings, messages and notes.",
        discussion: """
            All words must be in a case. “refus*” finds beginnings; words in double quotes must follow \
            each other.
            """)

    @Argument(help: "Words to find.")
    var words: [String]
    @Option(help: "At most so many.")
    var limit = 20
    @Option(help: "text, json or csv.")
    var format: CaseListFormat = .text
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var casebook: CasebookOptions

    func run() throws {
        Console.print(
            try orExit {
                let heads = try casebook.open().search(
                    words.joined(separator: " "), in: try selection.selection(), most: limit)
                if heads.isEmpty && format == .text { return "No case holds all these words.\n" }
                return try CaseList.text(heads, as: format)
            })
    }
}

/// A list of cases in words.
enum CaseList {
    static func text(_ heads: [CaseHead], as format: CaseListFormat) throws -> String {
        switch format {
        case .text: return heads.map(line).joined()
        case .json: return try Plain.json(heads)
        case .csv:
            let header = "case,name,account,ticket,version,happened,state,rule,title,owner,right"
            return ([header] + heads.map(row)).joined(separator: "\r\n") + "\r\n"
        }
    }

    private static func line(_ head: CaseHead) -> String {
        var line = "\(head.content.prefix(10))  \(head.happened.iso8601.prefix(10))  "
        line += [head.account, head.ticket].compactMap(\.self).joined(separator: " ")
        line += line.hasSuffix("  ") ? "" : "  "
        line += Plain.line(head.title ?? (head.state == "healthy" ? "healthy" : "unexplained"))
        if let rule = head.rule { line += "  [\(rule)]" }
        if let isRight = head.isRight { line += isRight ? " confirmed" : " rejected" }
        line += "\n"
        if let excerpt = head.excerpt { line += "            \(Plain.line(excerpt))\n" }
        return line
    }

    private static func row(_ head: CaseHead) -> String {
        let fields: [String?] = [
            head.content, head.name, head.account, head.ticket, head.version,
            head.happened.iso8601, head.state, head.rule, head.title, head.owner,
            head.isRight.map { $0 ? "yes" : "no" },
        ]
        return fields.map { Plain.field($0 ?? "") }.joined(separator: ",")
    }
}
