import ArgumentParser
import Casebook
import Facts
import Notation

struct CasesConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Say that a rule's diagnosis of a case was right.")

    @Argument(help: "The case: the beginning of its digest, its ticket, or its bundle's name.")
    var name: String
    @Argument(help: "The rule, one of those found.")
    var rule: String
    @Option(help: "What cured it; “similar” shows it to the next who meets it.")
    var because: String?
    @OptionGroup var casebook: CasebookOptions

    func run() throws {
        try orExit {
            let one = try casebook.open().judge(name, rule, isRight: true, because: because)
            Console.print("Case \(one.content.prefix(10)): \(rule) was right.\n")
        }
    }
}

struct CasesRejectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Say that a rule's diagnosis of a case was wrong, and why."
    )

    @Argument(help: "The case: the beginning of its digest, its ticket, or its bundle's name.")
    var name: String
    @Argument(help: "The rule, one of those found.")
    var rule: String
    @Option(help: "Why it was wrong, or what it really was.")
    var because: String
    @OptionGroup var casebook: CasebookOptions

    func run() throws {
        try orExit {
            let one = try casebook.open().judge(name, rule, isRight: false, because: because)
            Console.print("Case \(one.content.prefix(10)): \(rule) was wrong.\n")
        }
    }
}

struct CasesNoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Put a note beside a case.")

    @Argument(help: "The case: the beginning of its digest, its ticket, or its bundle's name.")
    var name: String
    @Argument(help: "What to note.")
    var text: String
    @OptionGroup var casebook: CasebookOptions

    func run() throws {
        try orExit {
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw CommandError(problem: "The note is empty.", hint: "Write what to remember.")
            }
            let book = try casebook.open()
            let one = try book.required(name)
            try book.note(Note(text: text, said: .now), on: one.content)
            Console.print("Case \(one.content.prefix(10)): noted.\n")
        }
    }
}

extension Casebook {
    /// - Throws: ``CommandError`` when there is no such case, or the rule is none of its findings.
    fileprivate func judge(
        _ name: String, _ rule: String, isRight: Bool, because: String?
    ) throws -> Case {
        let one = try required(name)
        let rules = one.findings.map(\.rule)
        guard rules.contains(rule) else {
            let near = Nearest.name(to: rule, in: rules)
            throw CommandError(
                problem: "“\(rule)” was not found in case \(one.content.prefix(10)).",
                hint: near.map { "Did you mean “\($0)”?" }
                    ?? (rules.isEmpty
                        ? "Nothing was found in it."
                        : "Found were: \(rules.prefix(5).joined(separator: ", "))."))
        }
        try say(
            Outcome(rule: rule, isRight: isRight, because: because, said: .now), of: one.content)
        return one
    }
}
