/// Why a collection could not be made at all. What merely failed on the way is an entry of the manifest.
package struct CollectionError: Error, Hashable, CustomStringConvertible {
    package let problem: String
    package let hint: String?

    package init(problem: String, hint: String? = nil) {
        self.problem = problem
        self.hint = hint
    }

    package var description: String { hint.map { "\(problem)\n  \($0)" } ?? problem }
}
