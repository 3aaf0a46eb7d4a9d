import Foundation
import Rules

/// Finds what was installed with the program, from wherever it is started.
enum InstalledFiles {
    /// `share/clearcause/Rules` beside the program's `bin`, or `Rules` above a build folder.
    static let rules: String? = {
        guard
            let program = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/exe")
        else { return nil }
        var folder = (program as NSString).deletingLastPathComponent
        let shared = ((folder as NSString).deletingLastPathComponent as NSString)
            .appendingPathComponent("share/clearcause/Rules")
        if isLibrary(shared) { return shared }
        while folder != "/", !folder.isEmpty {
            let candidate = (folder as NSString).appendingPathComponent("Rules")
            if isLibrary(candidate) { return candidate }
            folder = (folder as NSString).deletingLastPathComponent
        }
        return nil
    }()

    /// Where `make install` keeps the compiled library: beside the rules.
    static var compiledFolder: String? {
        rules.map {
            (($0 as NSString).deletingLastPathComponent as NSString).appendingPathComponent(
                "compiled")
        }
    }

    /// Where compiled rules and detectors are looked for; the first is also written to.
    static var compiledFolders: [String] {
        let own = LibraryCache.userFolder(ProcessInfo.processInfo.environment)
        return [own, compiledFolder].compactMap(\.self)
    }

    private static func isLibrary(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/failure-modes.yaml")
    }
}
