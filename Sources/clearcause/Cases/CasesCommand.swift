import ArgumentParser

struct CasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases", abstract: "List, read and judge the cases of the casebook.",
        subcommands: [
            CasesListCommand.self, CasesShowCommand.self, CasesSearchCommand.self,
            CasesConfirmCommand.self, CasesRejectCommand.self, CasesNoteCommand.self,
            CasesUnexplainedCommand.self, CasesExportCommand.self, CasesImportCommand.self,
            CasesPurgeCommand.self,
        ])
}
