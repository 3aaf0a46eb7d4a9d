import Bundles
import CLinux
import Glibc

/// Finds the files that globs mean, without following a link out of the folders the globs name.
final class GlobWalk {
    /// Names looked at for one glob, and folders inside one another.
    private static let mostNames = 200_000
    private static let mostFolders = 24

    /// What was found, and what was met but may not be read.
    private(set) var files: [FoundFile] = []
    private(set) var obstacles: [(path: String, why: Obstacle)] = []

    private var roots: [String: Root] = [:]
    private var met: Set<FileIdentity> = []
    private var links: [(folder: Root, relative: [UInt8])] = []
    private var namesLeft = 0
    private let isStopped: () -> Bool

    init(isStopped: @escaping () -> Bool) { self.isStopped = isStopped }

    /// Declares the folder of each glob, so that links between them may be followed.
    func declare(_ globs: [String]) {
        for glob in globs.flatMap(GlobPattern.patterns) where roots[glob.folder] == nil {
            roots[glob.folder] = try? Root(glob.folder)
        }
    }

    /// Adds the files that globs mean, the newest first. If none of them leads to anything, that is told.
    /// - Returns: where in ``files`` they are.
    func find(_ globs: [String]) -> Range<Int> {
        let (start, told) = (files.count, obstacles.count)
        var absent: [(path: String, why: Obstacle)] = []
        for glob in globs {
            let before = files.count + obstacles.count
            for pattern in GlobPattern.patterns(glob) {
                do throws(Obstacle) {
                    namesLeft = Self.mostNames
                    try walk(try root(pattern.folder), [], pattern.parts[...], depth: 0)
                } catch {
                    if !error.isAbsence { obstacles.append((pattern.folder, error)) }
                }
            }
            if files.count + obstacles.count == before { absent.append((glob, Obstacle(ENOENT))) }
        }
        // A system keeps its files here on one distribution and there on another.
        if files.count == start, obstacles.count == told { obstacles += absent }
        files[start...].sort { $0.modified > $1.modified }
        return start..<files.count
    }

    private func root(_ path: String) throws(Obstacle) -> Root {
        if let root = roots[path] { return root }
        let root = try Root(path)
        roots[path] = root
        return root
    }

    private func walk(
        _ root: Root, _ path: [UInt8], _ parts: ArraySlice<String>, depth: Int
    ) throws(Obstacle) {
        guard let part = parts.first, depth < Self.mostFolders, !isStopped() else { return }
        let rest = parts.dropFirst()
        if part == "**" { try walk(root, path, rest, depth: depth) }
        if !part.contains(where: { "*?".contains($0) }) {
            let inner = join(path, Array(part.utf8))
            guard let status = root.status(inner) else {
                if errno == EACCES { note(root, inner, Obstacle(errno)) }
                return
            }
            return visit(root, inner, status, rest, depth: depth)
        }
        let glob = Glob(part)
        for name in try names(root, path) {
            let inner = join(path, name)
            guard let status = root.status(inner) else { continue }
            if part == "**" {
                if status.st_mode & S_IFMT == S_IFDIR {
                    descend(root, inner, parts, depth: depth)
                }
            } else if glob.matches(String(decoding: name, as: UTF8.self)) {
                visit(root, inner, status, rest, depth: depth)
            }
        }
    }

    private func visit(
        _ root: Root, _ path: [UInt8], _ status: stat, _ rest: ArraySlice<String>, depth: Int
    ) {
        if rest.isEmpty {
            take(root, path, status)
        } else if status.st_mode & S_IFMT == S_IFDIR {
            descend(root, path, rest, depth: depth)
        }
    }

    /// A folder inside that cannot be read is told, and the rest goes on.
    private func descend(
        _ root: Root, _ path: [UInt8], _ parts: ArraySlice<String>, depth: Int
    ) {
        do throws(Obstacle) { try walk(root, path, parts, depth: depth + 1) } catch {
            note(root, path, error)
        }
    }

    private func take(_ root: Root, _ path: [UInt8], _ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: add(FoundFile(root: root, relative: path, status: status))
        case S_IFDIR: break
        case S_IFLNK:
            if let file = target(root, path) { add(file) } else { note(root, path, .link) }
        default: Obstacle.kind(status.st_mode).map { note(root, path, $0) }
        }
    }

    private func add(_ file: FoundFile) {
        if met.insert(file.identity).inserted { files.append(file) }
    }

    /// The file a link leads to, if that lies below a declared folder, as seen from there.
    private func target(_ root: Root, _ path: [UInt8]) -> FoundFile? {
        // Opened as a path only: nothing is read, and no device acts.
        let name = path.map { CChar(bitPattern: $0) } + [0]
        let descriptor = openat(root.descriptor, name, clinux_o_path | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let real = Root.linkTarget(AT_FDCWD, "/proc/self/fd/\(descriptor)") else {
            return nil
        }
        for other in roots.values.sorted(by: { $0.path.count > $1.path.count })
        where real.hasPrefix(other.path == "/" ? "/" : other.path + "/") {
            let relative = Array(real.dropFirst(other.path == "/" ? 1 : other.path.count + 1).utf8)
            if let status = other.status(relative), status.st_mode & S_IFMT == S_IFREG {
                return FoundFile(root: other, relative: relative, status: status)
            }
        }
        return nil
    }

    /// The names in a folder, in byte order.
    private func names(_ root: Root, _ path: [UInt8]) throws(Obstacle) -> [[UInt8]] {
        let relative = path.isEmpty ? [UInt8(ascii: ".")] : path
        let folder = try root.open(relative, flags: O_RDONLY | O_DIRECTORY)
        guard let stream = fdopendir(folder) else {
            close(folder)
            throw Obstacle(errno)
        }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while !isStopped(), let entry = readdir(stream) {
            let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
            let count = strlen(start.assumingMemoryBound(to: CChar.self))
            let name = [UInt8](UnsafeRawBufferPointer(start: start, count: count))
            if name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { continue }
            guard namesLeft > 0 else {
                note(root, path, Obstacle("more than \(Self.mostNames) names are below it"))
                break
            }
            namesLeft -= 1
            names.append(name)
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func note(_ root: Root, _ path: [UInt8], _ why: Obstacle) {
        let below = path.withUnsafeBytes { SafePath.shown($0).text }
        obstacles.append((root.path == "/" ? "/\(below)" : "\(root.path)/\(below)", why))
    }

    private func join(_ path: [UInt8], _ name: [UInt8]) -> [UInt8] {
        path.isEmpty ? name : path + [UInt8(ascii: "/")] + name
    }
}

/// A glob as a folder without wildcards and the parts below it.
struct GlobPattern {
    let folder: String
    let parts: [String]

    /// One for each alternative in braces. An empty one when the path is not absolute.
    static func patterns(_ glob: String) -> [GlobPattern] {
        expanded(glob).compactMap { text in
            guard text.hasPrefix("/") else { return nil }
            let parts = text.split(separator: "/").map(String.init)
            let isWild = { (part: String) in part.contains { "*?".contains($0) } }
            let fixed = min(parts.prefix { !isWild($0) }.count, max(parts.count - 1, 0))
            guard !parts.isEmpty else { return nil }
            return GlobPattern(
                folder: "/" + parts[..<fixed].joined(separator: "/"), parts: Array(parts[fixed...]))
        }
    }

    private static func expanded(_ text: String) -> [String] {
        guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}")
        else { return [text] }
        let (head, tail) = (text[..<open], text[text.index(after: close)...])
        return text[text.index(after: open)..<close]
            .split(separator: ",", omittingEmptySubsequences: false)
            .flatMap { expanded("\(head)\($0)\(tail)") }
    }
}
