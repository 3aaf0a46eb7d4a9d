import ArgumentParser
import Facts
import Foundation

/// How bundles are analysed side by side.
struct WorkerOptions: ParsableArguments {
    @Option(help: "How many bundles to analyse at once; by default one a core.")
    var jobs: Int?
    @Option(help: "Give a bundle up after this time, for example 90s.")
    var timeout = "5m"
    @Option(help: "Give a bundle up that needs more memory than this.")
    var memory = "1GB"

    /// - Throws: ``CommandError`` when one of them says nothing.
    func limits() throws -> WorkerPool.Limits {
        let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        guard (1...512).contains(jobs) else {
            throw CommandError(
                problem: "--jobs \(jobs) is no number from 1 to 512.", hint: "One a core is best.")
        }
        guard let time = Quantity(timeout), time.unit != .bytes, time.value > 0 else {
            throw CommandError(problem: "“\(timeout)” is no duration.", hint: "Write 90s or 10m.")
        }
        guard let size = Quantity(size: memory), size.value > 0 else {
            throw CommandError(problem: "“\(memory)” is no size.", hint: "Write 500MB or 2GB.")
        }
        return WorkerPool.Limits(jobs: jobs, seconds: time.value, memory: Int(size.value))
    }
}
