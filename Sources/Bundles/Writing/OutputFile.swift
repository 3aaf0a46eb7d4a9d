import Glibc

/// A file that appears under its name only when it is whole.
///
/// Until then it has no name at all (Linux's `O_TMPFILE`), so that a killed run leaves nothing behind; file
/// systems without that get a hidden name beside the target. It is written with mode 0600 whatever the
/// umask. A target that exists, or a link in its place, is refused, or replaced when that is wanted: a link
/// is replaced itself and never followed.
package final class OutputFile {
    /// Bytes written so far.
    package private(set) var bytes = 0
    /// Open for reading too.
    package let descriptor: Int32
    private let folder: Int32
    private let name: String
    private let shown: String
    private let replaces: Bool
    /// The hidden name, on file systems that need one.
    private var temporary: String?
    private var isDone = false

    /// Linux's `__O_TMPFILE`, which glibc shows to GNU sources only.
    private static let unnamed: Int32 = 0o20000000 | O_DIRECTORY

    /// - Throws: ``BundleError`` when the target exists or its folder cannot be written to.
    package init(_ path: String, replaces: Bool) throws(BundleError) {
        shown = Array(path.utf8).withUnsafeBytes { SafePath.shown($0).text }
        self.replaces = replaces
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        name = parts.last.map(String.init) ?? ""
        let above = parts.dropLast().joined(separator: "/")
        let place = above.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : above
        guard !name.isEmpty, name != ".", name != ".." else {
            throw BundleError(
                problem: "This names no file.", place: shown, hint: "Name the file to be written.")
        }
        let folder = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else {
            throw BundleError(
                problem: "Its folder cannot be opened: \(Self.words(errno)).", place: shown,
                hint: "Make the folder first, or name another.")
        }
        self.folder = folder
        do throws(BundleError) {
            try Self.refuse(name, in: folder, shown, replaces: replaces)
            (descriptor, temporary) = try Self.make(name, in: folder, shown)
        } catch {
            close(folder)
            throw error
        }
        _ = fchmod(descriptor, 0o600)
    }

    deinit {
        abandon()
        close(descriptor)
        close(folder)
    }

    /// Appends bytes.
    package func write(_ block: UnsafeRawBufferPointer) throws(BundleError) {
        var rest = block
        while rest.count > 0 {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw failed(errno)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            bytes += count
        }
    }

    /// Hands over what was written, from the first byte on.
    package func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        var block = [UInt8](repeating: 0, count: 256 << 10)
        var at = 0
        while true {
            let count = block.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress, $0.count, at)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failed(errno) }
            if count == 0 { return }
            try block[..<count].withUnsafeBytes { try body($0) }
            at += count
        }
    }

    /// Gives the file its name, after all of it has reached the disk.
    package func commit() throws(BundleError) {
        guard fsync(descriptor) == 0 else { throw failed(errno) }
        if temporary == nil, !replaces {
            guard link(as: name) else { throw publishing(errno) }
        } else {
            if temporary == nil {
                let hidden = Self.hidden(name)
                guard link(as: hidden) else { throw publishing(errno) }
                temporary = hidden
            }
            try rename()
        }
        isDone = true
        _ = fsync(folder)
    }

    /// Gives up every name, hidden ones too: nobody but this process will ever read the file.
    package func detach() {
        if let temporary { unlinkat(folder, temporary, 0) }
        temporary = nil
    }

    /// Leaves nothing behind; after ``commit()`` it does nothing.
    package func abandon() {
        guard !isDone else { return }
        if let temporary { unlinkat(folder, temporary, 0) }
        isDone = true
    }

    private func link(as name: String) -> Bool {
        linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", folder, name, AT_SYMLINK_FOLLOW) == 0
    }

    private func rename() throws(BundleError) {
        guard let temporary else { return }
        if replaces {
            guard renameat(folder, temporary, folder, name) == 0 else { throw publishing(errno) }
        } else {
            // A link fails where the name is taken, a renaming would not.
            guard linkat(folder, temporary, folder, name, 0) == 0 else { throw publishing(errno) }
            unlinkat(folder, temporary, 0)
        }
    }

    private static func make(
        _ name: String, in folder: Int32, _ shown: String
    ) throws(BundleError) -> (Int32, String?) {
        let unnamed = openat(folder, ".", Self.unnamed | O_RDWR | O_CLOEXEC, 0o600)
        if unnamed >= 0 { return (unnamed, nil) }
        guard errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT || errno == EINVAL else {
            throw cannotWrite(errno, shown)
        }
        let hidden = hidden(name)
        let named = openat(
            folder, hidden, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard named >= 0 else { throw cannotWrite(errno, shown) }
        return (named, hidden)
    }

    private static func refuse(
        _ name: String, in folder: Int32, _ shown: String, replaces: Bool
    ) throws(BundleError) {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            throw BundleError(
                problem: "There is a folder of this name.", place: shown, hint: "Name a file.")
        }
        guard !replaces else { return }
        let what = status.st_mode & S_IFMT == S_IFLNK ? "a link" : "a file"
        throw BundleError(
            problem: "There is \(what) of this name already.", place: shown,
            hint: "Name another, or say --force to replace it.")
    }

    private static func hidden(_ name: String) -> String {
        ".\(name.prefix(100)).partial-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    }

    private static func cannotWrite(_ code: Int32, _ shown: String) -> BundleError {
        BundleError(
            problem: "It cannot be written: \(words(code)).", place: shown,
            hint: "Name a place that you may write to.")
    }

    private func failed(_ code: Int32) -> BundleError {
        BundleError(
            problem: "Writing failed: \(Self.words(code)). Nothing was left behind.", place: shown,
            hint: code == ENOSPC || code == EDQUOT ? "Free some space, or write elsewhere." : nil)
    }

    private func publishing(_ code: Int32) -> BundleError {
        code == EEXIST
            ? BundleError(
                problem: "Meanwhile somebody made a file of this name.", place: shown,
                hint: "Name another, or say --force to replace it.") : failed(code)
    }

    private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}
