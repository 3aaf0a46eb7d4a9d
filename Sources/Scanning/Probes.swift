import CVectorscan

/// What the engine is really given for a set of patterns, and which patterns each of it speaks for.
///
/// Nearly every pattern holds literal text that each of its matches must hold. Thousands of literals cost
/// half of what the expressions around them cost, and patterns that share one (the rows of a code
/// table, the spellings of a message) share its cost. What has no good literal is given as it is.
struct Probes {
    struct Probe: Hashable {
        let expression: String
        let flags: UInt32
    }

    private(set) var probes: [Probe] = []
    /// For each probe the numbers of its patterns, ascending.
    private(set) var owners: [[Int32]] = []
    private var index: [Probe: Int] = [:]

    /// Literals shorter than this stand in too many lines.
    static let shortest = 9
    /// A pattern with more alternatives than this is cheaper as an expression.
    static let mostLiterals = 40

    init(_ patterns: [Pattern]) throws {
        for (number, pattern) in patterns.enumerated() {
            for probe in try Self.probes(for: pattern) { add(probe, for: Int32(number)) }
        }
    }

    private mutating func add(_ probe: Probe, for pattern: Int32) {
        if let known = index[probe] {
            if owners[known].last != pattern { owners[known].append(pattern) }
        } else {
            index[probe] = probes.count
            probes.append(probe)
            owners.append([pattern])
        }
    }

    private static func probes(for pattern: Pattern) throws -> [Probe] {
        if let literals = Prefilter.requiredLiterals(pattern.prefilter, atLeast: shortest),
            literals.count <= mostLiterals
        {
            // An expression may switch case off within itself, which its literals do not show.
            let ignoresCase = pattern.ignoresCase || pattern.prefilter.contains("(?i")
            let flags = UInt32(HS_FLAG_MULTILINE) | (ignoresCase ? UInt32(HS_FLAG_CASELESS) : 0)
            return literals.map { Probe(expression: PatternDatabase.escaped($0), flags: flags) }
        }
        let (expression, flags) = try PatternDatabase.acceptable(pattern)
        return [Probe(expression: expression, flags: flags)]
    }
}
