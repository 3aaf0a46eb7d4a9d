import ArgumentParser
import Reporting
import Rules

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell a rule's whole story in prose.")

    @Argument(help: "The rule, for example nginx/upstream-refuses-connections.")
    var rule: String

    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let text = try orExit {
            let library = try rules.library()
            guard let entry = try library.find(rule) else {
                let near = Nearest.name(to: rule, in: library.entries.map(\.id.description))
                throw CommandError(
                    problem: "There is no rule “\(rule)”.",
                    hint: near.map { "Did you mean “\($0)”?" }
                        ?? "“clearcause rules list” shows all.")
            }
            return RuleStory.text(try library.rule(entry), map: library.map, width: Console.width)
        }
        Console.print(text)
    }
}

extension RuleLibrary {
    /// A rule by its name or by one it had formerly.
    func find(_ name: String) throws -> Entry? {
        if let entry = entry(name) { return entry }
        return try entries.first { try rule($0).formerly.contains(name) }
    }
}
