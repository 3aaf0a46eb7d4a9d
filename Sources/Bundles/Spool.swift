import Glibc

/// Keeps a stream in memory so that it can be read by seeking, up to a limit.
struct Spool {
    /// All of it as seekable memory; or, beyond the limit, what was kept followed by the rest.
    let source: ByteSource
    let isWhole: Bool

    init(_ stream: ByteSource, atMost limit: Int) {
        // Grown by the system moving pages, so that there are never two copies.
        var capacity = 256 << 10
        var memory = malloc(capacity)
        var count = 0
        while let start = memory, count <= limit, let block = stream.read() {
            if count + block.count > capacity {
                capacity = max(capacity * 3 / 2, count + block.count)
                guard let larger = realloc(start, capacity) else {
                    free(start)
                    memory = nil
                    break
                }
                memory = larger
            }
            if let base = block.baseAddress {
                memory?.advanced(by: count).copyMemory(from: base, byteCount: block.count)
            }
            count += block.count
        }
        isWhole = memory != nil && count <= limit
        guard let memory else {
            source = stream
            return
        }
        let kept = MemorySource(owning: memory, count: count)
        source = isWhole ? kept : Joined(kept, then: stream)
    }

    private final class Joined: ByteSource {
        private var kept: MemorySource?
        private let rest: ByteSource

        init(_ kept: MemorySource, then rest: ByteSource) {
            self.kept = kept
            self.rest = rest
        }

        var failure: Failure? { rest.failure }

        func read() -> UnsafeRawBufferPointer? {
            if let block = kept?.read() { return block }
            kept = nil
            return rest.read()
        }
    }
}
