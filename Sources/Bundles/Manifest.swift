/// The bundle's own account of itself, where `clearcause collect` made it.
package struct Manifest: Sendable, Hashable {
    /// The time zone of the host: `Europe/Berlin` or `+02:00`.
    package var zone: String?
    /// When it was collected, in seconds since 1970.
    package var collected: Int64?
    /// The host it was collected on.
    package var host: String?
    /// Further statements in plain words: product, versions, who collected.
    package var statements: [String: String] = [:]
    /// What the collector left out, and why.
    package var leftOut: [Gap] = []
}
