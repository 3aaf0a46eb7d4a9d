/// What the first line of an event says about it.
package struct EventHead: Sendable {
    package var stamp: Stamp?
    /// `nil` where the line names no level at a place where levels stand; words of the message never count.
    package var level: Level?
    /// The byte offset in the line of the message, after time, level, logger, thread and any wrapper.
    package var messageStart: Int
    /// The bytes of the line that name the component; empty where none does.
    package var componentRange: Range<Int>
    /// The compose service, Kubernetes pod, syslog program or logger the line names.
    package var component: String?

    package init(
        stamp: Stamp? = nil, level: Level? = nil, messageStart: Int = 0,
        componentRange: Range<Int> = 0..<0, component: String? = nil
    ) {
        self.stamp = stamp
        self.level = level
        self.messageStart = messageStart
        self.componentRange = componentRange
        self.component = component
    }
}
