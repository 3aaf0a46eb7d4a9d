import ArgumentParser
import Rules

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List, check and start rules.",
        subcommands: [
            RulesListCommand.self, RulesCatalogueCommand.self, RulesLintCommand.self,
            RulesTestCommand.self,
            RulesNewCommand.self, RulesDraftCommand.self, RulesSchemaCommand.self,
            RulesCoverageCommand.self,
            RulesCompileCommand.self,
        ])
}

struct RulesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the rules.")

    @Option(help: "Only rules of this system.") var system: String?
    @Option(help: "Only rules this owner can fix.") var owner: Owner?
    @Option(help: "Only rules of this failure mode.") var mode: String?
    @Option(help: "Only rules of this severity.") var severity: Severity?
    @Option(help: "Only rules whose name, title or cause hold this text.") var text: String?
    @Flag(help: "Print the patterns the engine looks for, one a line.") var patterns = false
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let lines = try orExit { () throws -> [String] in
            let library = try rules.library()
            if patterns { return library.plan.patterns.map(\.pattern.prefilter) }
            let wanted = try library.rules().filter(isWanted)
            let width = wanted.map { $0.id.description.count }.max() ?? 0
            return wanted.map { rule in
                let name = rule.id.description
                return name + String(repeating: " ", count: width - name.count + 2)
                    + "\(rule.severity.rawValue), \(rule.owner.rawValue): \(rule.title)"
            }
        }
        Console.print(lines.map { $0 + "\n" }.joined())
    }

    private func isWanted(_ rule: Rule) -> Bool {
        if let system, rule.id.system != system { return false }
        if let owner, rule.owner != owner { return false }
        if let mode, rule.mode != mode { return false }
        if let severity, rule.severity != severity { return false }
        if let text = text?.lowercased() {
            return [rule.id.description, rule.title, rule.cause].contains {
                $0.lowercased().contains(text)
            }
        }
        return true
    }
}

struct RulesCompileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile",
        abstract: "Compile the rules and detectors into a folder, ahead of their first use.")

    @Argument(
        help: "The folder; without one, the place beside the rules where every user's start looks.")
    var folder: String?

    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let library = try orExit { () throws -> RuleLibrary in
            guard let folder = folder ?? InstalledFiles.compiledFolder else {
                throw CommandError(
                    problem: "There is no rule library beside this program.", hint: "Name a folder."
                )
            }
            // What reports quote is cleaned by the detectors of this level.
            _ = try Cleaning.plan(.secrets, keptIn: [folder])
            return try LibraryCache(folders: [folder]).library(try rules.files())
        }
        Console.print("\(library.entries.count) rules, \(library.plan.patterns.count) patterns\n")
    }
}
