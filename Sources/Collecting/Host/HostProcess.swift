import Glibc

/// A process of this host, by what `/proc` says.
struct HostProcess {
    let id: Int
    /// The name the kernel knows, at most 15 bytes.
    let name: String
    /// The program and its arguments.
    let words: [String]

    /// All that can be seen.
    static func all() -> [HostProcess] {
        guard let folder = opendir("/proc") else { return [] }
        defer { closedir(folder) }
        var found: [HostProcess] = []
        while let entry = readdir(folder) {
            let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
            let name = String(cString: start.assumingMemoryBound(to: CChar.self))
            guard let id = Int(name) else { continue }
            let words = SmallFile.bytes("/proc/\(id)/cmdline").split(separator: 0).map {
                String(decoding: $0, as: UTF8.self)
            }
            let comm = String(
                decoding: SmallFile.bytes("/proc/\(id)/comm").dropLast(), as: UTF8.self)
            // Threads of the kernel have no command line.
            if !words.isEmpty { found.append(HostProcess(id: id, name: comm, words: words)) }
        }
        return found.sorted { $0.id < $1.id }
    }

    /// By its name, its program, or what it interprets: `beam.smp`, `postgres`, `kafka.Kafka`.
    func isCalled(_ wanted: String) -> Bool {
        if name == wanted { return true }
        let program = words.first?.split(separator: " ").first?.split(separator: "/").last ?? ""
        if program.drop(while: { $0 == "-" }).prefix { $0 != ":" } == wanted { return true }
        return words.dropFirst().contains(wanted)
    }
}

extension HostProcess {
    private static let configurationEndings = [
        ".conf", ".cnf", ".cfg", ".ini", ".yml", ".yaml", ".properties", ".toml", ".xml", ".config",
    ]

    private var links: [(number: String, target: String)] {
        guard let folder = opendir("/proc/\(id)/fd") else { return [] }
        defer { closedir(folder) }
        var links: [(String, String)] = []
        while links.count < 4096, let entry = readdir(folder) {
            let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
            let name = String(cString: start.assumingMemoryBound(to: CChar.self))
            if let target = Root.linkTarget(AT_FDCWD, "/proc/\(id)/fd/\(name)") {
                links.append((name, target))
            }
        }
        return links
    }

    /// Regular files it has open to append to: it may write them, so they are its own.
    var logs: [String] {
        links.filter { link in
            guard link.target.hasPrefix("/"), !link.target.hasPrefix("/dev/"),
                !link.target.hasSuffix(" (deleted)"),
                !link.target.contains(where: { "*?{".contains($0) })
            else { return false }
            let about = String(
                decoding: SmallFile.bytes("/proc/\(id)/fdinfo/\(link.number)"), as: UTF8.self)
            let flags = about.split(separator: "\n").first { $0.hasPrefix("flags:") }?
                .split(separator: "\t").last.flatMap { Int32($0, radix: 8) }
            guard let flags, flags & O_ACCMODE != O_RDONLY else { return false }
            return flags & O_APPEND != 0 || link.target.hasSuffix(".log")
        }.map(\.target)
    }

    /// Configurations its command line names, if its user may read them: a command line is what the
    /// process makes of it.
    var configurations: [String] {
        var own = stat()
        guard stat("/proc/\(id)", &own) == 0 else { return [] }
        // A process may show all its words as one.
        let words = words.count == 1 ? words[0].split(separator: " ").map(String.init) : words
        return words.dropFirst().compactMap { word in
            let path = word.split(separator: "=").last.map(String.init) ?? word
            guard path.hasPrefix("/"), !path.contains(where: { "*?{".contains($0) }),
                Self.configurationEndings.contains(where: path.hasSuffix)
            else { return nil }
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            let mayRead =
                own.st_uid == 0 || status.st_uid == own.st_uid
                || status.st_mode & S_IROTH != 0
                || (status.st_mode & S_IRGRP != 0 && status.st_gid == own.st_gid)
            return mayRead ? path : nil
        }
    }

    /// The TCP ports it listens on.
    var listeningPorts: [Int] {
        let sockets = Set(
            links.compactMap { link -> String? in
                guard link.target.hasPrefix("socket:[") else { return nil }
                return String(link.target.dropFirst(8).dropLast())
            })
        return sockets.isEmpty
            ? [] : ListeningPorts.bySocket.filter { sockets.contains($0.key) }.map(\.value)
    }
}

/// The TCP ports on which something listens.
enum ListeningPorts {
    static func all() -> Set<Int> { Set(bySocket.values) }

    /// By the number of the socket, which the process that has it open knows it by.
    static var bySocket: [String: Int] {
        var ports: [String: Int] = [:]
        for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
            let lines = SmallFile.bytes(table, atMost: 4 << 20).split(separator: 10).dropFirst()
            for line in lines {
                let fields = line.split(separator: 32, maxSplits: 10)
                guard fields.count > 9, fields[3].elementsEqual("0A".utf8) else { continue }
                let port = fields[1].split(separator: UInt8(ascii: ":")).last ?? []
                if let port = Int(String(decoding: port, as: UTF8.self), radix: 16) {
                    ports[String(decoding: fields[9], as: UTF8.self)] = port
                }
            }
        }
        return ports
    }
}

/// Reads a file the kernel makes.
enum SmallFile {
    static func bytes(_ path: String, atMost limit: Int = 64 << 10) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count < limit {
            let count = read(file, &block, block.count)
            if count <= 0 { break }
            bytes += block[..<count]
        }
        return bytes
    }
}

/// Sockets that have a path.
enum LocalSockets {
    /// The folder of a socket with this name; `nil` when there is none.
    static func folder(of name: String) -> String? {
        let lines = SmallFile.bytes("/proc/net/unix", atMost: 4 << 20).split(separator: 10)
        for line in lines {
            guard let slash = line.firstIndex(of: UInt8(ascii: "/")) else { continue }
            let path = String(decoding: line[slash...], as: UTF8.self)
            if path.hasSuffix("/\(name)") { return String(path.dropLast(name.utf8.count + 1)) }
        }
        return nil
    }
}
