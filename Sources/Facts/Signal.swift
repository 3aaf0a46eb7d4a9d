/// Alike lines in which programs announce trouble.
package struct SignalGroup: Sendable {
    /// The message with its variable parts as `<*>`.
    package let template: String
    package let level: Level?
    package var count = 1
    package let place: Place
    package let stamp: Stamp?
    package var lastStamp: Stamp?
    package var lastFile: Int
    package var first: Moment?
    package var last: Moment?
    package let text: String
    /// The innermost cause below the first of them, where it has a trace.
    package var cause: (line: Int, text: String)?
    /// The rule patterns that matched in the same events.
    package var patterns: Set<Int> = []
}
