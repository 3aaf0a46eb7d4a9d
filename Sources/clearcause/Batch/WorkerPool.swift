import Casebook
import Collecting
import Facts
import Foundation
import Glibc

/// What became of an input.
enum BatchResult {
    case judged(Case)
    /// Its content is known, so that it was not analysed.
    case known(content: String)
    case failed(String)
}

/// Processes that analyse bundles side by side, each with a limit of time and memory for a bundle.
///
/// A worker that dies takes one bundle with it and is replaced.
final class WorkerPool {
    struct Limits {
        var jobs: Int
        /// For one bundle.
        var seconds: Double
        /// Bytes a worker may hold.
        var memory: Int
    }

    private let arguments: [String]
    private let limits: Limits
    private var workers: [Worker] = []

    /// - Parameter arguments: those of `batch-worker`.
    init(_ arguments: [String], _ limits: Limits) {
        self.arguments = ["batch-worker"] + arguments
        self.limits = limits
    }

    /// Hands out the inputs in their order and tells what became of each, as it comes.
    ///
    /// - Parameters:
    ///   - furthest: the first input that may not be handed out yet.
    ///   - wants: whether an input whose content is known now is to be analysed.
    ///   - done: what became of an input.
    ///   - tick: something to do at least ten times a second.
    func run(
        _ inputs: [String], until stop: StopSign, furthest: () -> Int,
        wants: (Int, String) throws -> Bool, done: (Int, BatchResult) throws -> Void,
        tick: () throws -> Void
    ) throws {
        defer { end() }
        var next = 0
        while !stop.isRequested {
            let handable = min(inputs.count, furthest())
            while next < handable,
                let worker = workers.first(where: { $0.isReady && $0.job == nil })
            {
                worker.job = Worker.Job(index: next, since: .now)
                try worker.send(
                    WorkerMessage.Task(input: inputs[next], otherwise: Moment.changed(inputs[next]))
                )
                next += 1
            }
            if workers.allSatisfy({ $0.job == nil }) && next == inputs.count { return }
            try start(upTo: handable - next)
            for worker in ready() { try hear(worker, wants, done) }
            for worker in workers { check(worker) }
            try tick()
        }
    }

    /// Starts workers for the bundles that wait, as far as there may be more.
    private func start(upTo waiting: Int) throws {
        let starting = workers.count { !$0.isReady }
        for _ in 0..<max(0, min(limits.jobs - workers.count, waiting - starting)) {
            workers.append(try Worker(arguments))
        }
    }

    /// Those with something to hear, after a tenth of a second at most.
    private func ready() -> [Worker] {
        var watched = workers.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        guard poll(&watched, nfds_t(watched.count), 100) > 0 else { return [] }
        return zip(workers, watched).filter { $1.revents != 0 }.map(\.0)
    }

    private func hear(
        _ worker: Worker, _ wants: (Int, String) throws -> Bool,
        _ done: (Int, BatchResult) throws -> Void
    ) throws {
        guard let answers = worker.answers() else {
            workers.removeAll { $0 === worker }
            let reason = worker.end()
            if let job = worker.job {
                try done(job.index, .failed(reason))
            } else if !worker.isReady {
                throw CommandError(
                    problem: "A worker could not start: \(reason).",
                    hint: "“clearcause analyze” on one bundle may show more.")
            }
            return
        }
        for answer in answers {
            if case .ready = answer { worker.isReady = true }
            guard let job = worker.job else { continue }
            switch answer {
            case .ready: break
            case .content(let content):
                let isWanted = try wants(job.index, content)
                try worker.send(WorkerMessage.Verdict(isWanted: isWanted))
                guard !isWanted else { continue }
                worker.job = nil
                try done(job.index, .known(content: content))
            case .judged(let one):
                worker.job = nil
                try done(job.index, .judged(one))
            case .failed(let reason):
                worker.job = nil
                try done(job.index, .failed(reason))
            }
        }
    }

    private func check(_ worker: Worker) {
        guard let job = worker.job else { return }
        if ContinuousClock.now - job.since > .seconds(limits.seconds) {
            worker.kill(
                because: "it took longer than \(Plain.duration(Int(limits.seconds))) (--timeout)")
        } else if worker.memory > limits.memory {
            worker.kill(because: "it needed more than \(limits.memory / 1_000_000) MB (--memory)")
        }
    }

    private func end() {
        for worker in workers {
            if worker.job != nil { worker.kill(because: nil) }
            _ = worker.end()
        }
        workers = []
    }
}

extension Moment {
    /// When a file was changed last, or now.
    static func changed(_ path: String) -> Moment {
        var status = stat()
        guard stat(path, &status) == 0 else { return .now }
        return Moment(
            microseconds: Int64(status.st_mtim.tv_sec) * 1_000_000
                + Int64(status.st_mtim.tv_nsec) / 1_000)
    }
}
