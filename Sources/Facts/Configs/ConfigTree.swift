/// What a nested document (YAML, JSON) says, with lines.
indirect enum ConfigTree {
    case value(String, line: Int)
    case list([ConfigTree], line: Int)
    case table([Entry], line: Int)

    /// One key of a table. A key may stand twice; both are kept.
    struct Entry {
        let key: String
        let line: Int
        let tree: ConfigTree
    }

    /// Nodes of one file that are kept. A file with more has more settings than are kept, too.
    static let mostNodes = 100_000

    /// The first entry with this key.
    subscript(key: String) -> ConfigTree? {
        guard case .table(let entries, _) = self else { return nil }
        return entries.first { $0.key == key }?.tree
    }

    /// The text of a value.
    var text: String? {
        guard case .value(let text, _) = self else { return nil }
        return text
    }

    var line: Int {
        switch self {
        case .value(_, let line), .list(_, let line), .table(_, let line): line
        }
    }
}
