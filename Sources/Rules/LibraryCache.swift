import Notation
import Scanning

/// Keeps compiled libraries, so that a warm start takes milliseconds.
///
/// A file is named after the content of the rules, the engine and this format; see ``CompiledFiles``.
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
        let kept = CompiledFiles(folders: folders, format: Self.format, ending: "library")
        if let library = kept.read(key, { try RuleLibrary(files, compiled: $0) }) {
            return library
        }
        note(files.rules.count)
        let library = try RuleLibrary(files)
        if let payload = try? library.compiled() { kept.write(payload, as: key) }
        return library
    }
}
