import Notation
import Facts
import Scanning
import Yams

/// Reads what stands under `when`, numbering the patterns in the order of the text.
struct SignatureParser {
    let file: YAMLFile
    let firstPattern: Int
    /// A row's code, put in for `{code}` (code tables).
    var code: String?
    /// A key that is read over (``Mutant``).
    var without: DroppedKey?
    var patterns: [MessagePattern] = []
    /// Comparisons with a capture of another step, which hold only of the steps together.
    private var deferred: [(comparison: Comparison, node: Node)] = []
    private var depth = 0

    init(file: YAMLFile, firstPattern: Int, code: String? = nil) {
        self.file = file
        self.firstPattern = firstPattern
        self.code = code
    }

    private static let stepKeys = [
        "name", "log", "message", "regex", "ignore-case", "level", "all", "any", "sequence",
        "at-least", "within", "per", "where", "unless",
    ]

    /// The words that say what a condition asks for; exactly one of them stands in each.
    static let kinds = [
        "message", "regex", "setting", "malformed", "reading", "certificate", "token", "key",
        "payload", "version", "all", "any", "sequence",
    ]

    /// What counter-evidence may say besides.
    static let counterKeys = ["between", "after"]

    static let keys =
        stepKeys + SettingCondition.keys + ReadingCondition.keys + CertificateCondition.keys
        + TokenCondition.keys + KeyCondition.keys + PayloadCondition.keys + VersionCondition.keys

    mutating func step(_ node: Node, extraKeys: [String] = []) throws -> Step {
        depth += 1
        defer { depth -= 1 }
        let open = deferred.count
        var keys = try file.mapping(node, known: Self.keys + extraKeys, what: "A condition")
        let mark = file.mark(of: node)
        if let without, without.mark == mark { keys[without.key] = nil }
        let kinds = Self.kinds.filter { keys[$0] != nil }
        guard kinds.count == 1, let kind = kinds.first else {
            throw file.error(
                at: node,
                kinds.isEmpty
                    ? "This condition asks for nothing."
                    : "This condition asks for \(kinds.joined(separator: " and ")) at once.",
                hint: "Exactly one of: \(Self.kinds.joined(separator: ", ")).")
        }
        let within = try keys["within"].map(closeness)
        let condition: Condition
        switch kind {
        case "message", "regex": condition = .message(try message(node, keys))
        case "setting", "malformed": condition = .setting(try SettingCondition(node, keys, file))
        case "reading": condition = .reading(try ReadingCondition(node, keys, file))
        case "certificate":
            let certificate = try CertificateCondition(node, keys, file)
            deferred += certificate.comparisons.map { ($0, node) }
            condition = .certificate(certificate)
        case "token":
            let token = try TokenCondition(node, keys, file)
            deferred += token.comparisons.map { ($0, node) }
            condition = .token(token)
        case "key": condition = .key(try KeyCondition(node, keys, file))
        case "payload": condition = .payload(try PayloadCondition(node, keys, file))
        case "version": condition = .version(try VersionCondition(node, keys, file))
        case "any": condition = .any(try steps(keys["any"], "any"))
        case "all": condition = .all(try steps(keys["all"], "all"), within ?? .anywhere)
        default: condition = .sequence(try steps(keys["sequence"], "sequence"), within ?? .anywhere)
        }
        var step = Step(condition: condition)
        step.mark = mark
        step.name = try keys["name"].map { try file.string($0, "name") }
        if let facts = condition.ofFacts {
            try refuseForeign(keys, own: type(of: facts).keys, kind: kind)
        }
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
        if kind == "all" || kind == "sequence" {
            step.comparisons += deferred[open...].map(\.comparison)
            deferred.removeSubrange(open...)
        }
        if let node = keys["unless"] {
            step.counters = try (node.sequence.map(Array.init) ?? [node]).map { try counter($0) }
        }
        if depth == 1 { try refuseDeferred(from: 0) }
        return step
    }

    /// What is compared with another step's capture needs that step beside it.
    private func refuseDeferred(from start: Int) throws {
        guard deferred.count > start else { return }
        let (comparison, node) = deferred[start]
        let name = comparison.captureNames.last ?? ""
        throw file.error(
            at: node, "Nothing here captures {\(name)}, with which this is to be compared.",
            hint:
                "Put the condition beside the one that captures {\(name)}, in “all” or “sequence”.")
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
        let open = deferred.count
        let step = try step(node, extraKeys: Self.counterKeys)
        try refuseDeferred(from: open)
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

    /// A key of another kind of condition would be ignored, so it is a slip of the pen.
    private func refuseForeign(_ keys: [String: Node], own: [String], kind: String) throws {
        let general = ["name", "at-least", "within", "per", "where", "unless", "between", "after"]
        guard
            let (key, node) = keys.filter({ !own.contains($0.key) && !general.contains($0.key) })
                .min(by: { $0.key < $1.key })
        else { return }
        throw file.error(
            at: node, "“\(key)” means nothing beside “\(kind)”.",
            hint: "Its keys are: \(own.joined(separator: ", ")).")
    }
}
