import Foundation
import Glibc

/// The bundles a batch is to read, in order and each once.
struct BatchInputs {
    private(set) var paths: [String] = []
    private var known: Set<String> = []
    /// What the user may have meant otherwise, in sentences.
    private(set) var remarks: [String] = []
    private let takesEach: Bool

    /// - Parameter takesEach: whether every entry of a folder is a bundle, whatever the folder looks like.
    init(takesEach: Bool) { self.takesEach = takesEach }

    /// Adds a file, a folder that is a bundle or holds bundles, or what a pattern matches.
    ///
    /// What is not there is added all the same: it fails by itself and does not stop the others.
    mutating func add(_ input: String) throws {
        if access(input, F_OK) != 0, input.contains(where: { "*?[".contains($0) }) {
            let matches = Self.matches(of: input)
            guard !matches.isEmpty else {
                throw CommandError(
                    problem: "Nothing matches “\(input)”.", hint: "Look at the pattern.")
            }
            for match in matches { add(path: match, takesEach: false) }
        } else {
            add(path: input, takesEach: takesEach)
        }
    }

    /// Adds the lines of a file; blank ones and those that begin with `#` are read over.
    mutating func add(list: String) throws {
        guard
            let data = list == "-"
                ? FileHandle.standardInput.readDataToEndOfFile()
                : FileManager.default.contents(atPath: list)
        else {
            throw CommandError(
                problem: "The list “\(list)” cannot be read.",
                hint: "It is a text file with the path of one bundle a line.")
        }
        for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let path = line.trimmingCharacters(in: .whitespaces)
            if !path.isEmpty && !path.hasPrefix("#") { append(path) }
        }
    }

    private mutating func add(path: String, takesEach: Bool) {
        guard let entries = Self.entries(of: path) else { return append(path) }
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        if takesEach || Self.holdsBundles(entries) {
            for entry in entries where entry.isFolder || takesEach || Self.isBundle(entry.name) {
                // A folder within is a bundle unless it holds bundles itself.
                add(path: "\(folder)/\(entry.name)", takesEach: false)
            }
        } else {
            if !entries.isEmpty && entries.allSatisfy(\.isFolder) {
                remarks.append(
                    "“\(path)” is taken as one bundle; --each takes each of the "
                        + "\(Plain.count(entries.count, "folder", "folders")) in it as one.")
            }
            append(path)
        }
    }

    private mutating func append(_ path: String) {
        if known.insert(path).inserted { paths.append(path) }
    }

    /// A folder of bundles holds at least one archive, and beside archives and folders only what goes with them.
    private static func holdsBundles(_ entries: [Entry]) -> Bool {
        let files = entries.filter { !$0.isFolder }.map(\.name)
        return files.contains(where: isBundle)
            && files.allSatisfy { isBundle($0) || isCompanion($0) }
    }

    /// Single compressed files are no bundles here: rotated logs look like that.
    private static func isBundle(_ name: String) -> Bool {
        let name = name.lowercased()
        return [
            ".zip", ".7z", ".tar", ".tgz", ".tbz2", ".txz", ".tzst", ".tar.gz", ".tar.bz2",
            ".tar.xz", ".tar.zst", ".tar.lz4", ".tar.age", ".zst.age", ".gz.age", ".zip.age",
        ].contains { name.hasSuffix($0) }
    }

    private static func isCompanion(_ name: String) -> Bool {
        let name = name.lowercased()
        return [
            ".csv", ".ndjson", ".md", ".sha256", ".sha512", ".md5", ".sig", ".asc", ".db",
        ].contains { name.hasSuffix($0) }
    }

    private struct Entry {
        var name: String
        var isFolder: Bool
    }

    /// What is in a folder but hidden files, by name; `nil` when it is none.
    private static func entries(of path: String) -> [Entry]? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
            isFolder.boolValue,
            let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        else { return nil }
        return names.filter { !$0.hasPrefix(".") }.sorted().map { name in
            var isFolder: ObjCBool = false
            FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
            return Entry(name: name, isFolder: isFolder.boolValue)
        }
    }

    private static func matches(of pattern: String) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern, 0, nil, &result) == 0, let paths = result.gl_pathv else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
            .sorted()
    }
}
