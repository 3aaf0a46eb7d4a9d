/// Keeps a stream in memory so that it can be read by seeking, up to a limit.
struct Spool {
    /// All of it as seekable memory; or, beyond the limit, what was kept followed by the rest.
    let source: ByteSource
    let isWhole: Bool

    init(_ stream: ByteSource, atMost limit: Int) {
        var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
        var count = 0
        while let block = stream.read() {
            if count + block.count > memory.count {
                let larger = UnsafeMutableRawBufferPointer.allocate(
                    byteCount: max(memory.count * 2, count + block.count), alignment: 64)
                larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
                memory.deallocate()
                memory = larger
            }
            UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: block)
            count += block.count
            if count > limit {
                let kept = MemorySource(owning: memory, count: count)
                source = Joined(kept, then: stream)
                isWhole = false
                return
            }
        }
        source = MemorySource(owning: memory, count: count)
        isWhole = true
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
