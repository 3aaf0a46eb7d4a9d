import Notation
import Yams

/// The failure modes and what leads to what.
package struct CausalMap: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Over when its messages stop.
        case transient
        /// The damage stays.
        case lasting
        /// A risk that does nothing by itself: it counts when something that failed follows from it.
        case latent
    }

    package struct Mode: Sendable {
        package let says: String
        package let kind: Kind
        package let leadsTo: [String]
        /// Where it is written; `nil` in a compiled library.
        package var line: Int?

        package init(says: String, kind: Kind, leadsTo: [String]) {
            self.says = says
            self.kind = kind
            self.leadsTo = leadsTo
        }
    }

    static let keys = ["says", "kind", "leads-to"]

    package private(set) var modes: [String: Mode] = [:]

    package init() {}

    package init(modes: [String: Mode]) { self.modes = modes }

    /// - Throws: ``NotationError`` for unknown keys and for modes that lead to names nobody defined.
    package init(file name: String, text: String) throws {
        let file = YAMLFile(name: name, text: text)
        let root = try file.root()
        guard let mapping = root.mapping else {
            throw file.error(at: root, "This maps failure modes to what they say and lead to.")
        }
        for (key, node) in mapping {
            let keys = try file.mapping(
                node, known: Self.keys, what: "A failure mode")
            var mode = Mode(
                says: try keys["says"].map { try file.string($0, "says") } ?? "",
                kind: try keys["kind"].map { try file.choice($0, "kind", as: Kind.self) }
                    ?? .transient,
                leadsTo: try keys["leads-to"].map { try file.strings($0, "leads-to") } ?? [])
            mode.line = key.mark?.line
            modes[try file.string(key, "mode")] = mode
        }
        for (key, node) in mapping {
            for target in node["leads-to"]?.sequence ?? [] where modes[target.string ?? ""] == nil {
                throw file.error(
                    at: target,
                    "“\(key.string ?? "")” leads to “\(target.string ?? "")”, which is no failure mode.",
                    hint: Nearest.name(to: target.string ?? "", in: modes.keys).map {
                        "Did you mean “\($0)”?"
                    })
            }
        }
    }

    package mutating func merge(_ other: CausalMap) {
        modes.merge(other.modes) { mine, theirs in
            var merged = Mode(
                says: mine.says, kind: mine.kind,
                leadsTo: mine.leadsTo + theirs.leadsTo.filter { !mine.leadsTo.contains($0) })
            merged.line = mine.line
            return merged
        }
    }

    /// The number of steps from one mode to another, or `nil` when no path leads there. 0 for the same.
    package func distance(from start: String, to end: String) -> Int? {
        distances(from: start)[end]
    }

    /// Every mode that can be reached, with the least number of steps.
    package func distances(from start: String) -> [String: Int] {
        var found = [start: 0]
        var frontier = [start]
        var steps = 0
        while !frontier.isEmpty {
            steps += 1
            var next: [String] = []
            for mode in frontier {
                for target in modes[mode]?.leadsTo ?? [] where found[target] == nil {
                    found[target] = steps
                    next.append(target)
                }
            }
            frontier = next
        }
        return found
    }
}
