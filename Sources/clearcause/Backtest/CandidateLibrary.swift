import Foundation
import Notation
import Rules

/// A library with new or changed rules in it, in a folder of its own that goes with this value.
final class CandidateLibrary {
    let folder: String
    /// The rules that are new or changed; where none is, those that were named.
    let rules: Set<String>
    private let others: [String]

    /// - Parameter path: a file `<system>/<rule>.yaml`, or a folder of such.
    /// - Throws: ``CommandError``, or what is wrong with the rules.
    init(_ path: String, in library: LibraryOptions) throws {
        let folders = try library.ruleFolders()
        guard let standard = folders.first else {
            throw CommandError(
                problem: "There is no library the rules belong to.",
                hint: "Name one with --rules, or leave --no-default-rules out.")
        }
        others = Array(folders.dropFirst())
        let manager = FileManager.default
        let chosen = try Self.files(path)
        folder = try Self.temporaryFolder()
        do {
            let rules = folder + "/Rules"
            try manager.copyItem(atPath: standard, toPath: rules)
            let isWhole = chosen.contains { $0.name == "failure-modes.yaml" } && chosen.count > 200
            for file in chosen {
                let target = "\(rules)/\(file.name)"
                if file.name == "failure-modes.yaml", !isWhole {
                    let modes = try Self.text(target) + "\n" + (try Self.text(file.path))
                    try modes.write(toFile: target, atomically: false, encoding: .utf8)
                    continue
                }
                try manager.createDirectory(
                    atPath: (target as NSString).deletingLastPathComponent,
                    withIntermediateDirectories: true)
                try? manager.removeItem(atPath: target)
                try manager.copyItem(atPath: file.path, toPath: target)
            }
            self.rules = try Self.candidates(
                standard, rules, others, named: Set(chosen.map(\.name)))
        } catch {
            try? manager.removeItem(atPath: folder)
            throw error
        }
        guard !rules.isEmpty else {
            throw CommandError(
                problem: "“\(path)” has no rule.",
                hint: "Name the file or folder with the new or changed rules.")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The library as a command takes it.
    var options: LibraryOptions {
        var options = LibraryOptions()
        options.folders = [folder + "/Rules"] + others
        options.noDefaultRules = true
        return options
    }

    private static func files(_ path: String) throws -> [(name: String, path: String)] {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandError(
                problem: "There is no “\(path)”.", hint: "Name a rule file or a folder of rules.")
        }
        guard isFolder.boolValue else {
            let parts = URL(fileURLWithPath: path).pathComponents.suffix(2)
            guard parts.count == 2, path.hasSuffix(".yaml") else {
                throw CommandError(
                    problem: "“\(path)” is no rule file.",
                    hint: "A rule lies in <system>/<rule>.yaml.")
            }
            return [(parts.joined(separator: "/"), path)]
        }
        let found = (manager.subpaths(atPath: path) ?? []).sorted().filter { name in
            let depth = name.split(separator: "/").count
            return name == "failure-modes.yaml" || depth == 2 && !name.hasPrefix(".")
        }
        return found.map { ($0, "\(path)/\($0)") }
    }

    private static func candidates(
        _ standard: String, _ folder: String, _ others: [String], named: Set<String>
    ) throws -> Set<String> {
        let old = Dictionary(
            try LibraryFiles(folders: [standard]).rules.map { ($0.name, $0.text) }
        ) { first, _ in first }
        let files = try LibraryFiles(folders: [folder] + others)
        let library = try RuleLibrary(files)
        func rules(_ isMeant: (LibraryFiles.File) -> Bool) -> Set<String> {
            Set(
                library.entries.filter { isMeant(files.rules[$0.file]) }
                    .map(\.id.description))
        }
        let changed = rules { named.contains($0.name) && old[$0.name] != $0.text }
        return changed.isEmpty ? rules { named.contains($0.name) } : changed
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    private static func temporaryFolder() throws -> String {
        let folder = NSTemporaryDirectory() + "/clearcause-backtest-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        return folder
    }
}
