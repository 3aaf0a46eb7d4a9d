import Dispatch
import Glibc
import Synchronization

/// Runs the asynchronous part of starting programs on a thread of its own.
///
/// Whoever waits for a program blocks; if the starting needed a thread of the shared pool, all of which
/// may wait just so, nothing would ever begin.
final class LaunchThread: TaskExecutor {
    static let shared = LaunchThread()

    private let jobs = Mutex<[UnownedJob]>([])
    private let work = DispatchSemaphore(value: 0)

    private init() {
        var thread = pthread_t()
        let this = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &thread, nil,
            { context in
                context.map { Unmanaged<LaunchThread>.fromOpaque($0).takeUnretainedValue().loop() }
                return nil
            }, this)
        pthread_detach(thread)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        work.signal()
    }

    private func loop() {
        while true {
            work.wait()
            let job = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            job?.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
