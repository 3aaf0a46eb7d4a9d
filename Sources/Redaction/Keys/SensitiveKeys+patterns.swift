import Scanning

extension SensitiveKeys {
    /// What is looked for to find keys: of each phrase the shortest text that stands in all its spellings.
    func patterns(for level: RedactionLevel) -> [Pattern] {
        var free: [String] = []
        var expressions: [String] = []
        var short: [String] = []
        let wanted = stems.filter { $0.sense != .user || level >= .standard }
        // Single words first: a phrase that holds one needs no search of its own.
        for stem in wanted.sorted(by: { $0.text.count < $1.text.count }) {
            let joined = stem.text.joined()
            if stem.text.count == 1, joined.utf8.count <= 3, joined != "pwd" {
                expressions.append("[^a-z]\(joined)[^a-z]")
                short.append(joined.prefix(1).uppercased() + joined.dropFirst())
                short.append(joined.uppercased())
            } else if !stem.text.contains(where: { word in free.contains { word.contains($0) } }) {
                if stem.text.count == 1 { free.append(joined) }
                expressions.append(stem.text.joined(separator: "[-_. ]?"))
            }
        }
        return Set(expressions).sorted().map { Pattern($0, ignoresCase: true) }
            + [Pattern("[a-z0-9](?:\(short.sorted().joined(separator: "|")))[^a-z]")]
            + [Pattern("[?&;](?:\(Self.parameterNames))=", ignoresCase: true)]
    }

    private static let parameterNames =
        "key|sig|signature|code|auth|sid|hash|pw|p|apikey|state|assertion|ticket"
}
