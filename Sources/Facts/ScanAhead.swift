import Bundles
import Glibc
import Scanning

/// Scans the next chunks on threads of their own and hands them over in the order of the bundle.
///
/// Looking for patterns is most of the work and needs nothing but the bytes, so it may run ahead;
/// what is found is looked at by one thread in order, so the answer never depends on timing.
final class ScanAhead: @unchecked Sendable {
    /// Chunks taken from the reader and not yet given back. The reader has six in all.
    private static let most = 4

    private let reader: BundleReader
    private let plan: ScanPlan
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    /// Held while a chunk is taken, so that chunks are numbered in the reader's order.
    private let taking: UnsafeMutablePointer<pthread_mutex_t>
    private var scanned: [Int: (chunk: Chunk, candidates: [Candidate])] = [:]
    private var taken = 0
    private var wanted = 0
    private var open = 0
    private var total: Int?

    /// Starts the threads: one for each core, two at most.
    /// - Throws: ``ScanError`` when the engine has no memory.
    init(_ reader: BundleReader, _ plan: ScanPlan) throws {
        self.reader = reader
        self.plan = plan
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        taking = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_mutex_init(taking, nil)
        pthread_cond_init(changed, nil)
        let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        var isRunning = false
        for _ in 0..<min(2, cores) {
            isRunning = start(try Scanner(for: plan.messages)) || isRunning
        }
        guard isRunning else { throw ScanError("no thread can be started for scanning") }
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_mutex_destroy(taking)
        pthread_cond_destroy(changed)
        mutex.deallocate()
        taking.deallocate()
        changed.deallocate()
    }

    /// The next chunk in the bundle's order with its candidates; `nil` when all were given.
    func next() -> (chunk: Chunk, candidates: [Candidate])? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = scanned.removeValue(forKey: wanted) {
                wanted += 1
                return result
            }
            if let total, wanted >= total { return nil }
            pthread_cond_wait(changed, mutex)
        }
    }

    func recycle(_ chunk: Chunk) {
        reader.recycle(chunk)
        pthread_mutex_lock(mutex)
        open -= 1
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(mutex)
    }

    private final class Work {
        let ahead: ScanAhead
        let scanner: Scanner

        init(_ ahead: ScanAhead, _ scanner: Scanner) {
            self.ahead = ahead
            self.scanner = scanner
        }
    }

    private func start(_ scanner: Scanner) -> Bool {
        let work = Unmanaged.passRetained(Work(self, scanner))
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
                work.ahead.run(work.scanner)
                return nil
            }, work.toOpaque())
        guard result == 0 else {
            work.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    private func run(_ scanner: Scanner) {
        while let (number, chunk) = take() {
            let candidates = scanner.candidates(in: chunk.bytes, using: plan.messages)
            pthread_mutex_lock(mutex)
            scanned[number] = (chunk, candidates)
            pthread_cond_broadcast(changed)
            pthread_mutex_unlock(mutex)
        }
    }

    private func take() -> (Int, Chunk)? {
        pthread_mutex_lock(taking)
        defer { pthread_mutex_unlock(taking) }
        pthread_mutex_lock(mutex)
        while open >= Self.most, total == nil { pthread_cond_wait(changed, mutex) }
        let isOver = total != nil
        pthread_mutex_unlock(mutex)
        let chunk = isOver ? nil : reader.next()
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard let chunk else {
            if total == nil { total = taken }
            pthread_cond_broadcast(changed)
            return nil
        }
        open += 1
        taken += 1
        return (taken - 1, chunk)
    }
}
