import CVectorscan

/// What is really looked for instead of a set of patterns, and which patterns each of it speaks for.
///
/// Nearly every pattern holds literal text that each of its matches must hold. Literals go through the
/// ``Sieve``, and patterns that share one (the rows of a code table, the spellings of a message) share
/// its cost. What has no good literal is given to the engine as it is.
struct Probes {
    struct Probe: Hashable {
        let expression: String
        let flags: UInt32
    }

    private(set) var expressions: [Probe] = []
    private(set) var literals: [Literal] = []
    /// For each expression and then for each literal the numbers of its patterns, ascending.
    var owners: [[Int32]] { expressionOwners + literalOwners }
    let rarity: Rarity

    private var expressionOwners: [[Int32]] = []
    private var literalOwners: [[Int32]] = []
    private var expressionIndex: [Probe: Int] = [:]
    private var literalIndex: [Literal: Int] = [:]

    /// A pattern with more alternatives than this is cheaper as an expression.
    static let mostLiterals = 40
    /// Literals that stand at more than this share of all places cost more than the expression.
    private static let dearest = 0.0003
    /// Shorter literals stand in too many lines.
    private static let shortest = 4
    /// More bytes of a literal than this tell nothing more.
    private static let longest = 64

    init(_ patterns: [Pattern]) throws {
        rarity = Rarity(alsoFrom: patterns.lazy.map(\.prefilter))
        for (number, pattern) in patterns.enumerated() {
            let number = Int32(number)
            if let long = literals(of: pattern, atLeast: Sieve.window) {
                for literal in long { add(literal, for: number) }
            } else if let short = literals(of: pattern, atLeast: Self.shortest) {
                for literal in short { add(expressionOf: literal, for: number) }
            } else {
                let (expression, flags) = try PatternDatabase.acceptable(pattern)
                add(Probe(expression: expression, flags: flags), for: number)
            }
        }
    }

    /// The literals of which each match holds one, if they are rare enough.
    private func literals(of pattern: Pattern, atLeast shortest: Int) -> [Literal]? {
        for spellsOptional in [false, true] {
            let finder = RequiredLiterals(
                shortest: shortest, most: Self.mostLiterals, spellsOptional: spellsOptional
            ) { share(of: $0) + 1e-7 }
            guard let found = finder.literals(in: pattern.prefilter),
                found.reduce(0, { $0 + share(of: $1) }) < Self.dearest
            else { continue }
            // An expression may switch case off within itself, which its literals do not show.
            let ignoresCase = pattern.ignoresCase || pattern.prefilter.contains("(?i")
            return found.map { literal in
                var literal = Self.cut(literal)
                literal.ignoresCase = literal.ignoresCase || ignoresCase
                return literal
            }
        }
        return nil
    }

    /// The share of places at which the literal makes work.
    private func share(of literal: Literal) -> Double {
        guard literal.bytes.count < Sieve.window else {
            return Sieve.bestWindow(of: Self.cut(literal), rarity).share
        }
        return rarity.share(of: literal)
    }

    private static func cut(_ literal: Literal) -> Literal {
        Literal(bytes: Array(literal.bytes.prefix(longest)), ignoresCase: literal.ignoresCase)
    }

    private mutating func add(expressionOf literal: Literal, for pattern: Int32) {
        let flags = literal.ignoresCase ? UInt32(HS_FLAG_CASELESS) : 0
        let text = String(decoding: literal.bytes, as: UTF8.self)
        let probe = Probe(
            expression: PatternDatabase.escaped(text), flags: flags | UInt32(HS_FLAG_MULTILINE))
        add(probe, for: pattern)
    }

    private mutating func add(_ literal: Literal, for pattern: Int32) {
        if let known = literalIndex[literal] {
            if literalOwners[known].last != pattern { literalOwners[known].append(pattern) }
        } else {
            literalIndex[literal] = literals.count
            literals.append(literal)
            literalOwners.append([pattern])
        }
    }

    private mutating func add(_ probe: Probe, for pattern: Int32) {
        if let known = expressionIndex[probe] {
            if expressionOwners[known].last != pattern { expressionOwners[known].append(pattern) }
        } else {
            expressionIndex[probe] = expressions.count
            expressions.append(probe)
            expressionOwners.append([pattern])
        }
    }
}
