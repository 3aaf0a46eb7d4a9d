import Facts

/// What each key of the rule language holds, and the sentence an editor shows for it.
///
/// Which keys there are is not said here but by the parsers; a key without an entry takes anything.
enum SchemaWords {
    static func object(
        _ keys: [String], required: [String] = [], in words: [String: SchemaNode] = rule
    ) -> SchemaNode {
        .object(properties(keys, in: words), required: required)
    }

    static func properties(
        _ keys: [String], in words: [String: SchemaNode] = rule
    ) -> [String: SchemaNode] {
        Dictionary(keys.map { ($0, words[$0] ?? .anything) }) { first, _ in first }
    }

    /// Conditions hold conditions, and examples are alike in rules and rows.
    static var definitions: [String: SchemaNode] {
        let keys = properties(SignatureParser.keys, in: condition)
        let counter = keys.merging(properties(SignatureParser.counterKeys, in: condition)) { $1 }
        return [
            "condition": .exclusive(.object(keys), oneOf: SignatureParser.kinds),
            "counter": .exclusive(.object(counter), oneOf: SignatureParser.kinds),
            "example": example,
        ]
    }

    static let rule: [String: SchemaNode] = [
        "title": .described(
            .text,
            "What is the matter, in one line of at most 100 characters; may use captures: {host}."),
        "status": .described(
            .choice(Status.allCases.map(\.rawValue)), "How far the rule may be trusted."),
        "severity": .described(
            .choice(Severity.allCases.map(\.rawValue)), "How bad it is for users."),
        "confidence": .described(
            .choice(Confidence.allCases.map(\.rawValue)),
            "How sure it is that this story is the story when the signature holds."),
        "owner": .described(.choice(Owner.allCases.map(\.rawValue)), "Who can fix it."),
        "mode": .described(.text, "What it shows: a name from failure-modes.yaml."),
        "when": .described(.reference("condition"), "The signature: what must be in the bundle."),
        "cause": .described(.text, "How it comes, and how it is told apart from what looks alike."),
        "impact": .described(.text, "What users notice."),
        "remediation": .described(
            .list(
                .either([
                    .text,
                    .object(
                        [
                            "do": .described(.text, "What to check or do."),
                            "run": .described(.text, "The exact command, without a prompt."),
                        ], required: ["do"]),
                ])), "What to do, step by step; the first step is a check."),
        "verify": .described(.text, "How to see that it is over."),
        "see": .described(.some(.text), "Pages to read on."),
        "formerly": .described(.some(.text), "Names the rule had before."),
        "examples": .described(
            .list(.reference("example")),
            "Small stories that must hold: at least one that finds, and one that does not."),
    ]

    private static let example: SchemaNode = .object(
        [
            "example": .described(.text, "What the story is about."),
            "given": .described(
                texts, "Source or file name → its text; cited lines begin with “→ ”."),
            "but": .described(
                texts, "The first example with these sources replaced; null takes one away."),
            "finds": .described(
                .either([.constant("nothing"), .object([:], others: .scalar)]),
                "What must be captured (and “count”), or “nothing”."),
        ], required: ["finds"])

    private static let texts: SchemaNode = .object([:], others: .either([.text, .null]))

    static let source: [String: SchemaNode] = [
        "kind": .described(.choice(Source.Kind.allCases.map(\.rawValue)), "What it is read as."),
        "paths": .described(.some(.text), "Globs on the bundle's paths, without regard to case."),
        "looks": .described(
            .some(.text), "Regexes on single lines that only this system writes."),
        "dialect": .described(
            .choice(Dialect.allCases.map(\.rawValue)), "How a configuration is written."),
        "says": .described(.text, "What the source tells, as a part of a sentence."),
        "at": .described(.some(.text), "Where it lies on a host, or the command that prints it."),
        "louder": .described(.text, "For a log: what to set so that it tells more."),
    ]

    /// The keys of a whole `sources.yaml`.
    static let sources: [String: SchemaNode] = [
        "sources": .described(
            .object([:], others: object(SourceParser.keys, in: source)),
            "A named stream → how its files are found and read."),
        "versions": .described(
            .some(.text), "Lines in which the system states its {version}."),
        "packages": .described(.some(.text), "Names of packages whose version is the system's."),
        "known-by": .described(
            .anything, "Files, processes, units, ports and images that show it is on a host."),
        "collect": .described(.anything, "What to collect of it, as in a collection spec."),
    ]

    static let mode: [String: SchemaNode] = [
        "says": .described(.text, "The phrase a report uses: “the database refused connections”."),
        "kind": .described(
            .choice(CausalMap.Kind.allCases.map(\.rawValue)),
            "transient: over when its messages stop; lasting: the damage stays."),
        "leads-to": .described(.some(.text), "The modes that follow from it."),
    ]
}
