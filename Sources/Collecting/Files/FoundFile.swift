import Bundles
import Glibc

/// A file of the host that a glob led to, not yet opened.
struct FoundFile {
    let root: Root
    /// Below the root.
    let relative: [UInt8]
    /// The whole path, so that it may be shown.
    let shown: String
    let status: stat

    init(root: Root, relative: [UInt8], status: stat) {
        self.root = root
        self.relative = relative
        self.status = status
        let below = relative.withUnsafeBytes { SafePath.shown($0).text }
        shown = root.path == "/" ? "/\(below)" : "\(root.path)/\(below)"
    }

    /// The same file has the same identity under all its names.
    var identity: FileIdentity { FileIdentity(status) }
    var size: Int { Int(status.st_size) }
    /// Seconds since 1970.
    var modified: Int64 { Int64(status.st_mtim.tv_sec) }
    /// Files of `/proc` and `/sys` say that they are empty, and hold something.
    var isMadeByKernel: Bool { shown.hasPrefix("/proc/") || shown.hasPrefix("/sys/") }

    /// Opens the file; what is open is looked at again, because a path may have been swapped.
    func open() throws(Obstacle) -> OpenFile {
        // A device can act when it is opened: never open one.
        guard let before = root.status(relative) else { throw Obstacle(ENOENT) }
        if let obstacle = Obstacle.kind(before.st_mode) { throw obstacle }
        let descriptor = try root.open(relative, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
        var after = stat()
        guard fstat(descriptor, &after) == 0 else {
            close(descriptor)
            throw Obstacle(errno)
        }
        let obstacle =
            Obstacle.kind(after.st_mode) ?? (after.st_nlink > 1 ? Obstacle.severalNames : nil)
        if let obstacle {
            close(descriptor)
            throw obstacle
        }
        return OpenFile(descriptor, after)
    }
}

/// What makes a file the same file whatever it is called.
struct FileIdentity: Hashable {
    let device: UInt64
    let number: UInt64

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }
}

/// A regular file that is open; its size is what it was then, however it grows.
final class OpenFile {
    /// Linux's `SEEK_DATA`, which glibc shows to GNU sources only.
    private static let seekData: Int32 = 3

    let descriptor: Int32
    let size: Int
    /// Seconds since 1970.
    let modified: Int64
    private let hasHoles: Bool

    init(_ descriptor: Int32, _ status: stat) {
        self.descriptor = descriptor
        size = Int(status.st_size)
        modified = Int64(status.st_mtim.tv_sec)
        hasHoles = Int(status.st_blocks) * 512 < size
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_RANDOM)
    }

    deinit { close(descriptor) }

    /// Has it grown since it was opened?
    var hasGrown: Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && Int(status.st_size) > size
    }

    /// Fills the buffer from `position` on; fewer bytes at the end, or when reading fails.
    func read(_ buffer: UnsafeMutableRawBufferPointer, at position: Int) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled,
                position + filled)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            filled += count
        }
        return filled
    }

    /// Bytes of a stretch of the file.
    func bytes(_ range: Range<Int>) -> [UInt8] {
        Array(unsafeUninitializedCapacity: range.count) { buffer, count in
            count = read(UnsafeMutableRawBufferPointer(buffer), at: range.lowerBound)
        }
    }

    /// The first byte at or after `position` that is on the disk; `nil` when only a hole follows.
    func data(from position: Int) -> Int? {
        guard hasHoles else { return position }
        let data = lseek(descriptor, position, OpenFile.seekData)
        if data >= 0 { return data }
        return errno == ENXIO ? nil : position
    }

    /// What was read is not needed again: others' files should stay in memory instead.
    func forget() { posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) }
}
