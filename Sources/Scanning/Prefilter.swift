/// Makes an expression cheap to look for without changing which lines it can match.
///
/// Vectorscan reports every end of a match: `INFO (.*)` reports each character behind `INFO`, twenty
/// times slower than `INFO` alone. So whatever may match nothing at the end is cut off, and what
/// repeats there matches as few times as it may.
package enum Prefilter {
    package static func minimised(_ expression: String) -> String {
        var tree = RegexTree(expression)
        tree.alternatives = tree.alternatives.map(cut)
        let text = tree.text
        return text.isEmpty ? expression : text
    }

    private static func cut(_ sequence: [RegexTree.Atom]) -> [RegexTree.Atom] {
        var atoms = sequence
        while var last = atoms.popLast() {
            if case .anchor = last.kind { continue }
            guard last.minimum > 0 else { continue }
            if !last.quantifier.isEmpty {
                last.quantifier = last.minimum > 1 ? "{\(last.minimum)}" : ""
            }
            if case .group(let open, let inner) = last.kind, last.quantifier.isEmpty {
                guard open != "(?" && !open.hasPrefix("(?i") else { return atoms + [last] }
                let shorter = inner.map(cut)
                if shorter.contains(where: \.isEmpty) { continue }
                last.kind = .group(open: open, shorter)
            }
            atoms.append(last)
            return atoms
        }
        return atoms
    }

    /// The expression from its first literal on, where what stands before may be of any length: the engine
    /// would follow that through every line, and the confirmation looks at it anyway. Otherwise unchanged.
    static func begun(_ expression: String) -> String {
        let tree = RegexTree(expression)
        guard tree.alternatives.count == 1, let sequence = tree.alternatives.first,
            let start = firstLiteral(in: sequence)
        else { return expression }
        let before = sequence[..<start]
        let hasFlags = before.contains { atom in
            guard case .group(let open, _) = atom.kind else { return false }
            return open.hasPrefix("(?i") || open.hasPrefix("(?x") || open.hasPrefix("(?s")
        }
        guard !hasFlags, before.contains(where: isUnbounded) else { return expression }
        return RegexTree.text([Array(sequence[start...])])
    }

    /// Where the first run of at least three literal characters begins, or a group that holds one.
    private static func firstLiteral(in sequence: [RegexTree.Atom]) -> Int? {
        var start = 0
        for (index, atom) in sequence.enumerated() {
            if case .literal = atom.kind, atom.quantifier.isEmpty {
                if index - start == 2 { return start }
                continue
            }
            start = index + 1
            if case .group(_, let inner) = atom.kind, atom.minimum > 0, literal(inner).count > 2 {
                return index
            }
        }
        return nil
    }

    private static func isUnbounded(_ atom: RegexTree.Atom) -> Bool {
        if case .group(_, let inner) = atom.kind, inner.joined().contains(where: isUnbounded) {
            return true
        }
        let quantifier = atom.quantifier
        return quantifier.hasPrefix("*") || quantifier.hasPrefix("+") || quantifier.contains(",}")
    }

    /// The longest run of literal characters that every match must hold, without escapes; empty when
    /// there is none. An expression without one of at least four characters costs as much as two
    /// thousand good ones, so the linter refuses it.
    package static func requiredLiteral(_ expression: String) -> String {
        literal(RegexTree(expression).alternatives)
    }

    private static func literal(_ alternatives: [[RegexTree.Atom]]) -> String {
        let candidates = alternatives.map(longest)
        return candidates.min { $0.count < $1.count } ?? ""
    }

    private static func longest(_ sequence: [RegexTree.Atom]) -> String {
        var best = ""
        var run = ""
        for atom in sequence {
            switch atom.kind {
            case .literal(let text) where atom.quantifier.isEmpty:
                run += text.hasPrefix("\\") && text.count > 1 ? String(text.dropFirst()) : text
                continue
            case .anchor:
                continue
            case .group(_, let inner) where atom.minimum > 0:
                let inside = literal(inner)
                if inside.count > best.count { best = inside }
            default:
                break
            }
            if run.count > best.count { best = run }
            run = ""
        }
        return run.count > best.count ? run : best
    }
}
