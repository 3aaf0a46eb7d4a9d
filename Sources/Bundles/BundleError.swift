/// Why a bundle cannot be read at all. Damage *inside* a bundle is a `Gap`, never an error.
package struct BundleError: Error, Hashable, CustomStringConvertible {
    /// What is wrong, as a sentence.
    package let problem: String
    /// The input it concerns, escaped so that it may be shown.
    package let place: String?
    /// A way on.
    package let hint: String?

    /// Creates an error from its parts.
    package init(problem: String, place: String? = nil, hint: String? = nil) {
        self.problem = problem
        self.place = place
        self.hint = hint
    }

    /// `place: problem`, and the hint on a second line.
    package var description: String {
        let first = place.map { "\($0): \(problem)" } ?? problem
        return hint.map { "\(first)\n  \($0)" } ?? first
    }
}
