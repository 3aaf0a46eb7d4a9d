/// A number or a state that a command's output told.
package struct Reading: Hashable, Sendable {
    package let place: Place
    /// Its name in kebab case, the part before the dot being what it is about: `disk.used-percent`.
    package let name: String
    /// The value in the base unit of its name: a plain decimal number (percent, bytes, seconds or
    /// a count) or a state as the command prints it.
    package let value: String
    /// What it was read of: `mount`, `device`, `queue`, `pid`; captures of the rule that asks.
    package let labels: [Label]
    /// The line as printed, at most 500 bytes of it.
    package let text: String

    package init(place: Place, name: String, value: String, labels: [Label] = [], text: String) {
        self.place = place
        self.name = name
        self.value = value
        self.labels = labels
        self.text = text
    }
}
