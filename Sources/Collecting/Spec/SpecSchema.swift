/// The JSON Schema of a collection spec, for editors.
package enum SpecSchema {
    /// The document.
    package static var text: String { object(root).text(0) + "\n" }

    fileprivate indirect enum Shape {
        case plain(String, String)
        case object([(String, Shape)], needs: [String])
        case list(Shape)
        case oneOf([Shape])
        case choice([String], String)
    }

    private static var size: Shape { .plain("string", "A size: 25MB, 512KiB") }
    private static var span: Shape { .plain("string", "A duration: 30s, 5m, 24h") }

    private static func text(_ says: String) -> Shape { .plain("string", says) }

    private static func texts(_ says: String) -> Shape {
        .oneOf([text(says), .list(text(says))])
    }

    private static var words: Shape { .list(.plain("string", "A word of the command")) }

    private static var keeps: Shape {
        .choice(
            Command.Keep.allCases.map(\.rawValue), "What is kept of an output that is too large")
    }

    private static var command: Shape {
        .object(
            [
                ("run", words), ("timeout", span), ("max-bytes", size), ("keep", keeps),
                ("as", text("The user it runs as")), ("path", text("Its file in the bundle")),
                ("log", .plain("boolean", "The output is a log")),
                ("ends-with", .list(.plain("integer", "A status that is no failure"))),
            ], needs: ["run"])
    }

    private static var entry: Shape {
        .object(
            [
                ("source", text("What rules call it: nginx.error")),
                ("reading", text("What rules call it: disk.used-percent")),
                ("version", text("The system whose version it tells")),
                ("about", text("What it is, where rules have no name for it")),
                ("decides", texts("Rules that it would decide")),
                ("files", texts("Whole paths with globs: /var/log/app/*.log")),
                ("kind", .choice(FileWord.allCases.map(\.rawValue), "What the files are")),
                ("run", .oneOf([words, command, .list(.oneOf([words, command]))])),
                ("journal", texts("Units of systemd; “kernel” and “errors” are others")),
                ("docker", texts("Containers by name or glob")),
                (
                    "kubernetes",
                    .oneOf([
                        text("A namespace, or “*”"),
                        .object(KubernetesAsk.keys.map { ($0, text($0)) }, needs: []),
                    ])
                ),
                ("get", texts("Addresses to GET, as of health and metrics")),
                ("tls", texts("HOST:PORT whose certificates are shown")),
                ("dns", texts("Names to look up")),
                (
                    "environment",
                    .oneOf([
                        texts("Names or globs of variables"),
                        .object(
                            [("of", text("A process")), ("names", texts("Names or globs"))],
                            needs: []),
                    ])
                ),
                ("database", .oneOf([database, .list(database)])),
                (
                    "payloads",
                    .oneOf([
                        texts("Whole paths with globs"),
                        .object(
                            [
                                ("files", texts("Whole paths with globs")),
                                ("first", .plain("integer", "So many records from the beginning")),
                                ("last", .plain("integer", "So many from the end")),
                                ("max-bytes", size),
                            ], needs: ["files"]),
                    ])
                ),
                ("clock", .plain("boolean", "What the host's clock says of itself")),
                ("timeout", span), ("max-bytes", size), ("keep", keeps),
                ("as", text("The user that commands run as")),
            ], needs: [])
    }

    private static var database: Shape {
        let kinds = DatabaseAsk.Kind.allCases.map(\.rawValue)
        return .oneOf([
            .choice(kinds, "A database or broker on this host"),
            .object(
                DatabaseAsk.keys.map { key in
                    switch key {
                    case "kind": (key, .choice(kinds, "What it is"))
                    case "port": (key, .plain("integer", key))
                    default: (key, text(key))
                    }
                }, needs: ["kind"]),
        ])
    }

    private static var root: [(String, Shape)] {
        [
            ("schema", .choice([Spec.schema], "The version of this language")),
            ("title", text("What the collection is for")),
            ("for", texts("Systems whose own recipes are added")),
            (
                "window",
                .object(
                    SpecReader.windowKeys.map { ($0, text("A time, or 24h before now")) }, needs: []
                )
            ),
            ("max-size", size), ("deadline", span), ("collect", .list(entry)),
        ]
    }

    private static func object(_ fields: [(String, Shape)]) -> Shape {
        .object(fields, needs: ["schema"])
    }
}

extension SpecSchema.Shape {
    fileprivate func text(_ depth: Int) -> String {
        let pad = String(repeating: "  ", count: depth + 1)
        let close = String(repeating: "  ", count: depth) + "}"
        switch self {
        case .plain(let type, let says):
            return "{\"type\": \"\(type)\", \"description\": \"\(says)\"}"
        case .choice(let values, let says):
            let list = values.map { "\"\($0)\"" }.joined(separator: ", ")
            return "{\"enum\": [\(list)], \"description\": \"\(says)\"}"
        case .list(let item):
            return "{\"type\": \"array\", \"items\": \(item.text(depth))}"
        case .oneOf(let shapes):
            return "{\"anyOf\": [\(shapes.map { $0.text(depth) }.joined(separator: ", "))]}"
        case .object(let fields, let needs):
            let keys = fields.map { "\(pad)  \"\($0.0)\": \($0.1.text(depth + 2))" }
            let head =
                depth == 0
                ? "\(pad)\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n" : ""
            let needed =
                needs.isEmpty
                ? ""
                : "\(pad)\"required\": [\(needs.map { "\"\($0)\"" }.joined(separator: ", "))],\n"
            return "{\n\(head)\(pad)\"type\": \"object\",\n\(pad)\"additionalProperties\": false,\n"
                + needed + "\(pad)\"properties\": {\n\(keys.joined(separator: ",\n"))\n\(pad)}\n"
                + close
        }
    }
}
