import Glibc

/// The file before SQLite sees it.
enum CasebookFile {
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
