/// One link of a causal chain in words.
struct Link {
    /// The finding's ID.
    var id: String
    /// What failed, where that is another component than in the link before; else empty.
    var component: String
    /// What happened to it: `the database refused writes`.
    var phrase: String

    var text: String { component.isEmpty ? phrase : "\(component): \(phrase)" }
}
