import Scanning

/// One way a rule's message may look, and where it may stand.
package struct MessagePattern: Sendable, Hashable {
    package let pattern: Pattern
    /// Names of sources (`nginx.error`) or systems (`nginx`); empty means every file.
    package let scope: [String]

    /// The least level its events have, where their log states one.
    package let level: Level?

    package init(_ pattern: Pattern, scope: [String] = [], level: Level? = nil) {
        self.pattern = pattern
        self.scope = scope
        self.level = level
    }
}
