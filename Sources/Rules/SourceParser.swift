import Bundles
import Notation
import Facts
import Scanning
import Yams

/// Reads a system's `sources.yaml`: the files it writes, and how it states its version.
enum SourceParser {
    static let keys = ["kind", "paths", "looks", "dialect", "says", "at", "louder"]
    static let fileKeys = ["sources", "versions", "packages"]
    /// What the collector reads in the same file: its module checks them, not this one.
    static let collectorKeys = ["known-by", "collect"]

    /// The sources in the order of the text, and the system's mark when it states its version.
    static func system(
        _ system: String, file name: String, text: String
    ) throws -> (sources: [Source], version: VersionMark?) {
        let file = YAMLFile(name: name, text: text)
        let keys = try file.mapping(
            file.root(), known: fileKeys + collectorKeys, what: "sources.yaml")
        let isOfVersions = ["versions", "packages", "collect"].contains { keys[$0] != nil }
        guard let mapping = keys["sources"]?.mapping ?? (isOfVersions ? [:] : nil) else {
            throw NotationError(
                file: name, line: 1, column: 1, problem: "There are no “sources” here.")
        }
        let sources = try mapping.map { key, node in
            try source(try file.string(key, "source"), node, system, file)
        }
        let packages = try keys["packages"].map { try file.strings($0, "packages") } ?? []
        let banners = try keys["versions"].map { try self.banners($0, file) } ?? []
        let isMarked = !banners.isEmpty || !packages.isEmpty
        return (
            sources,
            isMarked ? VersionMark(system: system, banners: banners, packages: packages) : nil
        )
    }

    private static func source(
        _ name: String, _ node: Node, _ system: String, _ file: YAMLFile
    ) throws -> Source {
        let keys = try file.mapping(
            node, known: keys, what: "A source")
        return Source(
            name: name, system: system,
            kind: try keys["kind"].map { try file.choice($0, "kind", as: Source.Kind.self) }
                ?? .log,
            dialect: try keys["dialect"].map { try file.choice($0, "dialect", as: Dialect.self) },
            paths: try keys["paths"].map { try file.strings($0, "paths").map(Glob.init) } ?? [],
            looks: try keys["looks"].map { try file.strings($0, "looks") } ?? [],
            says: try keys["says"].map { try file.string($0, "says") },
            at: try keys["at"].map { try file.strings($0, "at") } ?? [],
            louder: try keys["louder"].map { try file.string($0, "louder") })
    }

    private static func banners(_ node: Node, _ file: YAMLFile) throws -> [MessagePattern] {
        try (node.sequence.map(Array.init) ?? [node]).map { node in
            let text = try file.string(node, "versions")
            guard text.contains("{version}") else {
                throw file.error(
                    at: node, "“\(text)” does not say where the version stands.",
                    hint: "Write {version} in its place.")
            }
            do {
                return MessagePattern(try Template(text).pattern(ignoresCase: false))
            } catch {
                throw file.error(at: node, "\(error)")
            }
        }
    }
}
