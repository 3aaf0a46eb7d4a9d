import Glibc

/// Packs the text of one file after the other into chunks.
///
/// Where a chunk ends depends on the bytes alone, never on how they arrived, so that the same bundle
/// gives the same chunks from a disk, a pipe, or an archive of any kind.
final class Packer {
    private let queue: ChunkQueue
    private let inventory: Inventory
    private var chunk: Chunk?
    private var fill = 0
    private var file = -1
    /// Where the current file's segment begins in the chunk.
    private var start = 0
    private var isFirst = true
    private var isMidLine = false
    /// Bytes of the current file so far.
    private(set) var bytes = 0
    /// The current file had a line longer than a chunk.
    private(set) var hadLongLine = false
    /// The consumer has given up: what is appended goes nowhere.
    private(set) var isStopped = false

    init(queue: ChunkQueue, inventory: Inventory) {
        self.queue = queue
        self.inventory = inventory
    }

    /// Begins a file.
    func begin(path: String, modified: Int64?, encoding: String) {
        file = inventory.add(path: path, modified: modified, encoding: encoding, isBinary: false)
        start = fill
        isFirst = true
        isMidLine = false
        bytes = 0
        hadLongLine = false
    }

    /// Adds content of the current file.
    func append(_ block: UnsafeRawBufferPointer) {
        var rest = block
        bytes += block.count
        while rest.count > 0, !isStopped {
            if fill >= Chunk.capacity { cut() }
            guard let chunk = current() else { return }
            let count = min(rest.count, Chunk.capacity - fill)
            UnsafeMutableRawBufferPointer(rebasing: chunk.storage[fill...])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
            fill += count
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Ends the current file, with a line end.
    func end() {
        inventory.setBytes(bytes, of: file)
        guard let chunk, fill > start else { return }
        if chunk.storage[fill - 1] != newline {
            chunk.storage[fill] = newline
            fill += 1
        }
        addSegment(to: fill, isLast: true)
        start = fill
    }

    /// Hands over the last chunk.
    func finish() {
        if let chunk, fill > 0, !isStopped {
            chunk.count = fill
            queue.send(chunk)
        }
        chunk = nil
        fill = 0
    }

    private let newline = UInt8(ascii: "\n")

    private func current() -> Chunk? {
        if chunk == nil {
            chunk = queue.acquire()
            isStopped = chunk == nil
        }
        return chunk
    }

    /// Hands over the full chunk up to its last line end; the rest begins the next chunk.
    private func cut() {
        guard let full = chunk else { return }
        var end = start
        var continues = false
        if let last = lastNewline(in: full) {
            end = last + 1
            addSegment(to: end, isLast: false)
        } else if start == 0 {
            end = characterBoundary(in: full)
            addSegment(to: end, isLast: false)
            hadLongLine = true
            continues = true
        }
        guard let next = queue.acquire() else {
            isStopped = true
            return
        }
        let tail = fill - end
        next.storage.copyMemory(from: UnsafeRawBufferPointer(rebasing: full.storage[end..<fill]))
        full.count = end
        inventory.setBytes(bytes, of: file)
        queue.send(full)
        chunk = next
        start = 0
        fill = tail
        isMidLine = continues
    }

    private func addSegment(to end: Int, isLast: Bool) {
        guard let chunk, end > start else { return }
        chunk.segments.append(
            Segment(
                file: file, range: start..<end, isFirst: isFirst, isLast: isLast,
                startsMidLine: isMidLine))
        isFirst = false
    }

    private func lastNewline(in chunk: Chunk) -> Int? {
        var index = fill
        while index > start {
            index -= 1
            if chunk.storage[index] == newline { return index }
        }
        return nil
    }

    /// The end, or up to three bytes before it, so that no UTF-8 character is torn.
    private func characterBoundary(in chunk: Chunk) -> Int {
        var lead = fill - 1
        while lead > fill - 4, chunk.storage[lead] & 0xc0 == 0x80 { lead -= 1 }
        let width =
            switch chunk.storage[lead] {
            case 0xc0..<0xe0: 2
            case 0xe0..<0xf0: 3
            case 0xf0..<0xf8: 4
            default: 1
            }
        return lead + width > fill ? lead : fill
    }
}
