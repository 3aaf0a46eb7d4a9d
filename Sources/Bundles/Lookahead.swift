import Glibc

/// Shows the first 4 KiB of a source before they are read, because content decides what a file is.
///
/// One object a nesting level serves one member after the other.
final class Lookahead: ByteSource {
    static let sampleSize = 4096
    /// So many NULs at the start are a hole that log rotation left, not text and not a binary format.
    static let hole = 16

    private var inner: ByteSource
    private let buffer: UnsafeMutableRawBufferPointer
    /// What is shown: the buffer's bytes, or the source's first block itself where that is enough.
    private(set) var head = UnsafeRawBufferPointer(start: nil, count: 0)
    /// What is left of the block that filled the buffer.
    private var rest = UnsafeRawBufferPointer(start: nil, count: 0)
    private var handedOut = 0
    private var readBeyond = false

    init(_ inner: ByteSource) {
        self.inner = inner
        buffer = .allocate(byteCount: Lookahead.sampleSize, alignment: 64)
    }

    deinit {
        buffer.deallocate()
    }

    var failure: Failure? { inner.failure }

    /// The part of `head` that decisions are made on; the same however the source cuts its blocks.
    var sample: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: head[..<min(head.count, Lookahead.sampleSize)])
    }

    /// Turns to another source, and looks at its beginning.
    func look(at source: ByteSource) {
        inner = source
        handedOut = 0
        readBeyond = false
        rest = UnsafeRawBufferPointer(start: nil, count: 0)
        head = rest
        guard var block = source.read() else { return }
        if let first = block.first, first == 0 {
            guard let trimmed = trimHole(block) else { return }
            block = trimmed
        }
        if block.count >= Lookahead.sampleSize {
            head = block
        } else {
            fill(from: block)
        }
    }

    /// Starts again at the first byte, unless the source was read on.
    func rewind() -> Bool {
        guard !readBeyond else { return false }
        handedOut = 0
        return true
    }

    func read() -> UnsafeRawBufferPointer? {
        if handedOut == 0 {
            handedOut = 1
            if head.count > 0 { return head }
        }
        if handedOut == 1 {
            handedOut = 2
            if rest.count > 0 { return rest }
        }
        readBeyond = true
        return inner.read()
    }

    private func fill(from first: UnsafeRawBufferPointer) {
        var filled = 0
        var next: UnsafeRawBufferPointer? = first
        while let block = next {
            let count = min(block.count, buffer.count - filled)
            UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: block[..<count]))
            filled += count
            if filled == buffer.count {
                rest = UnsafeRawBufferPointer(rebasing: block[count...])
                break
            }
            next = inner.read()
        }
        head = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
    }

    /// Drops a run of NULs at the start if it is long enough to be a hole.
    private func trimHole(_ first: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        var block = first
        var zeros = block.prefix { $0 == 0 }.count
        guard zeros >= Lookahead.hole || zeros == block.count else { return block }
        while zeros == block.count {
            guard let next = inner.read() else { return nil }
            block = next
            zeros = block.prefix { $0 == 0 }.count
        }
        return UnsafeRawBufferPointer(rebasing: block[zeros...])
    }
}
