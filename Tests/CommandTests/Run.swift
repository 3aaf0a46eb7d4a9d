import Foundation

/// One run of the program, as a shell sees it.
struct Run {
    let status: Int32
    let output: String
    let errors: String

    static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The program that was built together with these tests.
    static let program: String = {
        let built = CommandLine.arguments.first.map {
            URL(filePath: $0).deletingLastPathComponent()
        }
        let beside = built?.appending(path: "clearcause").path
        if let beside, FileManager.default.isExecutableFile(atPath: beside) { return beside }
        return package.appending(path: ".build/debug/clearcause").path
    }()

    /// Rules of the tests' own: a start with them takes no time.
    static let rules = package.appending(path: "Tests/CommandTests/Rules").path
    /// Rules on configurations, for checks.
    static let checkRules = package.appending(path: "Tests/CommandTests/CheckRules").path
    /// Where compiled rules are kept: a second run of the tests starts at once.
    private static let cache = package.appending(path: ".build/tests-cache/command").path

    /// Runs the program with the tests' own rules.
    static func clearcause(
        _ arguments: String..., input: String = "", in folder: String? = nil,
        standardRules: Bool = false
    ) throws -> Run {
        let takesRules = [
            "analyze", "diff", "check", "inspect", "explain", "rules", "batch", "similar",
            "trends", "backtest",
        ].contains(
            arguments.first)
        let rules =
            takesRules && !standardRules && !arguments.contains("new")
            ? [
                "--no-default-rules", "--rules",
                arguments.first == "check" ? Self.checkRules : Self.rules,
            ] : []
        return try run(program, arguments + rules, input: input, in: folder)
    }

    /// Runs a line of shell in which `$clearcause` is the program.
    static func shell(_ line: String) throws -> Run {
        try run("/bin/bash", ["-c", "set -o pipefail; \(line)"], input: "", in: nil)
    }

    private static func run(
        _ program: String, _ arguments: [String], input: String, in folder: String?
    ) throws -> Run {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": cache, "XDG_CACHE_HOME": cache, "COLUMNS": "100",
            "clearcause": Self.program, "rules": "--no-default-rules --rules \(rules)",
        ]
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        // A process that a signal ended shows as a shell shows it.
        let isSignal = process.terminationReason == .uncaughtSignal
        return Run(
            status: isSignal ? 128 + process.terminationStatus : process.terminationStatus,
            output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: complaints, as: UTF8.self))
    }
}

/// A folder of the test's own, removed with it.
final class Desk {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory.appending(
                path: "clearcause-\(UUID().uuidString)"
            )
            .path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and gives its path.
    @discardableResult
    func put(_ name: String, _ text: String) throws -> String {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    func text(_ name: String) throws -> String {
        try String(contentsOf: URL(filePath: path).appending(path: name), encoding: .utf8)
    }
}
