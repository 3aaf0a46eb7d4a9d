/// A line that matched a pattern, with the moment and level of the event it belongs to.
package struct Event: Sendable {
    package struct Capture: Sendable, Hashable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The pattern's number in the plan.
    package let pattern: Int
    package let place: Place
    /// The line the event begins with; equal to `place.line` unless the match is inside a trace.
    package let head: Int
    package let stamp: Stamp?
    /// Set once zone and year of the file are known.
    package var time: Moment?
    package let level: Level?
    package let captures: [Capture]
    /// The line, at most 2,000 bytes of it: its beginning, or where the match is when that is further on.
    package let text: String
    /// Where the match begins in ``text``, in characters.
    package let focus: Int
    /// The event's first line, where the match is further down.
    package let headText: String?
    /// 0 in the outermost part of a trace, one more for each `Caused by:` above the line.
    package let causeDepth: Int
    /// A scoped pattern that matched in a log nobody recognised.
    package let isOutOfScope: Bool
    /// How many matches this one stands for, when there were too many to keep.
    package var repeats = 1
}
