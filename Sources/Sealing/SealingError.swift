/// Why a key, a signature or an encrypted file is no good.
package struct SealingError: Error, Hashable, CustomStringConvertible {
    package let problem: String
    package let hint: String?

    /// Creates an error from its parts.
    package init(_ problem: String, hint: String? = nil) {
        self.problem = problem
        self.hint = hint
    }

    package var description: String { hint.map { "\(problem)\n  \($0)" } ?? problem }
}
