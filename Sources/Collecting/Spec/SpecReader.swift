import Notation
import Yams

/// Reads a spec: YAML of the schema `clearcause.spec/1`.
package struct SpecReader {
    static let keys = [
        "schema", "title", "for", "window", "max-size", "deadline", "collect",
    ]
    static let windowKeys = ["from", "to", "since", "until"]
    static let entryKeys = [
        "source", "reading", "version", "about", "decides", "files", "kind", "run", "journal",
        "docker", "kubernetes", "get", "tls", "dns", "environment", "database", "payloads", "clock",
        "timeout", "max-bytes", "keep", "as",
    ]
    static let runKeys = ["run", "timeout", "max-bytes", "keep", "as", "path", "log", "ends-with"]

    let file: YAMLFile

    /// - Throws: ``NotationError`` with the place of what is wrong.
    package static func spec(file name: String, text: String) throws -> Spec {
        try SpecReader(file: YAMLFile(name: name, text: text)).spec()
    }

    private func spec() throws -> Spec {
        let root = try file.root()
        let keys = try file.mapping(root, known: Self.keys, what: "A spec")
        guard let schema = keys["schema"] else {
            throw file.error(
                at: root, "There is no “schema” here.", hint: "Begin with “schema: \(Spec.schema)”."
            )
        }
        guard try file.string(schema, "schema") == Spec.schema else {
            throw file.error(
                at: schema, "This is a schema we do not know.", hint: "Write \(Spec.schema).")
        }
        var spec = Spec()
        spec.title = try keys["title"].map { try file.string($0, "title") }
        spec.systems = try keys["for"].map { try file.strings($0, "for") } ?? []
        spec.maxSize = try keys["max-size"].map { try size($0, "max-size") }
        spec.deadline = try keys["deadline"].map { try seconds($0, "deadline") }
        if let window = keys["window"] {
            let keys = try file.mapping(window, known: Self.windowKeys, what: "A window")
            spec.since = try (keys["from"] ?? keys["since"]).map { try moment($0) }
            spec.until = try (keys["to"] ?? keys["until"]).map { try moment($0) }
        }
        guard keys["collect"] != nil || !spec.systems.isEmpty else {
            throw file.error(
                at: root, "There is nothing to collect here.",
                hint: "Name systems with “for:”, or sources with “collect:”.")
        }
        spec.entries = try keys["collect"].map { try entries($0, of: nil) } ?? []
        return spec
    }

    /// The entries of a `collect` list; `owner` names those that have no name of their own.
    func entries(_ node: Node, of owner: String?) throws -> [SpecEntry] {
        guard let list = node.sequence else {
            throw file.error(at: node, "“collect” is a list; each entry begins with “- ”.")
        }
        return try list.map { try entry($0, of: owner) }
    }

    private func entry(_ node: Node, of owner: String?) throws -> SpecEntry {
        let keys = try file.mapping(node, known: Self.entryKeys, what: "An entry of “collect”")
        let names = try ["source", "reading", "version", "about"].compactMap { key in
            try keys[key].map { try file.string($0, key) }
        }
        guard let name = names.first ?? owner else {
            throw file.error(
                at: node, "This entry has no name.",
                hint: "Say what it is: “source:” or “reading:” as rules call it, or “about:”.")
        }
        var entry = SpecEntry(name: name)
        entry.decides = try keys["decides"].map { try file.strings($0, "decides") } ?? []
        let kind = try keys["kind"].map { try file.choice($0, "kind", as: FileWord.self) }
        let common = try Common(keys, self)
        if let files = keys["files"] {
            let globs = try self.globs(files, "files")
            entry.files = [
                FileAsk(globs: globs, kind: kind?.kind ?? .unknown, maxBytes: common.maxBytes)
            ]
        }
        if let run = keys["run"] { entry.commands += try commands(run, common) }
        if let units = keys["journal"] { entry.journal = try words(units, "journal") }
        if let docker = keys["docker"] { entry.docker = try words(docker, "docker") }
        if let ask = keys["kubernetes"] { entry.kubernetes = [try kubernetes(ask)] }
        if let payloads = keys["payloads"] { entry.payloads = [try self.payloads(payloads)] }
        if let names = keys["environment"] { entry.environment = [try environment(names)] }
        entry.commands += try probes(keys, common)
        if entry.isEmpty, keys["decides"] == nil {
            throw file.error(
                at: node, "This entry does not say how to get “\(name)”.",
                hint: "Add “files:”, “run:”, “journal:” or another way; see “spec schema”.")
        }
        return entry
    }

    private func probes(_ keys: [String: Node], _ common: Common) throws -> [Command] {
        var commands: [Command] = []
        if let urls = keys["get"] {
            for node in list(urls) {
                let url = try file.string(node, "get")
                guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
                    throw file.error(
                        at: node, "“\(url)” is no address to get.",
                        hint: "It begins with http:// or https://.")
                }
                commands.append(Probes.get(url, timeout: common.timeout ?? 10))
            }
        }
        if let endpoints = keys["tls"] {
            commands += try words(endpoints, "tls").map { common.applied(to: Probes.tls($0)) }
        }
        if let names = keys["dns"] { commands += try words(names, "dns").flatMap(Probes.dns) }
        if let asks = keys["database"] {
            commands += try list(asks).flatMap { try database($0).commands.map(common.applied) }
        }
        if let clock = keys["clock"] {
            guard clock.bool == true else {
                throw file.error(at: clock, "“clock” is true, or not there.")
            }
            commands += [
                ["timedatectl"], ["chronyc", "-n", "tracking"], ["date", "--iso-8601=ns"],
            ]
            .map(Command.init)
        }
        return commands
    }

    /// One command as a list of words, or several.
    private func commands(_ node: Node, _ common: Common) throws -> [Command] {
        if let mapping = node.mapping { return [try command(Node.mapping(mapping), common)] }
        guard let list = node.sequence else {
            throw file.error(
                at: node, "“run” is a list of words, not one text: no shell reads it.",
                hint: "Write run: [df, -P].")
        }
        guard !list.isEmpty else { throw file.error(at: node, "“run” has no words.") }
        if list.allSatisfy({ $0.scalar != nil }) {
            return [common.applied(to: try plain(node))]
        }
        return try list.map { item in
            item.mapping != nil ? try command(item, common) : common.applied(to: try plain(item))
        }
    }

    private func plain(_ node: Node) throws -> Command {
        let words = try file.strings(node, "run")
        guard node.sequence != nil, let program = words.first, !program.isEmpty else {
            throw file.error(at: node, "A command is a list of words.", hint: "Write [df, -P].")
        }
        if program.contains("/") && !program.hasPrefix("/") {
            throw file.error(
                at: node, "“\(program)” is a path from nowhere.",
                hint: "Write the program's name or its whole path.")
        }
        if let mark = words.first(where: { ["|", ">", ">>", "<", "&&", "||", ";"].contains($0) }) {
            throw file.error(
                at: node, "“\(mark)” is the shell's, and no shell runs this.",
                hint: "Collect the output of each program by itself.")
        }
        return Command(words)
    }

    private func command(_ node: Node, _ common: Common) throws -> Command {
        let keys = try file.mapping(node, known: Self.runKeys, what: "A command")
        guard let run = keys["run"] else {
            throw file.error(at: node, "This command has no “run”.")
        }
        let own = try Common(keys, self)
        var command = own.applied(to: common.applied(to: try plain(run)))
        command.path = try keys["path"].map { try file.string($0, "path") }
        command.isLog = keys["log"]?.bool ?? false
        if command.isLog, keys["keep"] == nil { command.keep = .newest }
        if let statuses = keys["ends-with"] {
            command.goodStatuses = Set(
                try list(statuses).map { Int32(truncatingIfNeeded: try file.int($0, "ends-with")) })
        }
        return command
    }

    func globs(_ node: Node, _ what: String) throws -> [String] {
        try list(node).map { node in
            let text = try file.string(node, what)
            guard text.hasPrefix("/"), !text.contains("/../"), !text.hasSuffix("/..") else {
                throw file.error(
                    at: node, "“\(text)” is no whole path.",
                    hint: "Begin with a slash: /var/log/app/*.log; “*” and “**” stand for names.")
            }
            return text
        }
    }

    /// Names that become arguments: none may look like an option.
    func words(_ node: Node, _ what: String) throws -> [String] {
        try list(node).map { node in
            let text = try file.string(node, what)
            guard !text.isEmpty, !text.hasPrefix("-") else {
                throw file.error(at: node, "“\(text)” is no name for “\(what)”.")
            }
            return text
        }
    }

    func list(_ node: Node) -> [Node] { node.sequence.map(Array.init) ?? [node] }

    func size(_ node: Node, _ what: String) throws -> Int {
        let text = try file.string(node, what)
        guard let size = Amount.bytes(text), size > 0 else {
            throw file.error(at: node, "“\(text)” is no size.", hint: "Write 25MB or 512KiB.")
        }
        return size
    }

    func seconds(_ node: Node, _ what: String) throws -> Int {
        let text = try file.string(node, what)
        guard let seconds = Amount.seconds(text), seconds > 0 else {
            throw file.error(at: node, "“\(text)” is no duration.", hint: "Write 30s, 5m or 24h.")
        }
        return seconds
    }

    private func moment(_ node: Node) throws -> String {
        let text = try file.string(node, "window")
        guard UTC.moment(text, now: 0) != nil else {
            throw file.error(
                at: node, "“\(text)” is no time.", hint: "Write 2026-05-04T10:00:00Z, or 24h.")
        }
        return text
    }
}

/// What `kind:` beside `files:` may say.
enum FileWord: String, CaseIterable {
    case log, config, payload, reading

    var kind: FileAsk.Kind {
        switch self {
        case .log: .log
        case .config, .reading, .payload: .whole
        }
    }
}

extension SpecEntry {
    var isEmpty: Bool {
        files.isEmpty && commands.isEmpty && journal.isEmpty && docker.isEmpty
            && kubernetes.isEmpty && payloads.isEmpty && environment.isEmpty
    }
}
