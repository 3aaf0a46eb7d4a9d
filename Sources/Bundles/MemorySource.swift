import Glibc

/// Bytes kept in memory, so that a zip or 7z inside another archive can be read by seeking.
final class MemorySource: SeekableSource {
    private let bytes: UnsafeMutableRawBufferPointer
    private var isHandedOut = false
    let size: Int
    private(set) var position = 0
    let failure: Failure? = nil

    /// Takes ownership of memory from `malloc`, of which so many bytes are in use.
    init(owning memory: UnsafeMutableRawPointer, count: Int) {
        bytes = UnsafeMutableRawBufferPointer(start: memory, count: count)
        size = count
    }

    deinit {
        free(bytes.baseAddress)
    }

    func read() -> UnsafeRawBufferPointer? {
        guard position < size else { return nil }
        // Whole and at once would make every seek "read" all that follows; libarchive needs little.
        let end = min(size, position + (256 << 10))
        defer { position = end }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<end])
    }

    func seek(to target: Int) -> Bool {
        guard target >= 0, target <= size else { return false }
        position = target
        return true
    }
}
