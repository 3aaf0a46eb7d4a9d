/// The version a system states of itself.
package struct SoftwareVersion: Hashable, Sendable {
    package let place: Place
    /// `postgresql`, as the rules name the system.
    package let system: String
    /// As it is written, without a leading `v`: `16.2`, `3.7.0-rc1`.
    package let version: String
    /// The line that states it, at most 500 bytes.
    package let text: String

    package init(place: Place, system: String, version: String, text: String) {
        self.place = place
        self.system = system
        self.version = version
        self.text = text
    }
}
