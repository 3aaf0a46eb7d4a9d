import Glibc

/// Bytes kept until their number is known: in memory at first, then in a file without a name.
package final class Scratch {
    /// Bytes appended since the last ``clear()``.
    package private(set) var count = 0
    private var memory: [UInt8] = []
    private var descriptor: Int32 = -1
    private let folder: String
    private static let inMemory = 1 << 20
    private static let unnamed: Int32 = 0o20000000 | O_DIRECTORY

    /// - Parameter folder: where the file may lie, if one is needed.
    package init(folder: String) { self.folder = folder }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Appends bytes.
    package func append(_ bytes: UnsafeRawBufferPointer) throws(BundleError) {
        count += bytes.count
        if descriptor < 0 || lseek(descriptor, 0, SEEK_CUR) == 0 {
            if memory.count + bytes.count <= Self.inMemory {
                memory += bytes
                return
            }
            try openFile()
            let held = memory
            memory.removeAll(keepingCapacity: true)
            var failure: BundleError?
            held.withUnsafeBytes { bytes in
                do throws(BundleError) { try write(bytes) } catch { failure = error }
            }
            if let failure { throw failure }
        }
        try write(bytes)
    }

    /// Hands over all bytes in order, and forgets them.
    package func drain(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        if memory.count == count {
            try memory.withUnsafeBytes { try body($0) }
        } else {
            guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Self.failed(errno) }
            var block = [UInt8](repeating: 0, count: 256 << 10)
            while true {
                let read = block.withUnsafeMutableBytes {
                    Glibc.read(descriptor, $0.baseAddress, $0.count)
                }
                if read < 0, errno == EINTR { continue }
                guard read >= 0 else { throw Self.failed(errno) }
                if read == 0 { break }
                try block[..<read].withUnsafeBytes { try body($0) }
            }
        }
        clear()
    }

    /// Forgets all bytes.
    package func clear() {
        memory.removeAll(keepingCapacity: true)
        count = 0
        guard descriptor >= 0 else { return }
        _ = ftruncate(descriptor, 0)
        _ = lseek(descriptor, 0, SEEK_SET)
    }

    private func openFile() throws(BundleError) {
        guard descriptor < 0 else { return }
        descriptor = open(folder, Self.unnamed | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor < 0 {
            let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
            let name = "\(folder)/.clearcause-\(random)"
            descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            if descriptor >= 0 { unlink(name) }
        }
        guard descriptor >= 0 else { throw Self.failed(errno) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(BundleError) {
        var rest = bytes
        while rest.count > 0 {
            let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                throw Self.failed(errno)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    private static func failed(_ code: Int32) -> BundleError {
        BundleError(
            problem: "Writing failed: \(String(cString: strerror(code))). Nothing was left behind.",
            hint: code == ENOSPC || code == EDQUOT ? "Free some space, or write elsewhere." : nil)
    }
}
