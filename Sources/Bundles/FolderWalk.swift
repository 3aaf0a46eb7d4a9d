import Glibc

/// The files of a folder and the folders below it, in byte order of their paths.
///
/// No link is followed, and no device, pipe or socket is opened: each name is opened below the
/// descriptor of its folder, refusing links, and looked at again once it is open.
final class FolderWalk {
    /// Folders inside one another; each costs a descriptor.
    private static let depth = 128

    private struct Name {
        let bytes: [UInt8]
        /// With `/` at the end of a folder's, so that sorting names sorts paths.
        let order: [UInt8]
        let isFolder: Bool
    }

    private let unpacking: Unpacking
    private let budget: Budget
    private let file: FileSource
    private let bundle: String
    /// What the shown paths begin with.
    private let under: String
    /// The limit on entries was reached, and told.
    private var hasTooMany = false

    init(unpacking: Unpacking, budget: Budget, bundle: String, under: String = "") {
        self.unpacking = unpacking
        self.budget = budget
        self.bundle = bundle
        self.under = under
        file = FileSource(budget: budget)
    }

    /// Reads everything below the open folder, and closes it.
    func read(_ folder: Int32) {
        walk(folder, path: [], depth: 0)
    }

    private func walk(_ folder: Int32, path: [UInt8], depth: Int) {
        guard let stream = fdopendir(folder) else {
            note(path, .unreadable(String(cString: strerror(errno))))
            close(folder)
            return
        }
        defer { closedir(stream) }
        for name in names(stream, folder, path) where !budget.isOver {
            let inner = path.isEmpty ? name.bytes : path + [UInt8(ascii: "/")] + name.bytes
            if name.isFolder {
                open(name, in: folder, path: inner, depth: depth + 1)
            } else {
                readFile(name, in: folder, path: inner)
            }
        }
    }

    private func names(_ stream: OpaquePointer, _ folder: Int32, _ path: [UInt8]) -> [Name] {
        var names: [Name] = []
        errno = 0
        while !budget.isOver, let entry = readdir(stream) {
            let field = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let start = UnsafeRawPointer(entry) + field
            let bytes = [UInt8](
                UnsafeRawBufferPointer(
                    start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
            if bytes == [UInt8(ascii: ".")] || bytes == [UInt8(ascii: "."), UInt8(ascii: ".")] {
                continue
            }
            if let limit = budget.countEntry() {
                if !hasTooMany { unpacking.gap(bundle, limit) }
                hasTooMany = true
                break
            }
            let isFolder = kind(entry.pointee.d_type, bytes, in: folder) == S_IFDIR
            names.append(
                Name(
                    bytes: bytes, order: isFolder ? bytes + [UInt8(ascii: "/")] : bytes,
                    isFolder: isFolder))
            errno = 0
        }
        if errno != 0 { note(path, .unreadable(String(cString: strerror(errno)))) }
        return names.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }

    private func kind(_ type: UInt8, _ name: [UInt8], in folder: Int32) -> mode_t {
        if type != 0 { return mode_t(type) << 12 }
        return status(name, in: folder).map { $0.st_mode & S_IFMT } ?? 0
    }

    private func status(_ name: [UInt8], in folder: Int32) -> stat? {
        var status = stat()
        return fstatat(folder, cString(name), &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    private func open(_ name: Name, in folder: Int32, path: [UInt8], depth: Int) {
        guard depth <= FolderWalk.depth else {
            return note(path, .limit(name: "folders inside folders", value: "\(FolderWalk.depth)"))
        }
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let inner = openat(folder, cString(name.bytes), flags)
        guard inner >= 0 else { return note(path, .unreadable(String(cString: strerror(errno)))) }
        walk(inner, path: path, depth: depth)
    }

    private func readFile(_ name: Name, in folder: Int32, path: [UInt8]) {
        // Looked at before it is opened: opening a device can have effects.
        guard let before = status(name.bytes, in: folder) else {
            return note(path, .unreadable(String(cString: strerror(errno))))
        }
        guard case .file = FileKind(before.st_mode) else { return noteKind(path, before) }
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        let descriptor = openat(folder, cString(name.bytes), flags)
        guard descriptor >= 0 else {
            return note(path, .unreadable(String(cString: strerror(errno))))
        }
        var after = stat()
        guard fstat(descriptor, &after) == 0, case .file = FileKind(after.st_mode) else {
            close(descriptor)
            return noteKind(path, after)
        }
        let shown = shown(path)
        if let oddity = shown.oddity { unpacking.gap(shown.text, .oddName(oddity)) }
        file.open(descriptor, after)
        unpacking.read(
            file,
            at: Unpacking.Spot(
                path: shown.text, prefix: shown.text + "/",
                modified: credibleTime(Int64(after.st_mtim.tv_sec))))
        unpacking.report(file, at: shown.text)
        file.close()
    }

    private func noteKind(_ path: [UInt8], _ status: stat) {
        guard case .other(let what) = FileKind(status.st_mode) else {
            return note(path, .unreadable("it changed while it was read"))
        }
        note(path, .notAFile(what))
    }

    private func note(_ path: [UInt8], _ reason: Gap.Reason) {
        let shown = shown(path)
        if let oddity = shown.oddity, !path.isEmpty { unpacking.gap(shown.text, .oddName(oddity)) }
        unpacking.gap(path.isEmpty ? bundle : shown.text, reason)
    }

    private func shown(_ path: [UInt8]) -> (text: String, oddity: String?) {
        let shown = path.withUnsafeBytes { SafePath.member($0) }
        return (under + shown.text, shown.oddity)
    }

    private func cString(_ bytes: [UInt8]) -> [CChar] {
        bytes.map { CChar(bitPattern: $0) } + [0]
    }
}
