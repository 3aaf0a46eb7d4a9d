import ArgumentParser

@main
struct Clearcause: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clearcause",
        abstract: "From a support bundle to its clear cause.",
        version: "0.1.0",
        subcommands: [
            AnalyzeCommand.self, ExplainCommand.self, RulesCommand.self, InspectCommand.self,
        ]
    )
}
