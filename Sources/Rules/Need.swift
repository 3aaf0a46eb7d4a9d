/// What a signature must see to be decided: without it the rule neither holds nor is ruled out.
package indirect enum Need: Sendable, Hashable {
    /// Lines that match one of these patterns, in files of this scope; in any file when it is empty.
    case lines(patterns: [Int], scope: [String])
    /// Facts of these sources; any of them will do.
    case facts([String])
    case all([Need])
    case any([Need])

    /// Whether it can be met on a bundle without a single matching line.
    package var isWithoutLines: Bool {
        switch self {
        case .lines: false
        case .facts: true
        case .all(let needs): needs.allSatisfy(\.isWithoutLines)
        case .any(let needs): needs.contains(where: \.isWithoutLines)
        }
    }

    /// Whether facts other than log lines are a part of it.
    package var hasFacts: Bool {
        switch self {
        case .lines: false
        case .facts: true
        case .all(let needs), .any(let needs): needs.contains(where: \.hasFacts)
        }
    }
}

extension Step {
    /// What must be seen for this step. Counter-evidence is none: where it cannot be seen, the step holds.
    package var need: Need {
        switch condition {
        case .message(let message): .lines(patterns: message.patterns, scope: message.scope)
        case .all(let steps, _), .sequence(let steps, _): .all(steps.map(\.need))
        case .any(let steps): .any(steps.map(\.need))
        case .setting, .reading, .certificate, .token, .key, .payload, .version:
            .facts(condition.ofFacts?.sources ?? [])
        }
    }
}

extension Need {
    func write(to writer: inout BinaryWriter) {
        switch self {
        case .lines(let patterns, let scope):
            writer.write(0)
            writer.write(patterns) { $0.write($1) }
            writer.write(scope) { $0.write($1) }
        case .facts(let sources):
            writer.write(1)
            writer.write(sources) { $0.write($1) }
        case .all(let needs):
            writer.write(2)
            writer.write(needs) { $1.write(to: &$0) }
        case .any(let needs):
            writer.write(3)
            writer.write(needs) { $1.write(to: &$0) }
        }
    }

    /// - Parameter depth: how deep it may still nest, because the bytes may be damaged.
    init(from reader: inout BinaryReader, depth: Int = 16) throws {
        guard depth > 0 else { throw BinaryReader.Damaged() }
        switch try reader.int() {
        case 0:
            self = .lines(
                patterns: try reader.list { try $0.int() },
                scope: try reader.list { try $0.string() })
        case 1: self = .facts(try reader.list { try $0.string() })
        case 2: self = .all(try reader.list { try Need(from: &$0, depth: depth - 1) })
        case 3: self = .any(try reader.list { try Need(from: &$0, depth: depth - 1) })
        default: throw BinaryReader.Damaged()
        }
    }
}
