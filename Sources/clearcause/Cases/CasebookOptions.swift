import ArgumentParser
import Casebook
import Foundation

/// Which casebook.
struct CasebookOptions: ParsableArguments {
    @Option(
        name: .customLong("casebook"),
        help: "The casebook's file. Default: clearcause/cases.db in your data folder.",
        completion: .file())
    var file: String?

    /// `$XDG_DATA_HOME/clearcause/cases.db`, or below `~/.local/share`.
    static func standardFile(_ environment: [String: String]) throws -> String {
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            return "\(data)/clearcause/cases.db"
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else {
            throw CommandError(
                problem: "There is no home folder to keep a casebook in.",
                hint: "Name a file with --casebook.")
        }
        return "\(home)/.local/share/clearcause/cases.db"
    }

    func path(mayCreate: Bool) throws -> String {
        if let file { return file }
        let path = try Self.standardFile(ProcessInfo.processInfo.environment)
        if mayCreate {
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        return path
    }

    func open(mayCreate: Bool = false) throws -> Casebook {
        try Casebook(try path(mayCreate: mayCreate), mayCreate: mayCreate)
    }
}

/// Which of its cases.
struct SelectionOptions: ParsableArguments {
    @Option(help: "Cases of this account.")
    var account: String?
    @Option(help: "Cases in which this rule was found.")
    var rule: String?
    @Option(help: "Cases that speak of this system.")
    var system: String?
    @Option(help: "Cases whose root cause has this owner.")
    var owner: String?
    @Option(help: "Cases of this version of the product.")
    var productVersion: String?
    @Option(help: "diagnosed, unexplained or healthy.")
    var state: Case.State?
    @Option(help: "Cases since this day: 2026-05-04, or 90d for the last ninety days.")
    var since: String?
    @Option(help: "Cases before this day.")
    var before: String?

    func selection() throws -> CaseSelection {
        var selection = CaseSelection()
        selection.account = account
        selection.rule = rule
        selection.system = system
        selection.owner = owner
        selection.version = productVersion
        selection.state = state
        selection.since = try since.map { try WrittenTime.moment($0, option: "--since") }
        selection.before = try before.map { try WrittenTime.moment($0, option: "--before") }
        return selection
    }
}

extension Case.State: ExpressibleByArgument {}
