/// A pattern or database that the engines refuse.
package struct ScanError: Error, Hashable, Sendable, CustomStringConvertible {
    package let problem: String
    /// The byte offset in the pattern, where the engine names one.
    package let offset: Int?

    package init(_ problem: String, offset: Int? = nil) {
        self.problem = problem
        self.offset = offset
    }

    package var description: String {
        offset.map { "\(problem) (at character \($0 + 1))" } ?? problem
    }
}
