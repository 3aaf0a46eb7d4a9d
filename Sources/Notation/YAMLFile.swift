import Yams

/// A YAML file while it is being read: it turns nodes into values or into errors with a place.
package struct YAMLFile {
    /// As errors name it.
    package let name: String
    /// The whole of it.
    package let text: String
    /// Lines the text is further down than in the file on disk (rows of a code table): never here.
    private let lines: [Substring]

    /// A file that is to be read.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The document’s root node, or the syntax error with its place.
    package func root() throws -> Node {
        do {
            guard let node = try Yams.compose(yaml: text, .basic) else {
                throw NotationError(file: name, problem: "The file is empty.")
            }
            return node
        } catch let error as YamlError {
            throw syntaxError(error)
        }
    }

    private func syntaxError(_ error: YamlError) -> NotationError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            NotationError(
                file: name, line: mark.line, column: mark.column,
                problem: "This is not YAML: \(problem).",
                hint:
                    "Text with “: ”, “#”, “{”, “[” or quotes in it belongs between single quotes.",
                excerpt: excerpt(mark.line))
        case .duplicatedKeysInMapping(let keys, let context):
            twice(keys.first ?? "", below: context.mark.line)
        default:
            NotationError(file: name, problem: "This is not YAML: \(error).")
        }
    }

    /// The parser tells where the mapping begins; the key's second line is further down.
    private func twice(_ key: String, below start: Int) -> NotationError {
        func indent(_ line: Int) -> Int { lines[line].prefix { $0 == " " }.count }
        let places = lines.indices.filter { index in
            index >= start - 1 && lines[index].drop { $0 == " " }.hasPrefix("\(key):")
        }
        let second = places.dropFirst().first { indent($0) == places.first.map(indent) }
        let line = second ?? places.first
        return NotationError(
            file: name, line: line.map { $0 + 1 }, column: line.map { indent($0) + 1 },
            problem: "“\(key)” is said twice.", excerpt: line.map { String(lines[$0]) })
    }

    private func excerpt(_ line: Int) -> String? {
        lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil
    }

    /// An error that points at `node`.
    package func error(at node: Node, _ problem: String, hint: String? = nil) -> NotationError {
        let mark = node.mark
        return NotationError(
            file: name, line: mark?.line, column: mark?.column, problem: problem, hint: hint,
            excerpt: mark.flatMap { excerpt($0.line) })
    }

    /// The pairs of a mapping whose keys are all among `known`.
    package func mapping(_ node: Node, known: [String], what: String) throws -> [String: Node] {
        guard let mapping = node.mapping else {
            throw error(at: node, "\(what) is a mapping of keys to values.")
        }
        var result: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            guard known.contains(name) else {
                throw error(
                    at: key, "There is no key “\(name)” here.",
                    hint: Nearest.name(to: name, in: known).map { "Did you mean “\($0)”?" }
                        ?? "Known keys: \(known.joined(separator: ", ")).")
            }
            guard result[name] == nil else { throw error(at: key, "“\(name)” is said twice.") }
            result[name] = value
        }
        return result
    }

    /// A text; `what` names the key in the error.
    package func string(_ node: Node, _ what: String) throws -> String {
        guard let text = node.scalar?.string else { throw error(at: node, "“\(what)” is a text.") }
        return text
    }

    /// A whole number.
    package func int(_ node: Node, _ what: String) throws -> Int {
        guard let value = node.int else { throw error(at: node, "“\(what)” is a whole number.") }
        return value
    }

    /// The name of a capture: `-` in it becomes `_`.
    package func capture(_ node: Node?, _ what: String) throws -> String? {
        try node.map { try string($0, what).replacing("-", with: "_") }
    }

    /// One text, or a list of texts.
    package func strings(_ node: Node, _ what: String) throws -> [String] {
        if let sequence = node.sequence { return try sequence.map { try string($0, what) } }
        return [try string(node, what)]
    }

    /// One of the values of an enumeration.
    package func choice<Value: RawRepresentable & CaseIterable>(
        _ node: Node, _ what: String, as type: Value.Type
    ) throws -> Value where Value.RawValue == String {
        let text = try string(node, what)
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue)
            throw error(
                at: node, "“\(text)” is no \(what).",
                hint: Nearest.name(to: text, in: known).map { "Did you mean “\($0)”?" }
                    ?? "One of: \(known.joined(separator: ", ")).")
        }
        return value
    }
}
