import FoundationEssentials
import Notation
import Scanning
import Yams

/// All detectors, with what proves them: `Rules/redaction/detectors/*.yaml`.
package struct DetectorSet: Sendable {
    /// What a detector must take out and what it must leave, as its file says.
    package struct Proof: Sendable {
        package let kind: String
        /// With places to fill in: `ghp_{36:alnum}`. Between « and » stands what is taken out; all of it without.
        package let takes: [String]
        package let keeps: [String]
    }

    package private(set) var detectors: [Detector]
    package private(set) var proofs: [Proof] = []

    private static let keys = [
        "says", "level", "regex", "prefilter", "check", "pseudonym", "takes", "keeps",
    ]

    /// Detectors made elsewhere.
    package init(_ detectors: [Detector]) { self.detectors = detectors }

    /// Reads files in their order.
    /// - Throws: ``NotationError`` with the place of what is wrong.
    package init(files: [(name: String, text: String)]) throws {
        detectors = []
        for (name, text) in files {
            let file = YAMLFile(name: name, text: text)
            let root = try file.mapping(file.root(), known: ["detectors"], what: "The file")
            guard let mapping = root["detectors"]?.mapping else {
                throw NotationError(file: name, line: 1, problem: "There are no “detectors” here.")
            }
            for (key, node) in mapping {
                try add(try file.string(key, "detector"), node, file)
            }
        }
    }

    private mutating func add(_ kind: String, _ node: Node, _ file: YAMLFile) throws {
        let keys = try file.mapping(node, known: Self.keys, what: "A detector")
        guard let says = keys["says"], let regex = keys["regex"], let takes = keys["takes"] else {
            throw file.error(
                at: node, "“\(kind)” needs “says”, “regex” and “takes”.",
                hint: "“takes” lists what must be taken out, “keeps” what must not.")
        }
        detectors.append(
            Detector(
                kind: kind, says: try file.string(says, "says"),
                level: try keys["level"].map {
                    try file.choice($0, "level", as: RedactionLevel.self)
                } ?? .secrets,
                pattern: Pattern(
                    try file.string(regex, "regex"),
                    prefilter: try keys["prefilter"].map { try file.string($0, "prefilter") }),
                check: try keys["check"].map { try file.choice($0, "check", as: Check.self) },
                pseudonym: try keys["pseudonym"].map {
                    try file.choice($0, "pseudonym", as: PseudonymShape.self)
                } ?? .token))
        proofs.append(
            Proof(
                kind: kind, takes: try file.strings(takes, "takes"),
                keeps: try keys["keeps"].map { try file.strings($0, "keeps") } ?? []))
    }
}

/// The files below `Rules/redaction`.
package struct RedactionFiles: Sendable {
    package let detectors: [(name: String, text: String)]
    package let keys: (name: String, text: String)

    /// - Parameter rules: the folder of the rules.
    /// - Throws: ``NotationError`` when they are not there.
    package init(rules: String) throws {
        let folder = "\(rules)/redaction/detectors"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        detectors = try names.filter { $0.hasSuffix(".yaml") }.map { name in
            ("redaction/detectors/\(name)", try Self.text("\(folder)/\(name)"))
        }
        keys = (
            "redaction/sensitive.keys", try Self.text("\(rules)/redaction/sensitive.keys")
        )
        guard !detectors.isEmpty else {
            throw NotationError(file: folder, problem: "There are no detectors here.")
        }
    }

    private static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw NotationError(file: path, problem: "The file cannot be read.")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Everything that is looked for at a level.
    package func plan(
        _ level: RedactionLevel, choices: RedactionChoices = RedactionChoices()
    ) throws -> RedactionPlan {
        try RedactionPlan(
            level: level, detectors: DetectorSet(files: detectors),
            keys: SensitiveKeys(file: keys.name, text: keys.text), choices: choices)
    }
}
