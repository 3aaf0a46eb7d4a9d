import Bundles
import Facts
import Scanning

/// The compiled form of a library: its index and its pattern databases, without the rules' texts.
extension RuleLibrary {
    func compiled() throws -> [UInt8] {
        var writer = BinaryWriter()
        writer.write(entries) { writer, entry in
            writer.write(entry.id.description)
            writer.write(entry.file)
            writer.write(entry.fileFirstPattern)
            writer.write(entry.firstPattern)
            writer.write(entry.patternCount)
            writer.write(entry.mode)
            entry.need.write(to: &writer)
        }
        writer.write(plan.patterns) { $1.write(to: &$0) }
        writer.write(plan.sources) { writer, source in
            writer.write(source.name)
            writer.write(source.system)
            writer.write(source.kind.rawValue)
            writer.write(source.dialect?.rawValue ?? "")
            writer.write(source.paths) { $0.write($1.description) }
            writer.write(source.looks) { $0.write($1) }
            writer.write(source.says ?? "")
            writer.write(source.at) { $0.write($1) }
            writer.write(source.louder ?? "")
        }
        writer.write(plan.versions) { writer, mark in
            writer.write(mark.system)
            writer.write(mark.banners) { $1.write(to: &$0) }
            writer.write(mark.packages) { $0.write($1) }
        }
        writer.write(map.modes.sorted { $0.key < $1.key }) { writer, mode in
            writer.write(mode.key)
            writer.write(mode.value.says)
            writer.write(mode.value.kind.rawValue)
            writer.write(mode.value.leadsTo) { $0.write($1) }
        }
        let databases = try plan.databases()
        writer.write(databases.messages)
        writer.write(databases.looks)
        return writer.bytes
    }

    /// - Throws: when the bytes are damaged or of another engine.
    init(_ files: LibraryFiles, compiled bytes: UnsafeRawBufferPointer) throws {
        var reader = BinaryReader(bytes)
        let entries = try reader.list { reader in
            guard let id = RuleID(try reader.string()) else { throw BinaryReader.Damaged() }
            return Entry(
                id: id, file: try reader.int(), fileFirstPattern: try reader.int(),
                firstPattern: try reader.int(), patternCount: try reader.int(),
                mode: try reader.string(),
                need: try Need(from: &reader))
        }
        let patterns = try reader.list { try MessagePattern(from: &$0) }
        let sources = try reader.list { reader in
            Source(
                name: try reader.string(), system: try reader.string(),
                kind: Source.Kind(rawValue: try reader.string()) ?? .log,
                dialect: Dialect(rawValue: try reader.string()),
                paths: try reader.list { Glob(try $0.string()) },
                looks: try reader.list { try $0.string() },
                says: try reader.string().nonEmpty, at: try reader.list { try $0.string() },
                louder: try reader.string().nonEmpty)
        }
        let versions = try reader.list { reader in
            VersionMark(
                system: try reader.string(),
                banners: try reader.list { try MessagePattern(from: &$0) },
                packages: try reader.list { try $0.string() })
        }
        let modes = try reader.list { reader in
            (
                try reader.string(),
                CausalMap.Mode(
                    says: try reader.string(),
                    kind: CausalMap.Kind(rawValue: try reader.string()) ?? .transient,
                    leadsTo: try reader.list { try $0.string() })
            )
        }
        guard entries.allSatisfy({ files.rules.indices.contains($0.file) }) else {
            throw BinaryReader.Damaged()
        }
        self.init(
            files: files, entries: entries,
            map: CausalMap(modes: Dictionary(modes) { first, _ in first }),
            plan: try ScanPlan(
                patterns: patterns, sources: sources, versions: versions,
                messages: try reader.block(), looks: try reader.block()))
    }
}

extension MessagePattern {
    func write(to writer: inout BinaryWriter) {
        writer.write(pattern.expression)
        writer.write(pattern.prefilter)
        writer.write(pattern.ignoresCase)
        writer.write(scope) { $0.write($1) }
        writer.write(level?.rawValue ?? "")
    }

    init(from reader: inout BinaryReader) throws {
        self.init(
            Pattern(
                expression: try reader.string(), minimalPrefilter: try reader.string(),
                ignoresCase: try reader.bool()),
            scope: try reader.list { try $0.string() },
            level: Level(rawValue: try reader.string()))
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
