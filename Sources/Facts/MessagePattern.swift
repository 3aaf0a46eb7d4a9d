import Scanning

/// One way a rule's message may look, and where it may stand.
package struct MessagePattern: Sendable, Hashable {
    package let pattern: Pattern
    /// Names of sources (`nginx.error`) or systems (`nginx`); empty means every file.
    package let scope: [String]

    package init(_ pattern: Pattern, scope: [String] = []) {
        self.pattern = pattern
        self.scope = scope
    }
}
