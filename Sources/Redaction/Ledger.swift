/// What redaction took out of a bundle: kind, file, line and how often, never the value.
package struct Ledger: Sendable, Hashable {
    /// Values of one kind on one line of one file.
    package struct Entry: Sendable, Hashable {
        /// The detector: `github.personal-token`, `personal.email`.
        package let kind: String
        /// The path in the bundle, itself redacted.
        package let file: String
        /// 1-based; 0 for the file's name.
        package let line: Int
        package var count: Int

        package init(kind: String, file: String, line: Int, count: Int) {
            self.kind = kind
            self.file = file
            self.line = line
            self.count = count
        }
    }

    /// In the order of the bytes.
    package var entries: [Entry] = []

    /// Nothing was taken out.
    package init() {}
}
