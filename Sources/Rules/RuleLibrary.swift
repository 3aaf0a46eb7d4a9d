import Notation
import Facts

/// The rules, the causal map and the sources, ready to be looked for.
///
/// Only an index is in memory: which patterns belong to which rule. A rule's text is decoded when the
/// rule has something to say about a bundle, so a start costs the same with ten rules and with
/// a thousand.
package struct RuleLibrary: Sendable {
    /// One rule in the index.
    package struct Entry: Sendable, Hashable {
        package let id: RuleID
        /// The rule's file among ``LibraryFiles/rules``.
        package let file: Int
        /// The number of the file's first pattern: a code table numbers its rows from here.
        let fileFirstPattern: Int
        package let firstPattern: Int
        package let patternCount: Int
        package let mode: String
        /// What it must see to be decided.
        package let need: Need

        package var patterns: Range<Int> { firstPattern..<(firstPattern + patternCount) }

        /// Whether facts other than log lines can make it hold.
        package var needsNoMessage: Bool { need.isWithoutLines }
    }

    package let files: LibraryFiles
    package let entries: [Entry]
    package let map: CausalMap
    package let plan: ScanPlan
    private let decoded = DecodedRules()

    init(files: LibraryFiles, entries: [Entry], map: CausalMap, plan: ScanPlan) {
        self.files = files
        self.entries = entries
        self.map = map
        self.plan = plan
    }

    /// Decodes everything and compiles it.
    /// - Throws: ``NotationErrors`` with one error for each file that has one.
    package init(_ files: LibraryFiles) throws {
        let draft = LibraryDraft(files)
        guard draft.errors.isEmpty else { throw NotationErrors(draft.errors) }
        self.init(
            files: files, entries: draft.entries, map: draft.map,
            plan: try ScanPlan(
                patterns: draft.patterns, sources: draft.sources, versions: draft.versions))
    }

    /// One rule. Decoding it takes about a millisecond, once.
    package func rule(_ entry: Entry) throws -> Rule {
        try decoded.rule(entry.id) { try decode(entry) }
    }

    private func decode(_ entry: Entry) throws -> Rule {
        let file = files.rules[entry.file]
        if file.stem == "codes" {
            let table = try CodeTable.rules(
                system: file.system, file: file.name, text: file.text,
                firstPattern: entry.fileFirstPattern, wanted: [entry.id])
            guard let rule = table.first(where: { $0.id == entry.id }) else {
                throw NotationError(
                    file: file.name, problem: "The table has no row for \(entry.id).")
            }
            return rule
        }
        return try RuleParser.rule(
            entry.id, file: file.name, text: file.text, firstPattern: entry.firstPattern)
    }

    /// The same rule with one key of a condition read over.
    /// - Throws: ``NotationError`` when the condition means nothing without it.
    func rule(_ entry: Entry, without key: DroppedKey) throws -> Rule {
        let file = files.rules[entry.file]
        return try RuleParser.rule(
            entry.id, file: file.name, text: file.text, firstPattern: entry.firstPattern,
            without: key)
    }

    /// One rule whose patterns are numbered from 0, as if it were alone.
    package func ruleAlone(_ entry: Entry) throws -> Rule {
        let file = files.rules[entry.file]
        guard file.stem == "codes" else {
            return try RuleParser.rule(entry.id, file: file.name, text: file.text)
        }
        let table = try CodeTable.rules(
            system: file.system, file: file.name, text: file.text, wanted: [entry.id])
        guard let rule = table.first(where: { $0.id == entry.id }) else {
            throw NotationError(file: file.name, problem: "The table has no row for \(entry.id).")
        }
        return rule.renumbered(by: -rule.firstPattern)
    }

    /// All rules, decoded.
    package func rules() throws -> [Rule] { try rules(entries) }

    /// Some rules, decoded; a code table is read once for all its rows.
    package func rules(_ entries: [Entry]) throws -> [Rule] {
        var tables: [Int: [RuleID: Rule]] = [:]
        let wanted = Dictionary(grouping: entries, by: \.file).mapValues { Set($0.map(\.id)) }
        return try entries.map { entry in
            let file = files.rules[entry.file]
            guard file.stem == "codes" else { return try rule(entry) }
            if let row = decoded[entry.id] { return row }
            if tables[entry.file] == nil {
                let rows = try CodeTable.rules(
                    system: file.system, file: file.name, text: file.text,
                    firstPattern: entry.fileFirstPattern, wanted: wanted[entry.file])
                tables[entry.file] = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
            }
            return try decoded.rule(entry.id) {
                try tables[entry.file]?[entry.id] ?? decode(entry)
            }
        }
    }

    /// The schemas beside the rules, by the file's name.
    package var contracts: [String: Contract] {
        var contracts: [String: Contract] = [:]
        for file in files.schemas {
            contracts[file.name] = SchemaReader.contract(
                in: Array(file.text.utf8), path: file.name, isSchema: true)
        }
        return contracts
    }

    package func entry(_ id: String) -> Entry? {
        entries.first { $0.id.description == id }
    }
}

/// What comes of reading a library's files, with all that is wrong in them.
package struct LibraryDraft {
    package private(set) var rules: [Rule] = []
    package private(set) var entries: [RuleLibrary.Entry] = []
    package private(set) var patterns: [MessagePattern] = []
    package private(set) var sources: [Source] = []
    package private(set) var versions: [VersionMark] = []
    package private(set) var map = CausalMap()
    package private(set) var errors: [NotationError] = []

    private let schemas: [LibraryFiles.File]

    private static func isSchema(_ file: LibraryFiles.File) -> Bool {
        SchemaReader.contract(in: Array(file.text.utf8), path: file.name, isSchema: true) != nil
    }

    package init(_ files: LibraryFiles) {
        schemas = files.schemas
        for (name, text) in files.causalMaps {
            attempt(name) { draft in try draft.map.merge(CausalMap(file: name, text: text)) }
        }
        for file in files.sources {
            attempt(file.name) { draft in
                let read = try SourceParser.system(file.system, file: file.name, text: file.text)
                draft.sources += read.sources
                draft.versions += [read.version].compactMap { $0 }
            }
        }
        for (index, file) in files.rules.enumerated() {
            attempt(file.name) { draft in
                let read: [Rule]
                if file.stem == "codes" {
                    read = try CodeTable.rules(
                        system: file.system, file: file.name, text: file.text,
                        firstPattern: draft.patterns.count)
                } else {
                    guard let id = RuleID("\(file.system)/\(file.stem)") else {
                        throw NotationError(
                            file: file.name,
                            problem: "A rule's path is <system>/<name>.yaml in kebab case.")
                    }
                    read = [
                        try RuleParser.rule(
                            id, file: file.name, text: file.text, firstPattern: draft.patterns.count
                        )
                    ]
                }
                let fileFirst = draft.patterns.count
                for rule in read { draft.add(rule, file: index, fileFirst: fileFirst) }
            }
        }
    }

    private mutating func add(_ rule: Rule, file: Int, fileFirst: Int) {
        if !map.modes.isEmpty, map.modes[rule.mode] == nil {
            errors.append(
                NotationError(
                    file: rule.file, line: rule.line, problem: "“\(rule.mode)” is no failure mode.",
                    hint: Nearest.name(to: rule.mode, in: map.modes.keys).map {
                        "Did you mean “\($0)”?"
                    }
                        ?? "The modes are in failure-modes.yaml."))
        }
        for file in rule.signature.schemaFiles
        where !schemas.contains(where: { $0.name == file && Self.isSchema($0) }) {
            errors.append(
                NotationError(
                    file: rule.file, line: rule.line,
                    problem: "“\(file)” is no schema that can be read.",
                    hint: "A JSON Schema or Avro schema lies beside the rule: <system>/<name>.json."
                ))
        }
        // The rows of a code table may share their patterns.
        let first = rule.patterns.isEmpty ? patterns.count : rule.firstPattern
        entries.append(
            RuleLibrary.Entry(
                id: rule.id, file: file, fileFirstPattern: fileFirst, firstPattern: first,
                patternCount: rule.patterns.count, mode: rule.mode,
                need: rule.signature.need))
        patterns += rule.patterns.dropFirst(patterns.count - first)
        rules.append(rule)
    }

    private mutating func attempt(_ name: String, _ body: (inout LibraryDraft) throws -> Void) {
        do {
            try body(&self)
        } catch let error as NotationError {
            errors.append(error)
        } catch {
            errors.append(NotationError(file: name, problem: "\(error)"))
        }
    }
}
