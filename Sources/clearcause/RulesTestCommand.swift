import ArgumentParser
import Reasoning
import Rules

struct RulesTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "See whether the rules' examples hold.",
        discussion: """
            With --mutate each condition of each rule is made weaker, one at a time: a count becomes one, a \
            window lasts for ever, a comparison, an “unless”, a join, a step, a scope goes. A condition that no \
            example needs is reported. Exit status: 0 all is proven, 1 something is not, 2 not tested.
            """)

    @Argument(help: "Rules or systems to test; all when none is named.")
    var names: [String] = []

    @Flag(help: "Weaken each condition, and report those that no example needs.")
    var mutate = false

    @Flag(help: "With --mutate, also list the alternative messages that no example shows.")
    var unshown = false

    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let (failures, proof, examples, count) = try orExit { try results() }
        for failure in failures {
            Console.print(
                "\(failure.file):\(failure.line): \(failure.rule): “\(failure.story)”\n  \(failure.problem)\n"
            )
        }
        Console.print("\(count) rules, \(examples) examples, \(failures.count) failed\n")
        if mutate { report(proof) }
        if !failures.isEmpty || !proof.survivors.isEmpty { throw ExitCode(1) }
    }

    private func report(_ proof: ExampleRunner.Proof) {
        for survivor in proof.survivors {
            Console.print(
                "\(survivor.file):\(survivor.line): \(survivor.rule): No example needs `\(survivor.condition)`.\n  \(survivor.advice)\n"
            )
        }
        if unshown {
            for expression in proof.unshown { Console.print("no example needs “\(expression)”\n") }
        }
        Console.print(
            "\(proof.mutants) conditions weakened, \(proof.survivors.count) that no example needs; "
                + "\(proof.unshown.count) of \(proof.alternatives) alternative messages are in no example\n"
        )
    }

    private func results() throws -> ([ExampleRunner.Failure], ExampleRunner.Proof, Int, Int) {
        let library = try rules.library()
        let runner = try ExampleRunner(library)
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
        var proof = ExampleRunner.Proof()
        var examples = 0
        for rule in try library.rules(wanted) {
            let failed = runner.failures(of: rule)
            failures += failed
            examples += rule.examples.count
            // A rule whose examples do not hold proves nothing.
            if mutate, failed.isEmpty { runner.prove(rule, in: &proof) }
        }
        return (failures, proof, examples, wanted.count)
    }
}
