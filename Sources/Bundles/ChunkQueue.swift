import Glibc

/// Full chunks on their way to the consumer, and empty ones on their way back.
///
/// Both sides block, so this is a mutex and a condition, and the threads are plain ones: reading and
/// scanning would starve the two threads of Swift's cooperative pool.
final class ChunkQueue: @unchecked Sendable {
    /// Five in the queue or at the consumer, one being filled.
    private static let chunks = 6

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var full: [Chunk] = []
    private var empty: [Chunk] = []
    private var made = 0
    private var isFinished = false
    private var hasStopped = false

    init() {
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(changed)
        mutex.deallocate()
        changed.deallocate()
    }

    // MARK: The reader's side

    /// An empty chunk, as soon as there is one; `nil` when the consumer has given up.
    func acquire() -> Chunk? {
        locked {
            while !hasStopped, empty.isEmpty, made == ChunkQueue.chunks {
                pthread_cond_wait(changed, mutex)
            }
            if hasStopped { return nil }
            if let chunk = empty.popLast() { return chunk }
            made += 1
            return Chunk()
        }
    }

    func send(_ chunk: Chunk) {
        locked {
            full.append(chunk)
            pthread_cond_broadcast(changed)
        }
    }

    /// No more chunks will come.
    func finish() {
        locked {
            isFinished = true
            pthread_cond_broadcast(changed)
        }
    }

    var isStopped: Bool { locked { hasStopped } }

    // MARK: The consumer's side

    /// The next full chunk; `nil` when all were taken and no more will come.
    func next() -> Chunk? {
        locked {
            while full.isEmpty, !isFinished, !hasStopped { pthread_cond_wait(changed, mutex) }
            return full.isEmpty || hasStopped ? nil : full.removeFirst()
        }
    }

    func recycle(_ chunk: Chunk) {
        chunk.count = 0
        chunk.segments.removeAll(keepingCapacity: true)
        locked {
            empty.append(chunk)
            pthread_cond_broadcast(changed)
        }
    }

    func stop() {
        locked {
            hasStopped = true
            pthread_cond_broadcast(changed)
        }
    }

    /// Waits until there is a chunk or the end; `false` when the end came without one.
    func waitForFirst() -> Bool {
        locked {
            while full.isEmpty, !isFinished { pthread_cond_wait(changed, mutex) }
            return !full.isEmpty
        }
    }

    /// Waits until the reader has ended.
    func waitForEnd() {
        locked {
            while !isFinished { pthread_cond_wait(changed, mutex) }
        }
    }

    private func locked<T>(_ body: () -> T) -> T {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
