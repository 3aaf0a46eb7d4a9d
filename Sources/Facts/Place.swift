/// The file and line a fact came from.
package struct Place: Hashable, Sendable, Comparable {
    /// The file's number in the bundle, in the order the bundle was read.
    package let file: Int
    /// 1-based.
    package let line: Int

    package init(file: Int, line: Int) {
        self.file = file
        self.line = line
    }

    package static func < (a: Place, b: Place) -> Bool {
        (a.file, a.line) < (b.file, b.line)
    }
}
