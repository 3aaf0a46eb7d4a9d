/// Every reading there can be: its labels, its unit and the command that tells it.
package enum ReadingVocabulary {
    package struct Entry: Sendable {
        package let name: String
        /// `percent`, `bytes`, `seconds`, `count`, `state`.
        package let unit: String
        package let labels: [String]
        /// What to run to get it.
        package let command: String
    }

    package static let entries: [Entry] = []

    /// The labels that readings of this name (or `kind.*`) carry.
    package static func labels(of name: String) -> [String] {
        let prefix = name.hasSuffix(".*") ? name.dropLast() : nil
        return entries.filter { $0.name == name || prefix.map($0.name.hasPrefix) == true }
            .flatMap(\.labels)
    }

    /// The command that tells a reading of this name, or of this `kind.*`.
    package static func command(for name: String) -> String? {
        let prefix = name.hasSuffix(".*") ? name.dropLast() : nil
        return entries.first { $0.name == name || prefix.map($0.name.hasPrefix) == true }?.command
    }
}
