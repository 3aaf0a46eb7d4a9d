import Notation
import FoundationEssentials
import Glibc
import Scanning

/// Keeps compiled libraries, so that a warm start takes milliseconds.
///
/// A file is named after the content of the rules, the engine and this format. It is written under
/// another name and renamed, and it is used only when it belongs to the user (or root), nobody else
/// may write it and its fingerprint is right; everything else is compiled anew.
package struct LibraryCache: Sendable {
    /// Raised whenever the compiled form or what it is made of changes.
    private static let format = "clearcause-library/13\n"
    /// Where compiled libraries may be found; the first is also written to.
    package let folders: [String]

    package init(folders: [String]) {
        self.folders = folders
    }

    /// The user's cache folder (`$XDG_CACHE_HOME/clearcause` or `~/.cache/clearcause`), `nil` without a home.
    package static func userFolder(_ environment: [String: String]) -> String? {
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
            return "\(cache)/clearcause"
        }
        return environment["HOME"].map { "\($0)/.cache/clearcause" }
    }

    /// The library, from the cache or compiled and then cached.
    /// - Parameter note: called before a compilation, with the number of files.
    /// - Throws: ``NotationErrors`` when the rules have errors.
    package func library(_ files: LibraryFiles, note: (Int) -> Void = { _ in }) throws
        -> RuleLibrary
    {
        var key = files.fingerprint
        key.add(Self.format)
        key.add(PatternDatabase.engine)
        let name = "\(key).library"
        for folder in folders {
            if let library = read("\(folder)/\(name)", files) { return library }
        }
        note(files.rules.count)
        let library = try RuleLibrary(files)
        // A cache that cannot be written costs time, not correctness.
        if let folder = folders.first { try? write(library, to: folder, name: name) }
        return library
    }

    private func read(_ path: String, _ files: LibraryFiles) -> RuleLibrary? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_uid == getuid() || status.st_uid == 0, status.st_mode & 0o022 == 0,
            status.st_size > 64
        else { return nil }
        let size = Int(status.st_size)
        guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
        else {
            return nil
        }
        defer { munmap(base, size) }
        let bytes = UnsafeRawBufferPointer(start: base, count: size)
        let header = Array(Self.format.utf8)
        guard bytes.prefix(header.count).elementsEqual(header) else { return nil }
        let print = UnsafeRawBufferPointer(rebasing: bytes[header.count..<(header.count + 16)])
        let payload = UnsafeRawBufferPointer(rebasing: bytes[(header.count + 16)...])
        guard
            (
                print.loadUnaligned(as: UInt64.self),
                print.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            )
                == Self.fingerprint(payload).words
        else { return nil }
        return try? RuleLibrary(files, compiled: payload)
    }

    private func write(_ library: RuleLibrary, to folder: String, name: String) throws {
        let payload = try library.compiled()
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let temporary = "\(folder)/.\(name).\(getpid())"
        let descriptor = open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let words = payload.withUnsafeBytes { Self.fingerprint($0).words }
        var content = Array(Self.format.utf8)
        withUnsafeBytes(of: words.0) { content.append(contentsOf: $0) }
        withUnsafeBytes(of: words.1) { content.append(contentsOf: $0) }
        content.append(contentsOf: payload)
        let isWhole =
            content.withUnsafeBytes { Self.writeAll($0, to: descriptor) } && fsync(descriptor) == 0
        close(descriptor)
        guard isWhole, rename(temporary, "\(folder)/\(name)") == 0 else {
            unlink(temporary)
            return
        }
        removeOld(folder, except: name)
    }

    /// Keeps the eight newest libraries.
    private func removeOld(_ folder: String, except name: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let dated: [(Int, String)] = names.filter { $0.hasSuffix(".library") && $0 != name }.map {
            name in
            var status = stat()
            return (stat("\(folder)/\(name)", &status) == 0 ? status.st_mtim.tv_sec : 0, name)
        }
        for (_, name) in dated.sorted(by: >).dropFirst(7) { unlink("\(folder)/\(name)") }
    }

    private static func fingerprint(_ bytes: UnsafeRawBufferPointer) -> Fingerprint {
        var print = Fingerprint()
        print.add(bytes)
        return print
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }
}
