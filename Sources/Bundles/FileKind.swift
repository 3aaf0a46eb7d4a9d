import Glibc

/// What the mode bits say a file is.
enum FileKind {
    case file, folder
    case other(String)

    init(_ mode: mode_t) {
        self =
            switch mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .other("symbolic link")
            case S_IFIFO: .other("named pipe")
            case S_IFSOCK: .other("socket")
            case S_IFCHR, S_IFBLK: .other("device")
            case 0: .file
            default: .other("special file")
            }
    }
}

/// A modification time that a calendar can show, from year 1 to 9999; archives may hold any number.
func credibleTime(_ seconds: Int64) -> Int64? {
    (-62_135_596_800...253_402_300_799).contains(seconds) ? seconds : nil
}
