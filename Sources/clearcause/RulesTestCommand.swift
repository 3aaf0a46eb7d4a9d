import ArgumentParser
import Reasoning
import Rules

struct RulesTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "See whether the rules' examples hold.")

    @Argument(help: "Rules or systems to test; all when none is named.")
    var names: [String] = []

    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let (failures, examples, count) = try orExit { try results() }
        for failure in failures {
            Console.print(
                "\(failure.file):\(failure.line): \(failure.rule): “\(failure.story)”\n  \(failure.problem)\n"
            )
        }
        Console.print("\(count) rules, \(examples) examples, \(failures.count) failed\n")
        if !failures.isEmpty { throw ExitCode(1) }
    }

    private func results() throws -> ([ExampleRunner.Failure], Int, Int) {
        let library = try rules.library()
        let runner = ExampleRunner(library)
        let wanted = library.entries.filter { entry in
            names.isEmpty
                || names.contains {
                    $0 == entry.id.description || $0 == entry.id.system
                        || entry.id.description.hasPrefix("\($0)/")
                }
        }
        guard !wanted.isEmpty else {
            throw CommandError(
                problem: "No rule is named “\(names.joined(separator: " "))”.",
                hint: "“clearcause rules list” shows all.")
        }
        var failures: [ExampleRunner.Failure] = []
        var examples = 0
        for rule in try library.rules(wanted) {
            failures += try runner.failures(of: rule)
            examples += rule.examples.count
        }
        return (failures, examples, wanted.count)
    }
}
