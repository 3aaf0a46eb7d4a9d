import Facts
import Yams

/// Reads a system's `sources.yaml`.
enum SourceParser {
    static let keys = ["kind", "paths", "looks", "dialect", "says"]

    static func sources(system: String, file name: String, text: String) throws -> [Source] {
        let file = YAMLFile(name: name, text: text)
        let root = try file.root()
        let keys = try file.mapping(root, known: ["sources"], what: "sources.yaml")
        guard let mapping = keys["sources"]?.mapping else {
            throw RuleError(file: name, line: 1, column: 1, problem: "There are no “sources” here.")
        }
        return try mapping.map { key, node in
            let keys = try file.mapping(
                node, known: self.keys, what: "A source")
            return Source(
                name: try file.string(key, "source"), system: system,
                kind: try keys["kind"].map { try file.choice($0, "kind", as: Source.Kind.self) }
                    ?? .log,
                dialect: try keys["dialect"].map {
                    try file.choice($0, "dialect", as: Dialect.self)
                },
                paths: try keys["paths"].map { try file.strings($0, "paths").map(Glob.init) } ?? [],
                looks: try keys["looks"].map { try file.strings($0, "looks") } ?? [])
        }
    }
}
