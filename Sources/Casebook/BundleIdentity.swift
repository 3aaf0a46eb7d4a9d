import Glibc
import Sealing

/// Which bundle it is: SHA-256 of its content, whatever its name.
package enum BundleIdentity {
    /// Of a file its bytes; of a folder the paths, kinds and bytes of all that is in it, in the order of
    /// the paths. Links count by what they say and are not followed.
    ///
    /// - Returns: 64 hexadecimal digits.
    /// - Throws: ``IdentityError`` when something cannot be read.
    package static func of(_ path: String) throws -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { throw IdentityError(path: path) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return try bytes(of: path) }
        var digest = Digest()
        try add(folder: path, as: "", to: &digest, depth: 0)
        return digest.hexadecimal
    }

    private static let mostDepth = 64

    private static func add(
        folder: String, as name: String, to digest: inout Digest, depth: Int
    ) throws {
        guard depth < mostDepth else { return }
        for entry in try entries(of: folder) {
            let path = "\(folder)/\(entry)"
            let shown = name.isEmpty ? entry : "\(name)/\(entry)"
            var status = stat()
            guard lstat(path, &status) == 0 else { throw IdentityError(path: path) }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try add(folder: path, as: shown, to: &digest, depth: depth + 1)
            case S_IFREG: digest.add("file \(shown)\0\(try bytes(of: path))\n")
            default: digest.add("other \(shown)\0\n")
            }
        }
    }

    private static func entries(of folder: String) throws -> [String] {
        guard let stream = opendir(folder) else { throw IdentityError(path: folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func bytes(of path: String) throws -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw IdentityError(path: path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            errno = EINVAL
            throw IdentityError(path: path)
        }
        var digest = Digest()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = read(file, buffer.baseAddress, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw IdentityError(path: path) }
            if count == 0 { return digest.hexadecimal }
            digest.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}

extension Digest {
    fileprivate mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }
}

/// Something of a bundle could not be read; taken when `errno` still says why.
package struct IdentityError: Error, CustomStringConvertible {
    package let description: String

    init(path: String) {
        description = "“\(path)” cannot be read: \(String(cString: strerror(errno)))"
    }
}
