import Facts
import Scanning
import Yams

/// Reads what stands under `when`, numbering the patterns in the order of the text.
struct SignatureParser {
    let file: YAMLFile
    let firstPattern: Int
    /// A row's code, put in for `{code}` (code tables).
    var code: String?
    var patterns: [MessagePattern] = []

    init(file: YAMLFile, firstPattern: Int, code: String? = nil) {
        self.file = file
        self.firstPattern = firstPattern
        self.code = code
    }

    private static let keys = [
        "name", "log", "message", "regex", "ignore-case", "level", "config", "setting", "is",
        "is-not",
        "below", "above", "matches", "missing", "present", "default", "as", "all", "any",
        "sequence",
        "at-least", "within", "per", "where", "unless",
    ]

    mutating func step(_ node: Node, extraKeys: [String] = []) throws -> Step {
        let keys = try file.mapping(node, known: Self.keys + extraKeys, what: "A condition")
        let kinds = ["message", "regex", "setting", "all", "any", "sequence"].filter {
            keys[$0] != nil
        }
        guard kinds.count == 1, let kind = kinds.first else {
            throw file.error(
                at: node,
                kinds.isEmpty
                    ? "This condition asks for nothing."
                    : "This condition asks for \(kinds.joined(separator: " and ")) at once.",
                hint: "Exactly one of: message, regex, setting (with config), all, any, sequence.")
        }
        let within = try keys["within"].map(closeness)
        let condition: Condition
        switch kind {
        case "message", "regex": condition = .message(try message(node, keys))
        case "setting": condition = .setting(try setting(node, keys))
        case "any": condition = .any(try steps(keys["any"], "any"))
        case "all": condition = .all(try steps(keys["all"], "all"), within ?? .anywhere)
        default: condition = .sequence(try steps(keys["sequence"], "sequence"), within ?? .anywhere)
        }
        var step = Step(condition: condition)
        step.name = try keys["name"].map { try file.string($0, "name") }
        if let node = keys["at-least"] { step.atLeast = try file.int(node, "at-least") }
        if kind == "message" || kind == "regex" || kind == "any", let within {
            guard case .seconds(let seconds) = within, step.atLeast > 1 else {
                throw file.error(
                    at: keys["within"] ?? node, "“within” here needs “at-least” and a duration.",
                    hint: "Say how many must come within it: at-least: 3.")
            }
            step.within = seconds
        }
        if let node = keys["per"] {
            step.per = try file.strings(node, "per").map { $0.replacing("-", with: "_") }
        }
        if let node = keys["where"] {
            step.comparisons = try file.strings(node, "where").map { text in
                guard let comparison = Comparison(text) else {
                    throw file.error(
                        at: node, "“\(text)” is no comparison.",
                        hint:
                            "Write: capture > 30s. Operators: > >= < <= == !=, with blanks around.")
                }
                return comparison
            }
        }
        if let node = keys["unless"] {
            step.counters = try (node.sequence.map(Array.init) ?? [node]).map { try counter($0) }
        }
        return step
    }

    private mutating func steps(_ node: Node?, _ key: String) throws -> [Step] {
        guard let node, let sequence = node.sequence, !sequence.isEmpty else {
            throw file.error(at: node ?? Node(""), "“\(key)” is a list of conditions.")
        }
        var steps: [Step] = []
        for item in sequence { steps.append(try step(item)) }
        return steps
    }

    private mutating func counter(_ node: Node) throws -> Counter {
        let step = try step(node, extraKeys: ["between", "after"])
        let between = try node["between"].map { try file.strings($0, "between") } ?? []
        guard between.isEmpty || between.count == 2 else {
            throw file.error(at: node, "“between” names two steps.")
        }
        return Counter(
            step: step, between: between,
            after: try node["after"].map { try file.string($0, "after") })
    }

    private func closeness(_ node: Node) throws -> Closeness {
        let text = try file.string(node, "within")
        switch text {
        case "event": return .event
        case "file": return .file
        default:
            guard let quantity = Quantity(text), quantity.unit == .seconds else {
                throw file.error(
                    at: node, "“\(text)” is no duration.",
                    hint: "Write 30s, 5m, 2h, or “event” or “file”.")
            }
            return .seconds(quantity.value)
        }
    }

    private mutating func message(_ node: Node, _ keys: [String: Node]) throws -> MessageCondition {
        let scope = try keys["log"].map { try file.strings($0, "log") } ?? []
        let ignoresCase =
            try keys["ignore-case"].map { try file.string($0, "ignore-case") == "true" } ?? false
        let isTemplate = keys["message"] != nil
        guard let texts = keys["message"] ?? keys["regex"] else {
            return MessageCondition(patterns: [], scope: [], level: nil, weights: [])
        }
        let level = try keys["level"].map { try file.choice($0, "level", as: Level.self) }
        var numbers: [Int] = []
        var weights: [Int] = []
        for text in texts.sequence.map(Array.init) ?? [texts] {
            var written = try file.string(text, isTemplate ? "message" : "regex")
            if let code { written = written.replacing("{code}", with: code) }
            do {
                let pattern: Pattern
                if isTemplate {
                    let template = try Template(written)
                    pattern = template.pattern(ignoresCase: ignoresCase)
                    weights.append(template.weight)
                } else {
                    if let name = Self.hole(in: written) {
                        throw ScanError(
                            "“{\(name)}” means nothing in a regex; a capture is written (?<\(name)>…)."
                        )
                    }
                    pattern = Pattern(written, ignoresCase: ignoresCase)
                    weights.append(Prefilter.requiredLiteral(written).count)
                }
                numbers.append(firstPattern + patterns.count)
                patterns.append(MessagePattern(pattern, scope: scope, level: level))
            } catch let error as ScanError {
                throw file.error(at: text, error.description)
            }
        }
        return MessageCondition(
            patterns: numbers, scope: scope,
            level: level, weights: weights)
    }

    /// The first `{name}` in an expression, where nothing but a count may stand between braces.
    private static func hole(in expression: String) -> String? {
        var rest = Substring(expression)
        while let open = rest.firstIndex(of: "{") {
            let isEscaped = rest[..<open].last == "\\"
            rest = rest[rest.index(after: open)...]
            let name = rest.prefix { $0 != "}" }
            // Behind a backslash stand a brace or the argument of \\x, \\p and \\k.
            if !isEscaped, name.count > 2, name.first?.isLowercase == true,
                name.allSatisfy({ $0.isLetter || $0 == "_" })
            {
                return String(name)
            }
        }
        return nil
    }

    private func setting(_ node: Node, _ keys: [String: Node]) throws -> SettingCondition {
        guard let config = keys["config"], let path = keys["setting"] else {
            throw file.error(at: node, "A setting is asked for with both “config” and “setting”.")
        }
        func values(_ key: String) throws -> [String]? {
            try keys[key].map { try file.strings($0, key) }
        }
        var tests: [SettingCondition.Test] = []
        if let values = try values("is") { tests.append(.equals(values)) }
        if let values = try values("is-not") { tests.append(.differs(values)) }
        if let values = try values("below"), let first = values.first {
            tests.append(.below(first))
        }
        if let values = try values("above"), let first = values.first {
            tests.append(.above(first))
        }
        if let values = try values("matches"), let first = values.first {
            tests.append(.matches(first))
        }
        if keys["missing"] != nil { tests.append(.missing) }
        if keys["present"] != nil { tests.append(.present) }
        guard tests.count <= 1 else {
            throw file.error(
                at: node, "One condition has one test for its setting; use “all” for several.")
        }
        return SettingCondition(
            sources: try file.strings(config, "config"),
            path: try file.string(path, "setting").split(separator: ".").map(String.init),
            test: tests.first ?? .present, fallback: try values("default")?.first,
            name: try values("as")?.first?.replacing("-", with: "_") ?? "value")
    }
}
