import FoundationEssentials
import Glibc

/// Folders in which compiled patterns are kept, so that a warm start takes milliseconds.
///
/// A file is named after what it was made of. It is written under another name and renamed, and it is used
/// only when it belongs to the user (or root), nobody else may write it and its fingerprint is right.
package struct CompiledFiles: Sendable {
    /// Where files may be found; the first is also written to.
    let folders: [String]
    /// What a file begins with: raised whenever the compiled form changes.
    let format: String
    /// How the names end.
    let ending: String

    package init(folders: [String], format: String, ending: String) {
        (self.folders, self.format, self.ending) = (folders, format, ending)
    }

    /// What `body` makes of the first file that is whole; `nil` when there is none or nothing comes of it.
    package func read<Result>(
        _ key: Fingerprint, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) -> Result? {
        for folder in folders {
            if let result = read("\(folder)/\(key).\(ending)", body) { return result }
        }
        return nil
    }

    private func read<Result>(
        _ path: String, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) -> Result? {
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
        let header = Array(format.utf8)
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
        return try? body(payload)
    }

    /// Keeps a compiled form. A folder that cannot be written costs time, not correctness.
    package func write(_ payload: [UInt8], as key: Fingerprint) {
        guard let folder = folders.first,
            (try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])) != nil
        else { return }
        let name = "\(key).\(ending)"
        let temporary = "\(folder)/.\(name).\(getpid())"
        let descriptor = open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let words = payload.withUnsafeBytes { Self.fingerprint($0).words }
        var content = Array(format.utf8)
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

    /// Keeps the eight newest.
    private func removeOld(_ folder: String, except name: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let dated: [(Int, String)] = names.filter { $0.hasSuffix(".\(ending)") && $0 != name }.map {
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
