import ArgumentParser
import Collecting
import Foundation
import Notation

struct SpecCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spec",
        abstract: "Work with collection specs, which say what “collect” takes.",
        subcommands: [SpecLintCommand.self, SpecNewCommand.self, SpecSchemaCommand.self])
}

struct SpecLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Check specs: what is wrong, and where.",
        discussion: "Exit status: 0 all are good, 1 something is wrong, 2 a file cannot be read.")

    @Argument(help: "Specs.", completion: .file()) var specs: [String]

    func run() throws {
        var isWrong = false
        for path in specs {
            guard let data = FileManager.default.contents(atPath: path) else {
                Console.error("“\(path)” cannot be read.")
                throw ExitCode(2)
            }
            do {
                let spec = try SpecReader.spec(
                    file: path, text: String(decoding: data, as: UTF8.self))
                for note in spec.notes { Console.print("\(path): \(note)\n") }
                Console.print("\(path): \(spec.entries.count) entries\n")
            } catch let error as NotationError {
                isWrong = true
                Console.print("\(error)\n")
            }
        }
        if isWrong { throw ExitCode(1) }
    }
}

struct SpecNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Print a commented spec to begin with.")

    @Argument(help: "Systems it is to collect, as their folders in Rules/ are called.")
    var systems: [String] = []

    @Option(name: .shortAndLong, help: "Write it to this file.", completion: .file())
    var output: String?

    @OptionGroup var rules: LibraryOptions

    func run() throws {
        try orExit {
            let recipes = try CollectionDraft.recipes(try rules.files())
            let chosen = try systems.map { name in
                guard let recipe = recipes.first(where: { $0.system == name }) else {
                    throw CommandError(
                        problem: "There is no system “\(name)” that can be collected.",
                        hint: Nearest.name(to: name, in: recipes.map(\.system)).map {
                            "Did you mean “\($0)”?"
                        })
                }
                return recipe
            }
            try Delivery.write(SpecStarter.text(chosen), to: output, what: "spec")
        }
    }
}

struct SpecSchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of collection specs, for editors.")

    func run() throws { Console.print(SpecSchema.text) }
}
