import Bundles

/// How a bundle was read, without judging it.
package struct Inspection: Sendable {
    /// One event of a log.
    package struct Event: Sendable, Hashable {
        /// 1-based number of its head line, and how many lines it has.
        package let line: Int
        package let lines: Int
        package let time: Moment?
        package let level: Level?
    }

    package struct File: Sendable {
        package let facts: FileFacts
        /// Only where they were asked for.
        package let events: [Event]?
    }

    package let name: String
    package let files: [File]
    package let gaps: [Gap]
}
