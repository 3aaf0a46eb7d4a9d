import Yams

extension SpecReader {
    /// What an entry says of all its commands.
    struct Common {
        var timeout: Int?
        var maxBytes: Int?
        var keep: Command.Keep?
        var user: String?

        init(_ keys: [String: Node], _ reader: SpecReader) throws {
            timeout = try keys["timeout"].map { try reader.seconds($0, "timeout") }
            maxBytes = try keys["max-bytes"].map { try reader.size($0, "max-bytes") }
            keep = try keys["keep"].map {
                try reader.file.choice($0, "keep", as: Command.Keep.self)
            }
            user = try keys["as"].map { try reader.words($0, "as")[0] }
        }

        func applied(to command: Command) -> Command {
            var command = command
            if let timeout { command.timeout = timeout }
            if let maxBytes { command.maxBytes = maxBytes }
            if let keep { command.keep = keep }
            if let user { command.user = user }
            return command
        }
    }

    func kubernetes(_ node: Node) throws -> KubernetesAsk {
        var ask = KubernetesAsk()
        if node.scalar != nil {
            let name = try words(node, "kubernetes")[0]
            ask.namespace = name == "*" ? nil : name
            return ask
        }
        let keys = try file.mapping(node, known: KubernetesAsk.keys, what: "“kubernetes”")
        ask.namespace = try keys["namespace"].map { try words($0, "namespace")[0] }
        ask.selector = try keys["selector"].map { try words($0, "selector")[0] }
        ask.context = try keys["context"].map { try words($0, "context")[0] }
        return ask
    }

    func payloads(_ node: Node) throws -> PayloadAsk {
        guard node.mapping != nil else { return PayloadAsk(globs: try globs(node, "payloads")) }
        let keys = try file.mapping(node, known: PayloadAsk.keys, what: "“payloads”")
        guard let files = keys["files"] else {
            throw file.error(at: node, "“payloads” has no “files”.")
        }
        var ask = PayloadAsk(globs: try globs(files, "files"))
        if let first = keys["first"] { ask.first = try count(first, "first") }
        if let last = keys["last"] { ask.last = try count(last, "last") }
        if let size = keys["max-bytes"] { ask.maxBytes = try self.size(size, "max-bytes") }
        return ask
    }

    private func count(_ node: Node, _ what: String) throws -> Int {
        let count = try file.int(node, what)
        guard (0...10_000).contains(count) else {
            throw file.error(at: node, "“\(what)” is a number from 0 to 10000.")
        }
        return count
    }

    func environment(_ node: Node) throws -> EnvironmentAsk {
        var ask = EnvironmentAsk()
        guard node.mapping != nil else {
            ask.names = try words(node, "environment")
            return ask
        }
        let keys = try file.mapping(node, known: EnvironmentAsk.keys, what: "“environment”")
        ask.process = try keys["of"].map { try words($0, "of")[0] }
        if let names = keys["names"] { ask.names = try words(names, "names") }
        return ask
    }

    private func port(_ node: Node) throws -> String {
        let text = try file.string(node, "port")
        guard text == Recipe.port || Int(text).map({ (1...65_535).contains($0) }) == true else {
            throw file.error(at: node, "“\(text)” is no port.")
        }
        return text
    }

    func database(_ node: Node) throws -> DatabaseAsk {
        if node.scalar != nil {
            return DatabaseAsk(try file.choice(node, "database", as: DatabaseAsk.Kind.self))
        }
        let keys = try file.mapping(node, known: DatabaseAsk.keys, what: "“database”")
        guard let kind = keys["kind"] else {
            throw file.error(
                at: node, "“database” has no “kind”.",
                hint:
                    "One of: \(DatabaseAsk.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        var ask = DatabaseAsk(try file.choice(kind, "database", as: DatabaseAsk.Kind.self))
        ask.host = try keys["host"].map { try words($0, "host")[0] }
        ask.port = try keys["port"].map { try port($0) }
        ask.user = try keys["user"].map { try words($0, "user")[0] }
        ask.database = try keys["database"].map { try words($0, "database")[0] }
        ask.account = try keys["as"].map { try words($0, "as")[0] }
        ask.bootstrap = try keys["bootstrap"].map { try words($0, "bootstrap")[0] }
        return ask
    }
}
