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
        /// The ID of its template, where templates were asked for.
        package var template: Int?
    }

    /// Alike messages.
    package struct Template: Sendable, Hashable {
        /// From 1, in the order of their first events.
        package let id: Int
        /// The message with `<*>` for what varies.
        package let text: String
        package var count: Int
    }

    package struct File: Sendable {
        package let facts: FileFacts
        /// Only where they were asked for.
        package let events: [Event]?
    }

    package let name: String
    package let files: [File]
    package let gaps: [Gap]
    /// Only where they were asked for.
    package var templates: [Template]?
}
