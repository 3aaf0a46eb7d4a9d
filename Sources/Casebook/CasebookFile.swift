import Glibc

/// The file before SQLite sees it.
enum CasebookFile {
    /// Does work that only one process may do at a time in the file's folder: two that make the same tables would
    /// fail each other. Where a folder cannot be locked, the work is done all the same.
    static func alone<Value>(_ path: String, _ work: () throws -> Value) throws -> Value {
        let folder = path.lastIndex(of: "/").map {
            $0 == path.startIndex ? "/" : String(path[..<$0])
        }
        let lock = open(folder ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if lock >= 0 { close(lock) } }
        if lock >= 0 { while flock(lock, LOCK_EX) != 0 && errno == EINTR {} }
        return try work()
    }

    /// Makes an empty file with mode 0600 where there is none.
    ///
    /// SQLite would make it readable for everybody, and the files beside it (`-wal`, `-shm`) take its mode.
    static func prepare(_ path: String, mayCreate: Bool) throws {
        guard access(path, F_OK) != 0 else { return }
        guard mayCreate else {
            throw CasebookError(
                path: path, problem: "there is none",
                hint: "“clearcause batch … --casebook FILE” makes one.")
        }
        let file = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            throw CasebookError(
                path: path, problem: String(cString: strerror(errno)),
                hint: "Its folder must exist and be writable.")
        }
        close(file)
    }
}
