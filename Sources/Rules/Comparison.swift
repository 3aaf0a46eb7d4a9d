import Facts

/// `took > limit`: two operands, captures or literals, and how they compare.
package struct Comparison: Sendable, Hashable {
    package enum Operator: String, Sendable, CaseIterable {
        case notBelow = ">="
        case notAbove = "<="
        case equal = "=="
        case different = "!="
        case above = ">"
        case below = "<"
        /// A list of names that certificates have, and a host they are good for, or not.
        case covers, misses
        /// A list of words that has another, or not.
        case has, lacks
    }

    package indirect enum Operand: Sendable, Hashable {
        case capture(String)
        case literal(String)
        /// `replicas * 10`: at most one of the two has a unit.
        case product(Operand, Operand)

        package func value(_ captures: (String) -> String?) -> String? {
            switch self {
            case .capture(let name): captures(name)
            case .literal(let text): text
            case .product: nil
            }
        }

        package var captureNames: [String] {
            switch self {
            case .capture(let name): [name]
            case .literal: []
            case .product(let a, let b): a.captureNames + b.captureNames
            }
        }

        /// The value as a text and the bare numbers it is multiplied by.
        func scaled(_ captures: (String) -> String?) -> (text: String, factor: Double)? {
            guard case .product(let a, let b) = self else {
                return value(captures).map { ($0, 1) }
            }
            guard let (x, p) = a.scaled(captures), let (y, q) = b.scaled(captures) else {
                return nil
            }
            if let number = Quantity(y), number.unit == .none { return (x, p * q * number.value) }
            if let number = Quantity(x), number.unit == .none { return (y, p * q * number.value) }
            return nil
        }
    }

    package let left: Operand
    package let comparison: Operator
    package let right: Operand

    /// `nil` unless the text is `operand operator operand`.
    package init?(_ text: String) {
        for candidate in Operator.allCases {
            let parts = text.split(separator: " \(candidate.rawValue) ", maxSplits: 1)
            guard parts.count == 2, let left = Comparison.operand(parts[0]),
                let right = Comparison.operand(parts[1])
            else { continue }
            self.left = left
            self.comparison = candidate
            self.right = right
            return
        }
        return nil
    }

    init(left: String, _ comparison: Operator, right: String) {
        self.left = .capture(left)
        self.comparison = comparison
        self.right = .capture(right)
    }

    package init(capture: String, equals value: String) {
        left = .capture(capture)
        comparison = .equal
        right = .literal(value)
    }

    private static func operand(_ text: Substring) -> Operand? {
        let trimmed = text.trimmingBlanks
        if let star = trimmed.firstRange(of: " * "), trimmed.first != "\"", trimmed.first != "'" {
            guard let a = operand(trimmed[..<star.lowerBound]),
                let b = operand(trimmed[star.upperBound...])
            else { return nil }
            return .product(a, b)
        }
        guard let first = trimmed.first else { return nil }
        if (first == "\"" || first == "'") && trimmed.count >= 2 && trimmed.last == first {
            return .literal(String(trimmed.dropFirst().dropLast()))
        }
        if first.isNumber || first == "-" { return .literal(String(trimmed)) }
        guard trimmed.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) }) else {
            return nil
        }
        // A hole's name may have hyphens, a capture's has underscores.
        return .capture(String(trimmed).replacing("-", with: "_"))
    }

    /// As it is written in a rule.
    package var text: String {
        func shown(_ operand: Operand) -> String {
            switch operand {
            case .capture(let name): name
            case .literal(let text): text
            case .product(let a, let b): "\(shown(a)) * \(shown(b))"
            }
        }
        return "\(shown(left)) \(comparison.rawValue) \(shown(right))"
    }

    package var captureNames: [String] {
        left.captureNames + right.captureNames
    }

    /// Whether it holds; numbers, durations and sizes are compared as quantities, other text only for
    /// being the same; hosts and lists have operators of their own. A comparison with a capture that
    /// is absent does not hold.
    package func holds(_ captures: (String) -> String?) -> Bool {
        if let holds = holdsOfNames(captures) { return holds }
        guard let (a, p) = left.scaled(captures), let (b, q) = right.scaled(captures) else {
            return false
        }
        if let pair = Quantity.pair(a, b) {
            let (x, y) = (pair.0 * p, pair.1 * q)
            return switch comparison {
            case .notBelow: x >= y
            case .notAbove: x <= y
            case .equal: x == y
            case .different: x != y
            case .above: x > y
            case .below: x < y
            case .covers, .misses, .has, .lacks: false
            }
        }
        return switch comparison {
        case .equal: a == b
        case .different: a != b
        default: false
        }
    }
}

extension Comparison {
    /// Whether a list of names or words has another; `nil` for the operators that ask no such thing.
    private func holdsOfNames(_ captures: (String) -> String?) -> Bool? {
        switch comparison {
        case .notBelow, .notAbove, .equal, .different, .above, .below: return nil
        case .covers, .misses, .has, .lacks: break
        }
        guard let a = left.value(captures), let b = right.value(captures) else { return false }
        switch comparison {
        case .covers: return HostName.isCovered(b, by: a) == true
        case .misses: return HostName.isCovered(b, by: a) == false
        default:
            let words = a.split { $0 == " " || $0 == "," }
            let wanted = b.split { $0 == " " || $0 == "," }
            guard !words.isEmpty, !wanted.isEmpty else { return false }
            return wanted.allSatisfy(words.contains) == (comparison == .has)
        }
    }
}

extension Substring {
    var trimmingBlanks: Substring {
        var text = self
        while let first = text.first, first == " " || first == "\n" || first == "\t" {
            text.removeFirst()
        }
        while let last = text.last, last == " " || last == "\n" || last == "\t" {
            text.removeLast()
        }
        return text
    }
}
