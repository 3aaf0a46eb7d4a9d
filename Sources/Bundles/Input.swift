import Glibc

/// What the user named: opened, and known to be a folder, a file or a stream.
struct Input: Sendable {
    enum Kind: Sendable {
        case folder, file, stream
    }

    let name: String
    /// What the paths of a folder's files begin with, and the path a single file is shown under.
    let under: String
    let path: String
    let descriptor: Int32
    let kind: Kind
    /// Seconds since 1970, of a file.
    let modified: Int64?
    /// The input as the user named it, escaped so that it may be shown.
    private let shown: String

    private static let kinds =
        "A bundle is a folder, an archive (tar, tar.gz, tar.zst, tar.xz, tar.bz2, zip, 7z), a single "
        + "text file, or - for standard input."

    /// Opens the input; follows a link here, because the user named it.
    /// - Parameter keepsPath: files are shown under the path the user named, not the path below it.
    init(_ input: String, keepsPath: Bool = false) throws(BundleError) {
        guard input != "-" else {
            name = "standard input"
            shown = name
            (under, path) = ("", name)
            descriptor = dup(STDIN_FILENO)
            kind = .stream
            modified = nil
            guard descriptor >= 0 else {
                throw BundleError(problem: "Standard input is closed.", hint: Input.kinds)
            }
            return
        }
        shown = Array(input.utf8).withUnsafeBytes { SafePath.shown($0).text }
        let last = shown.split(separator: "/").last.map(String.init) ?? shown
        name = last == "." || last == ".." ? Input.realName(input) ?? last : last
        let beginning = Input.beginning(input).withUnsafeBytes { SafePath.shown($0).text }
        path = keepsPath ? beginning : name
        let separator = beginning.isEmpty || beginning.hasSuffix("/") ? "" : "/"
        under = keepsPath ? beginning + separator : ""
        descriptor = open(input, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw Input.cannotOpen(shown, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw Input.cannotOpen(shown, code)
        }
        modified = credibleTime(Int64(status.st_mtim.tv_sec))
        switch FileKind(status.st_mode) {
        case .folder: kind = .folder
        case .file: kind = .file
        case .other: kind = .stream
        }
        if case .file = kind, status.st_size == 0, !shown.hasPrefix("/proc/") {
            close(descriptor)
            throw BundleError(problem: "The file is empty.", place: shown, hint: Input.kinds)
        }
    }

    /// The path as it was named, without `./` before it and slashes behind it; of `.` nothing.
    private static func beginning(_ input: String) -> [UInt8] {
        var bytes = Array(input.utf8)[...]
        while bytes.starts(with: Array("./".utf8)) {
            bytes = bytes.dropFirst(2)
            while bytes.first == UInt8(ascii: "/") { bytes = bytes.dropFirst() }
        }
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
        return bytes.elementsEqual(".".utf8) ? [] : Array(bytes)
    }

    /// Why nothing can be analysed, if nothing can.
    func error(whenRead inventory: Inventory) -> BundleError? {
        let (members, gaps, _) = inventory.all
        let cause = gaps.first { $0.file == name || kind != .folder }
        if members.isEmpty {
            if let cause {
                let subject = cause.file == name ? "it" : cause.file
                return BundleError(
                    problem: "Nothing could be read: \(subject) \(words(cause)).", place: shown)
            }
            let problem =
                switch kind {
                case .folder: "The folder has no files."
                case .file: "The archive has no files."
                case .stream: "Nothing came in."
                }
            return BundleError(problem: problem, place: shown, hint: Input.kinds)
        }
        guard members.count == 1, kind != .folder, members[0].path == path, members[0].bytes == 0
        else { return nil }
        if members[0].isBinary {
            return BundleError(
                problem: "This is neither text nor an archive that can be read.", place: shown,
                hint: Input.kinds)
        }
        if let cause {
            return BundleError(
                problem: "Nothing could be read: it \(words(cause)).", place: shown)
        }
        let problem = kind == .stream ? "Nothing came in." : "There is no text in it."
        return BundleError(problem: problem, place: shown, hint: Input.kinds)
    }

    /// The gap's sentence, which elsewhere says that something was read.
    private func words(_ gap: Gap) -> String {
        if case .damaged(let why) = gap.reason { "is damaged: \(why)" } else { gap.sentence }
    }

    private static func cannotOpen(_ shown: String, _ code: Int32) -> BundleError {
        if code == ENOENT || code == ENOTDIR {
            return BundleError(
                problem: "There is no such file or folder.", place: shown,
                hint: "Paths are relative to the current folder unless they begin with a slash.")
        }
        return BundleError(
            problem: "It cannot be opened: \(String(cString: strerror(code))).", place: shown)
    }

    private static func realName(_ input: String) -> String? {
        guard let path = realpath(input, nil) else { return nil }
        defer { free(path) }
        let shown = SafePath.shown(UnsafeRawBufferPointer(start: path, count: strlen(path))).text
        return shown.split(separator: "/").last.map(String.init)
    }
}
