import Bundles
import Facts
import Reasoning
import Rules

/// The rules of this package, compiled once for all tests, and what they say about the samples.
enum Library {
    static let standard: Result<RuleLibrary, any Error> = Result {
        try RuleLibrary(LibraryFiles(folders: [Story.package.appending(path: "Rules").path]))
    }

    /// Years that no log states are told from this moment.
    static let now = Moment(year: 2026, month: 12, day: 31)

    static func facts(of path: String) throws -> BundleFacts {
        var finder = try FactFinder(standard.get().plan)
        return finder.facts(in: try BundleReader(path), now: now)
    }

    static func diagnosis(of story: Story) throws -> Diagnosis {
        try Analyzer(standard.get()).diagnosis(of: facts(of: story.bundle))
    }
}
