import Casebook
import Foundation

/// What the casebook kept of a bundle's lines, as files again: all that is left when the bundle is gone.
enum StoredLines {
    /// - Returns: whether there are any.
    static func write(_ one: Case, to folder: String) throws -> Bool {
        var lines: [String: [Int: String]] = [:]
        let quotes = one.findings.flatMap(\.evidence) + one.unexplained.compactMap(\.example)
        for quote in quotes { lines[quote.file, default: [:]][quote.line] = quote.text }
        guard !lines.isEmpty else { return false }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        for (file, numbered) in lines.sorted(by: { $0.key < $1.key }) {
            let path = folder + "/" + Self.safe(file)
            let text = numbered.sorted { $0.key < $1.key }.map { $0.value + "\n" }.joined()
            // A name that is a file here and a folder there loses the later one.
            try? FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true)
            FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
        }
        return true
    }

    /// A path below the folder, whatever the bundle called it.
    private static func safe(_ path: String) -> String {
        let parts = path.split(whereSeparator: { $0 == "/" || $0 == "\0" }).filter {
            $0 != "." && $0 != ".."
        }.map { String($0.suffix(60)) }
        return parts.isEmpty ? "unnamed" : parts.joined(separator: "/")
    }
}
