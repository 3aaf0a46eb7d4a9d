import Foundation

/// The repository these tests were built from.
enum House {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The Swift files under `Sources`, each read once.
    static let sources: [SourceFile] = files(under: "Sources", ending: ".swift").map {
        SourceFile(path: $0, text: text(of: $0))
    }

    /// The modules that hold Swift, by the names of their folders.
    static let modules: [String] = Set(sources.map(\.module)).sorted()

    /// Paths below the root, in order, of the files in a folder and all below it.
    static func files(under folder: String, ending: String) -> [String] {
        let start = root.appending(path: folder).path
        let names =
            FileManager.default.enumerator(atPath: start)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
    }

    static func text(of path: String) -> String {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    }
}
