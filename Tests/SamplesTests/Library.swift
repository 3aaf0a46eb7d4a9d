import Bundles
import Facts
import Reasoning
import Rules
import Synchronization

/// The rules of this package, and what they say about the samples.
enum Library {
    /// Compiled where the package is built, so that a second run of the tests starts at once.
    static let standard: Result<RuleLibrary, any Error> = Result {
        let cache = LibraryCache(
            folders: [Story.package.appending(path: ".build/tests-cache/clearcause").path])
        return try cache.library(
            LibraryFiles(folders: [Story.package.appending(path: "Rules").path]))
    }

    /// Years that no log states are told from this moment.
    static let now = Moment(year: 2026, month: 12, day: 31)

    static func facts(of path: String) throws -> BundleFacts {
        var finder = try FactFinder(standard.get().plan)
        return try finder.facts(in: BundleReader(path), now: now)
    }

    static func diagnosis(of story: Story) throws -> Diagnosis {
        try known.withLock { known in
            if let diagnosis = known[story.name] { return diagnosis }
            let diagnosis = try newDiagnosis(of: story)
            known[story.name] = diagnosis
            return diagnosis
        }
    }

    /// The same, worked out again.
    static func newDiagnosis(of story: Story) throws -> Diagnosis {
        try Analyzer(standard.get()).diagnosis(of: facts(of: story.bundle))
    }

    private static let known = Mutex<[String: Diagnosis]>([:])
}
