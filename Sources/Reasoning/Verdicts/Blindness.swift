/// Why something could not be seen.
package struct Blindness: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case absent, truncated, redacted, unreadable
        case outOfWindow = "out_of_window"
    }

    package let kind: Kind
    /// The source that would have to be collected (again): `nginx.error`, `reading:disk.used-percent`.
    package let source: String
    /// A sentence without its full stop: “nginx.error was not collected”.
    package let why: String

    package init(kind: Kind, source: String, why: String) {
        self.kind = kind
        self.source = source
        self.why = why
    }
}
