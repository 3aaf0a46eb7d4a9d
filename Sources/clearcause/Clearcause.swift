import ArgumentParser
import Glibc

@main
struct Clearcause: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clearcause",
        abstract: "From a support bundle to its clear cause.",
        version: "0.1.0",
        subcommands: [
            AnalyzeCommand.self, DiffCommand.self, CheckCommand.self, ExplainCommand.self,
            InspectCommand.self, CollectCommand.self, SpecCommand.self, RedactCommand.self,
            AuditCommand.self,
            EscalateCommand.self, VerifyCommand.self, DecryptCommand.self, KeysCommand.self,
            BatchCommand.self, BatchWorkerCommand.self, CasesCommand.self, SimilarCommand.self,
            BacktestCommand.self, TrendsCommand.self, ForecastCommand.self, RulesCommand.self,
        ]
    )

    /// Runs the command. Words it does not understand end with status 2, like everything it could not do.
    static func main() {
        // A reader that went away shows as a failed write, not as a signal.
        signal(SIGPIPE, SIG_IGN)
        // So does a file that may not grow further.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            Console.note(fullMessage(for: error))
            Glibc.exit(2)
        }
    }
}
