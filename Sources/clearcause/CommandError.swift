import ArgumentParser
import Bundles
import Rules

/// Something a command could not do: exit status 2.
struct CommandError: Error, CustomStringConvertible {
    let problem: String
    var hint: String?

    var description: String { hint.map { "\(problem)\n  \($0)" } ?? problem }
}

/// Runs a command's work; what goes wrong is told on standard error and ends with status 2.
func orExit<Value>(_ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch let error as ExitCode {
        throw error
    } catch {
        Console.error("\(error)")
        throw ExitCode(2)
    }
}
