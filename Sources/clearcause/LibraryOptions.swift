import ArgumentParser
import Foundation
import Rules

/// Which rules to use.
struct LibraryOptions: ParsableArguments {
    @Option(name: .customLong("rules"), help: "A folder with more rules; may be repeated.")
    var folders: [String] = []

    @Flag(help: "Use only the folders given with --rules.")
    var noDefaultRules = false

    /// As words of a command line.
    var arguments: [String] {
        folders.flatMap { ["--rules", $0] } + (noDefaultRules ? ["--no-default-rules"] : [])
    }

    /// The rule folders in order: the library that came with the program, then the user's.
    func ruleFolders() throws -> [String] {
        if noDefaultRules { return folders }
        guard let standard = InstalledFiles.rules else {
            throw CommandError(
                problem: "The rule library that belongs to this program is not beside it.",
                hint: "Install it with “make install”, or name a folder with --rules.")
        }
        return [standard] + folders
    }

    func files() throws -> LibraryFiles { try LibraryFiles(folders: try ruleFolders()) }

    /// The compiled library, from the cache where it is fresh.
    func library() throws -> RuleLibrary {
        let cache = LibraryCache(folders: InstalledFiles.compiledFolders)
        return try cache.library(try files()) { count in
            Console.note("Compiling \(count) rule files; the next start is faster …")
        }
    }
}
