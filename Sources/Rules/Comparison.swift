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

    package enum Operand: Sendable, Hashable {
        case capture(String)
        case literal(String)

        package func value(_ captures: (String) -> String?) -> String? {
            switch self {
            case .capture(let name): captures(name)
            case .literal(let text): text
            }
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
            }
        }
        return "\(shown(left)) \(comparison.rawValue) \(shown(right))"
    }

    package var captureNames: [String] {
        [left, right].compactMap { if case .capture(let name) = $0 { name } else { nil } }
    }

    /// Whether it holds; numbers, durations and sizes are compared as quantities, other text only for
    /// being the same; hosts and lists have operators of their own. A comparison with a capture that is absent does not hold.
    package func holds(_ captures: (String) -> String?) -> Bool {
        guard let a = left.value(captures), let b = right.value(captures) else { return false }
        switch comparison {
        case .covers: return HostName.isCovered(b, by: a) == true
        case .misses: return HostName.isCovered(b, by: a) == false
        case .has, .lacks:
            let words = a.split { $0 == " " || $0 == "," }
            let wanted = b.split { $0 == " " || $0 == "," }
            guard !words.isEmpty, !wanted.isEmpty else { return false }
            return wanted.allSatisfy(words.contains) == (comparison == .has)
        case .notBelow, .notAbove, .equal, .different, .above, .below: break
        }
        if let (x, y) = Quantity.pair(a, b) {
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
