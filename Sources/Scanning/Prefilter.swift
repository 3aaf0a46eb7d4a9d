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

    /// Literals of which every match holds at least one, each with so many characters or more; `nil` when
    /// the expression has no such set. Of several sets the one whose shortest member is longest.
    static func requiredLiterals(_ expression: String, atLeast length: Int) -> [String]? {
        literals(RegexTree(expression).alternatives, length).map { Set($0).sorted() }
    }

    private static func literals(_ alternatives: [[RegexTree.Atom]], _ length: Int) -> [String]? {
        var all: [String] = []
        for alternative in alternatives {
            guard let best = literals(ofSequence: alternative, length) else { return nil }
            all += best
        }
        return all
    }

    private static func literals(ofSequence sequence: [RegexTree.Atom], _ length: Int) -> [String]?
    {
        var best: [String]?
        var run = ""
        func offer(_ candidate: [String]) {
            guard let shortest = candidate.map(\.utf8.count).min(), shortest >= length else {
                return
            }
            guard let known = best else { return best = candidate }
            // Beyond sixteen characters a literal hardly gets rarer; fewer literals cost less.
            let (old, new) = (known.map(\.utf8.count).min() ?? 0, shortest)
            if (min(new, 16), -candidate.count) > (min(old, 16), -known.count) { best = candidate }
        }
        for atom in sequence {
            switch atom.kind {
            case .literal(let text) where atom.quantifier.isEmpty:
                run += text.hasPrefix("\\") && text.count > 1 ? String(text.dropFirst()) : text
                continue
            case .anchor:
                continue
            case .group(_, let inner) where atom.minimum > 0:
                if let inside = literals(inner, length) { offer(inside) }
            default:
                break
            }
            offer([run])
            run = ""
        }
        offer([run])
        return best
    }
}
