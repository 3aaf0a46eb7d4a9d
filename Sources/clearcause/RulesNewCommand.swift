import ArgumentParser
import Foundation
import Rules

struct RulesNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Start a rule from a skeleton that passes lint once it is filled in.")

    @Argument(help: "The rule's name: <system>/<failure>, in kebab case.")
    var name: String

    @Option(help: "The rule folder to put it in; the default is Rules in the current folder.")
    var folder = "Rules"

    func run() throws {
        let path = try orExit { () throws -> String in
            guard let id = RuleID(name) else {
                throw CommandError(
                    problem: "“\(name)” is no rule name.",
                    hint:
                        "Write <system>/<failure> in lower case with hyphens: nginx/upstream-refuses-connections."
                )
            }
            let path = "\(folder)/\(id).yaml"
            guard !FileManager.default.fileExists(atPath: path) else {
                throw CommandError(problem: "“\(path)” exists already.")
            }
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(id.system)", withIntermediateDirectories: true)
            try Data(Self.skeleton(id).utf8).write(to: URL(fileURLWithPath: path))
            return path
        }
        Console.print("\(path)\nNow fill it in, then: clearcause rules test \(name)\n")
    }

    private static func skeleton(_ id: RuleID) -> String {
        """
        title: What went wrong, with {detail}
        status: draft
        severity: high
        confidence: likely
        owner: customer
        mode: request.fails

        when:
          message: 'the program prints this: {detail:rest}'

        cause: >
          Why it happens, for an administrator who does not know \(id.system) from the inside: {detail}
        impact: What users notice.
        remediation:
          - do: What to check first
            run: a command, where there is one
        verify: How to see that it is over.
        see: []

        examples:
          - example: as the program prints it
            given:
              app.log: |
                → 2026-05-04 10:02:05 ERROR the program prints this: something
            finds: {detail: something}
          - example: a look-alike that means no harm
            but:
              app.log: |
                2026-05-04 10:02:05 INFO nothing of the kind
            finds: nothing

        """
    }
}
