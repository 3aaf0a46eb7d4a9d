import Foundation
import Glibc

/// A file that did not exist before, readable by its owner only.
final class NewFile {
    private let path: String
    private let descriptor: Int32

    /// - Throws: ``CommandError`` when there is one already, or it cannot be made.
    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandError(
                problem: "“\(path)” cannot be made: \(String(cString: strerror(errno))).",
                hint: errno == EEXIST ? "Name a new file." : "Its folder must be writable.")
        }
    }

    deinit { close(descriptor) }

    func write(_ text: String) throws {
        guard Console.write(text, to: descriptor) else {
            throw CommandError(
                problem: "“\(path)” cannot be written: \(String(cString: strerror(errno))).",
                hint: "It is not whole; remove it.")
        }
    }

    /// What was written is on the disk.
    func finish() throws {
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw CommandError(
                problem: "“\(path)” cannot be written: \(String(cString: strerror(errno))).",
                hint: "It is not whole; remove it.")
        }
    }
}
