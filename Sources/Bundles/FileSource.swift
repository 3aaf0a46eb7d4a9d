import Glibc

/// A file, pipe or standard input. One object and one buffer serve all files of a folder.
final class FileSource: SeekableSource {
    /// Large enough that neither the call nor libarchive's bookkeeping shows.
    private static let blockSize = 256 << 10

    /// Linux's `SEEK_DATA`, which glibc shows to GNU sources only.
    private static let seekData: Int32 = 3

    private let buffer: UnsafeMutableRawBufferPointer
    private let budget: Budget
    private var descriptor: Int32 = -1
    private var isRegular = false
    private var hasHoles = false
    private var isAtEnd = true
    private(set) var size = 0
    private(set) var position = 0
    private var furthest = 0
    private(set) var failure: Failure?

    init(budget: Budget) {
        self.budget = budget
        buffer = .allocate(byteCount: FileSource.blockSize, alignment: 4096)
    }

    deinit {
        close()
        buffer.deallocate()
    }

    /// Whether `seek` works: not for pipes.
    var isSeekable: Bool { isRegular }

    /// Takes over an open descriptor and starts at its first byte.
    func open(_ descriptor: Int32, _ status: stat) {
        close()
        self.descriptor = descriptor
        // Standard input may be a file that something else has read the beginning of: then a stream.
        isRegular = status.st_mode & S_IFMT == S_IFREG && lseek(descriptor, 0, SEEK_CUR) == 0
        size = isRegular ? Int(status.st_size) : 0
        hasHoles = isRegular && Int(status.st_blocks) * 512 < size
        position = 0
        furthest = 0
        isAtEnd = false
        failure = nil
    }

    func close() {
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
        descriptor = -1
        isAtEnd = true
    }

    func read() -> UnsafeRawBufferPointer? {
        guard !isAtEnd else { return nil }
        if hasHoles, !skipHole() { return end() }
        var count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        while count < 0, errno == EINTR {
            count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        }
        if count < 0 {
            failure = .own(.unreadable(String(cString: strerror(errno))))
            return end()
        }
        if count == 0 { return end() }
        position += count
        // What is read again, as zip does, is no more input.
        let fresh = max(0, position - furthest)
        furthest = max(furthest, position)
        if isRegular, count < buffer.count, position >= size, !hasHoles { isAtEnd = true }
        if let reason = budget.take(fresh) {
            failure = .own(reason)
            return end()
        }
        return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }

    func seek(to target: Int) -> Bool {
        guard isRegular, lseek(descriptor, target, SEEK_SET) == target else { return false }
        position = target
        isAtEnd = false
        hasHoles = false
        return true
    }

    /// A sparse file may be a terabyte of nothing: its holes hold no text and are not read.
    private func skipHole() -> Bool {
        let data = lseek(descriptor, position, FileSource.seekData)
        if data < 0 {
            if errno == ENXIO { return false }
            hasHoles = false
            return true
        }
        position = data
        return true
    }

    private func end() -> UnsafeRawBufferPointer? {
        isAtEnd = true
        return nil
    }
}
