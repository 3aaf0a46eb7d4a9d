/// Finds sets of literals of which every match of an expression holds at least one.
///
/// What may be spelled in a few ways is spelled out: `[Cc]onnection (?:reset|refused)` gives
/// `connection reset` and `connection refused`, both without regard to case.
struct RequiredLiterals {
    /// The least number of bytes.
    let shortest: Int
    /// The largest set.
    let most: Int
    /// Whether what may be left out is spelled with and without it, as the backslash in `\\?"`.
    let spellsOptional: Bool
    /// What looking for a literal costs; the cheapest set is taken.
    let cost: (Literal) -> Double

    private static let mostInRun = 16

    /// The cheapest set, in order; `nil` when there is none.
    func literals(in expression: String) -> [Literal]? {
        // There blanks mean nothing, which the tree does not know.
        if expression.contains("(?x") { return nil }
        return best(of: RegexTree(expression).alternatives).map { Set($0).sorted() }
    }

    private func best(of alternatives: [[RegexTree.Atom]]) -> [Literal]? {
        var all: [Literal] = []
        for alternative in alternatives {
            guard let best = best(ofSequence: alternative) else { return nil }
            all += best
        }
        return all.count <= most ? all : nil
    }

    private func best(ofSequence sequence: [RegexTree.Atom]) -> [Literal]? {
        var best: (literals: [Literal], cost: Double)?
        func offer(_ literals: [Literal]) {
            guard literals.allSatisfy({ $0.bytes.count >= shortest }) else { return }
            let cost = literals.reduce(0) { $0 + self.cost($1) }
            if best.map({ cost < $0.cost }) ?? true { best = (literals, cost) }
        }
        // A run over atoms with several spellings, and the one since the last of these.
        var wide = [Literal()]
        var narrow = Literal()
        for atom in sequence {
            let spellings = Self.spellings(of: atom, optional: spellsOptional)
            if let spellings, spellings.count == 1 {
                wide = wide.map { $0 + spellings[0] }
                narrow = narrow + spellings[0]
                continue
            }
            offer([narrow])
            narrow = Literal()
            if let spellings, wide.count * spellings.count <= Self.mostInRun {
                wide = wide.flatMap { start in spellings.map { start + $0 } }
            } else {
                offer(wide)
                wide = spellings ?? [Literal()]
            }
            if case .group(_, let inner) = atom.kind, atom.minimum > 0,
                let inside = self.best(of: inner)
            {
                offer(inside)
            }
        }
        offer([narrow])
        offer(wide)
        return best?.literals
    }

    /// All texts an atom may match, if they are few.
    private static func spellings(of atom: RegexTree.Atom, optional: Bool) -> [Literal]? {
        if case .anchor = atom.kind { return [Literal()] }
        let mayMiss = atom.quantifier == "?" || atom.quantifier == "??"
        guard atom.quantifier.isEmpty || optional && mayMiss else { return nil }
        let rest = mayMiss ? [Literal()] : []
        switch atom.kind {
        case .literal(let text):
            let plain = text.hasPrefix("\\") && text.count > 1 ? text.dropFirst() : text[...]
            return [Literal(bytes: Array(plain.utf8))] + rest
        case .opaque(let text):
            return members(of: text).map { $0 + rest }
        case .group(let open, let inner):
            let isPlain = ["(", "(?:", "(?>", "(?i", "(?i:"].contains(open)
            guard isPlain || open.hasPrefix("(?<") || open.hasPrefix("(?P<") else { return nil }
            var all: [Literal] = []
            for sequence in inner {
                var texts = [Literal()]
                for atom in sequence {
                    guard let more = spellings(of: atom, optional: optional),
                        texts.count * more.count <= mostInRun
                    else { return nil }
                    texts = texts.flatMap { start in more.map { start + $0 } }
                }
                all += texts
                if all.count > mostInRun { return nil }
            }
            return all + rest
        case .anchor: return nil
        }
    }

    /// The members of a class of at most four plain ASCII characters; a letter in both cases is one.
    private static func members(of text: String) -> [Literal]? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 3, bytes.count <= 6, bytes.first == UInt8(ascii: "["),
            bytes.last == UInt8(ascii: "]")
        else { return nil }
        let inside = bytes[1..<(bytes.count - 1)]
        let special = Array(#"^-\[]:"#.utf8)
        guard inside.allSatisfy({ $0 < 0x80 && !special.contains($0) }) else { return nil }
        if inside.count == 2, let first = inside.first, let last = inside.last,
            first ^ last == 0x20, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20)
        {
            return [Literal(bytes: [first | 0x20], ignoresCase: true)]
        }
        return inside.map { Literal(bytes: [$0]) }
    }
}
