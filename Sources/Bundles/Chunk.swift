/// About 1 MiB of text: several small files, or a part of a large one.
///
/// A chunk has one owner at a time: the reader fills it, hands it over, and gets it back by `recycle`.
/// That hand-over is the reason why it may cross threads.
package final class Chunk: @unchecked Sendable {
    /// Content bytes a chunk takes. 256 KiB to 1 MiB fits a core's second cache and scans fastest.
    static let capacity = 1 << 20

    /// The memory behind `bytes`; a little larger than the capacity, for a line end that was missing.
    package let storage: UnsafeMutableRawBufferPointer
    /// How many bytes are in use.
    package var count = 0
    /// Which file each part belongs to, in order, without holes.
    package var segments: [Segment] = []

    init() {
        storage = .allocate(byteCount: Chunk.capacity + 64, alignment: 64)
    }

    deinit {
        storage.deallocate()
    }

    /// The bytes in use.
    package var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: storage[..<count])
    }
}
