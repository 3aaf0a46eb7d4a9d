import Notation
import Yams

/// What a system's `sources.yaml` says about collecting it: how to know that it is here, and what to take.
package struct Recipe: Sendable, Hashable {
    /// The keys of `sources.yaml` that are read here.
    package static let keys = ["known-by", "collect"]
    /// Stands in words of commands for the port that the found process listens on.
    static let port = "{port}"
    private static let markKeys = ["files", "processes", "units", "ports", "images"]

    package let system: String
    /// Whose presence shows the system: paths and globs, names of processes, units, ports, images.
    package var files: [String] = []
    package var processes: [String] = []
    package var units: [String] = []
    package var ports: [Int] = []
    package var images: [String] = []
    /// What to collect once it is here.
    package var entries: [SpecEntry] = []

    /// Reads a `sources.yaml`; other keys than ours are the rule library's.
    /// - Throws: ``NotationError`` with the place of what is wrong.
    package init(system: String, file name: String, text: String) throws {
        self.system = system
        let reader = SpecReader(file: YAMLFile(name: name, text: text))
        let file = reader.file
        guard let root = try file.root().mapping else {
            throw NotationError(file: name, problem: "This is no mapping of keys to values.")
        }
        for (name, source) in root["sources"]?.mapping ?? [:] {
            guard let at = source.mapping?["at"], let name = name.string else { continue }
            var entry = SpecEntry(name: name)
            let kind = try source.mapping?["kind"].map {
                try file.choice($0, "kind", as: FileWord.self)
            }
            entry.files = [
                FileAsk(globs: try reader.globs(at, "at"), kind: kind?.kind ?? .log)
            ]
            entries.append(entry)
        }
        if let collect = root["collect"] {
            entries += try reader.entries(collect, of: system)
        }
        if let marks = root["known-by"] {
            let keys = try file.mapping(marks, known: Self.markKeys, what: "“known-by”")
            files = try keys["files"].map { try reader.globs($0, "files") } ?? []
            processes = try keys["processes"].map { try file.strings($0, "processes") } ?? []
            units = try keys["units"].map { try file.strings($0, "units") } ?? []
            images = try keys["images"].map { try file.strings($0, "images") } ?? []
            ports =
                try keys["ports"].map { try reader.list($0).map { try file.int($0, "ports") } }
                ?? []
        }
        if root["known-by"] == nil {
            // A system that says nothing else is known by the files it keeps on a host.
            files = entries.flatMap { $0.files.flatMap(\.globs) }
        }
        if images.isEmpty, let packages = root["packages"] {
            images = try file.strings(packages, "packages")
        }
    }

    /// Whether a host can be asked for it at all.
    package var isCollectable: Bool { !entries.isEmpty }
}
