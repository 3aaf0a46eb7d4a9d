import ArgumentParser
import Casebook
import Facts

struct CasesUnexplainedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unexplained",
        abstract: "List the messages no rule explains: those that hit most accounts first.",
        discussion: """
            Messages that are alike but for numbers, names and ids count as one. Each comes with the command that \
            starts a rule from it.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Option(help: "Leave out cases before this day: 2026-05-04, or 90d.")
    var since: String?
    @Option(help: "How many messages.")
    var most = 20
    @Option(help: "text or json.")
    var format: Format = .text
    @OptionGroup var casebook: CasebookOptions

    func run() throws {
        Console.print(
            try orExit {
                let messages = try casebook.open().unexplained(
                    since: try since.map { try WrittenTime.moment($0, option: "--since") },
                    most: max(most, 0))
                return format == .json ? try Plain.json(messages) : Self.text(messages)
            })
    }

    private static func text(_ messages: [UnexplainedMessage]) -> String {
        guard !messages.isEmpty else {
            return "Rules explain every message that tells of a failure.\n"
        }
        return messages.enumerated().map { number, message -> String in
            var lines = [
                "\(number + 1). \(Plain.line(message.template))",
                "   \(Plain.count(message.accounts, "account", "accounts")), "
                    + "\(Plain.count(message.cases, "case", "cases")), "
                    + "\(message.first.iso8601.prefix(10)) to \(message.last.iso8601.prefix(10)), "
                    + "the latest in case \(message.latestCase)",
            ]
            if let example = message.example {
                lines.append(
                    "   \(Plain.line(example.file)):\(example.line)  \(Plain.line(example.text).prefix(200))"
                )
            }
            if let origin = message.origin {
                lines.append(
                    "   clearcause rules draft \(Shell.word(origin)) --signal \(message.number)")
            }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }
}

/// Words of a command line.
enum Shell {
    /// In quotes where the shell would read it otherwise.
    static func word(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { sign in
                (48...57).contains(sign) || (65...90).contains(sign) || (97...122).contains(sign)
                    || "/._-+,:@%=".utf8.contains(sign)
            }
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
