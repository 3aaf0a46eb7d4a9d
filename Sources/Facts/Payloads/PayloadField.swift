/// What the values of one field path look like over all records.
package struct PayloadField: Sendable {
    /// `order.lines[].price`; the element of a list is `[]`, an attribute of XML `@name`.
    package let path: String
    /// The path of the object it is a member of.
    package let parent: String
    /// How often the object it belongs to was seen.
    package var chances = 0
    package var variants: [Variant] = []
    /// Distinct values, at most 32 of at most 80 bytes.
    package var values: [Value] = []
    /// Whether ``values`` are all there are.
    package var listsAllValues = true
    package var smallest: (value: Double, line: Int)?
    package var greatest: (value: Double, line: Int)?
    package var longest: (bytes: Int, line: Int) = (0, 0)
    package var duplicates: Duplicates?

    package init(path: String, parent: String) {
        self.path = path
        self.parent = parent
    }

    /// One way its values look.
    package struct Variant: Sendable {
        package let look: ValueLook
        package let count: Int
        package let firstLine: Int
        package let lastLine: Int
        /// Where it stands among all values of the file, for what has no line of its own.
        package let first: Int
        package let last: Int
        /// The first such value, at most 80 bytes.
        package let sample: String

        package init(
            look: ValueLook, count: Int, firstLine: Int, lastLine: Int, first: Int, last: Int,
            sample: String
        ) {
            self.look = look
            self.count = count
            self.firstLine = firstLine
            self.lastLine = lastLine
            self.first = first
            self.last = last
            self.sample = sample
        }
    }

    /// One of few distinct values.
    package struct Value: Sendable {
        package let text: String
        package let count: Int
        package let firstLine: Int
        package let lastLine: Int
        package let first: Int
        package let last: Int
    }

    /// Values of a key that stand twice.
    package struct Duplicates: Sendable {
        package let count: Int
        package let value: String
        package let line: Int
        /// Where the same value stood before.
        package let firstLine: Int
        /// How many values were compared.
        package let compared: Int
    }

    /// The field's own name: `price`.
    package var name: Substring {
        let leaf = path.split(separator: ".").last ?? Substring(path)
        return leaf.prefix { $0 != "[" }
    }

    package func count(where holds: (ValueLook) -> Bool) -> Int {
        variants.reduce(0) { $0 + (holds($1.look) ? $1.count : 0) }
    }

    package subscript(look: ValueLook) -> Variant? { variants.first { $0.look == look } }
}
