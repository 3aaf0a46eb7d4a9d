import CLinux
import Glibc

/// A folder the spec declares. What is opened lies below it, reached without any link.
///
/// On the way to the folder itself links are followed only if root or we ourselves made them, and not just
/// now: a service that owns a folder cannot turn it into a link to another place, and nobody can while we
/// look.
final class Root {
    private static let linksFollowed = 16
    /// Seconds a link on the way must have stood.
    private static let linkAge = 60

    /// As the spec names it, absolute.
    let path: String
    let descriptor: Int32

    init(_ path: String) throws(Obstacle) {
        self.path = path
        descriptor = try Root.openFolder(path)
    }

    deinit { close(descriptor) }

    /// Opens what lies at `relative`, a path below the folder; the kernel refuses links and `..`.
    func open(_ relative: [UInt8], flags: Int32) throws(Obstacle) -> Int32 {
        let name = relative.map { CChar(bitPattern: $0) } + [0]
        for _ in 0..<8 {
            let opened = clinux_open_beneath(descriptor, name, UInt64(flags | O_CLOEXEC))
            if opened >= 0 { return opened }
            // A folder was renamed meanwhile; the kernel asks to try again.
            if errno == EAGAIN || errno == EINTR { continue }
            if errno == ENOSYS || errno == EPERM, let opened = stepwise(relative, flags: flags) {
                return opened
            }
            break
        }
        throw Obstacle(errno, status(relative))
    }

    /// What a path below the folder is, without following a link at its end.
    func status(_ relative: [UInt8]) -> stat? {
        var status = stat()
        let name = relative.map { CChar(bitPattern: $0) } + [0]
        return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    /// For kernels without `openat2`: each part is opened below the one before it, refusing links.
    private func stepwise(_ relative: [UInt8], flags: Int32) -> Int32? {
        var folder = dup(descriptor)
        let parts = relative.split(separator: UInt8(ascii: "/"))
        guard folder >= 0, !parts.contains(where: { $0.elementsEqual("..".utf8) }) else {
            return nil
        }
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            let wanted = isLast ? flags : clinux_o_path | O_DIRECTORY
            let next = openat(
                folder, part.map { CChar(bitPattern: $0) } + [0], wanted | O_NOFOLLOW | O_CLOEXEC)
            let code = errno
            close(folder)
            errno = code
            guard next >= 0 else { return nil }
            folder = next
        }
        return folder
    }

    private static func openFolder(_ path: String) throws(Obstacle) -> Int32 {
        var folder = Glibc.open("/", clinux_o_path | O_DIRECTORY | O_CLOEXEC)
        var parts = Array(path.split(separator: "/").map(String.init).reversed())
        var links = 0
        while let part = parts.popLast() {
            let next = openat(folder, part, clinux_o_path | O_NOFOLLOW | O_CLOEXEC)
            guard next >= 0 else {
                let code = errno
                close(folder)
                throw Obstacle(code)
            }
            var status = stat()
            fstat(next, &status)
            guard status.st_mode & S_IFMT == S_IFLNK else {
                close(folder)
                folder = next
                continue
            }
            let target = linkTarget(next)
            close(next)
            links += 1
            let isOld = status.st_ctim.tv_sec + linkAge < time(nil)
            guard status.st_uid == 0 || status.st_uid == geteuid(), isOld,
                links <= linksFollowed, let target
            else {
                close(folder)
                throw isOld ? Obstacle.link : Obstacle.freshLink
            }
            if target.hasPrefix("/") {
                close(folder)
                folder = Glibc.open("/", clinux_o_path | O_DIRECTORY | O_CLOEXEC)
            }
            parts += target.split(separator: "/").map(String.init).reversed()
        }
        var status = stat()
        guard fstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            close(folder)
            throw Obstacle(ENOTDIR)
        }
        return folder
    }

    /// Where the link that is open as `descriptor` leads; `nil` if it is none.
    static func linkTarget(_ descriptor: Int32, _ name: String = "") -> String? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlinkat(descriptor, name, &target, target.count)
        guard count > 0 else { return nil }
        return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
