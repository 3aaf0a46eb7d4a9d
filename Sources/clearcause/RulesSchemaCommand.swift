import ArgumentParser
import Rules

struct RulesSchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print a JSON Schema of the rules' files, for editors.",
        discussion: """
            Write it to a file and name it to your editor: a first line \
            “# yaml-language-server: $schema=rule.schema.json” in a rule, or the setting “yaml.schemas” of \
            the YAML extension, which takes a pattern of files.
            """)

    @Argument(
        help:
            "What to describe: \(RuleSchema.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var kind: RuleSchema = .rule

    func run() throws { Console.print(kind.document) }
}

extension RuleSchema: ExpressibleByArgument {}
