import Glibc

/// Why a file of the host was not read, in words for the manifest.
package struct Obstacle: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }

    /// What the error number of a failed call means here; `status` tells who could have done it.
    init(_ code: Int32, _ status: stat? = nil) {
        switch code {
        case ENOENT, ENOTDIR: self.init(Obstacle.absence)
        case EACCES, EPERM: self.init("permission denied; \(Obstacle.whoMay(status))")
        case ELOOP, EXDEV: self.init("a link stands in its path, and links are not followed")
        default: self.init(String(cString: strerror(code)))
        }
    }

    private static let absence = "missing"

    /// There is simply nothing.
    var isAbsence: Bool { description == Obstacle.absence }

    static let link = Obstacle("a link that leads out of the declared folders")
    static let freshLink = Obstacle(
        "a link that was made less than a minute ago stands in its path")
    static let severalNames = Obstacle(
        "it has several names (hard links), and one of them may lie outside the declared folders")
    static let changed = Obstacle("it changed while it was opened")
    static let empty = Obstacle("it is empty")

    /// The sentence on a thing that is no regular file; `nil` for one that is.
    static func kind(_ mode: mode_t) -> Obstacle? {
        switch mode & S_IFMT {
        case S_IFREG: nil
        case S_IFLNK: link
        case S_IFDIR: Obstacle("a folder, not a file")
        case S_IFCHR, S_IFBLK: Obstacle("a device; devices are not read")
        case S_IFIFO: Obstacle("a pipe; pipes are not read")
        case S_IFSOCK: Obstacle("a socket; sockets are not read")
        default: Obstacle("no regular file")
        }
    }

    private static func whoMay(_ status: stat?) -> String {
        guard let status, status.st_uid != 0 || status.st_gid != 0 else { return "run as root" }
        if status.st_mode & S_IRGRP != 0, status.st_gid != 0, let group = getgrgid(status.st_gid) {
            return "run as root or as a member of the group "
                + String(cString: group.pointee.gr_name)
        }
        if status.st_uid != 0, let user = getpwuid(status.st_uid) {
            return "run as root or as \(String(cString: user.pointee.pw_name))"
        }
        return "run as root"
    }
}
