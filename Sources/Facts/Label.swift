/// One named value of a fact: `mount` is `/var`.
package struct Label: Hashable, Sendable {
    /// A capture's name: lower case, `_` between words.
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
