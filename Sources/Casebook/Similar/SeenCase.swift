import Facts

/// An earlier case that is like another, and why.
package struct SeenCase: Codable, Hashable, Sendable {
    package var content: String
    package var name: String
    package var account: String?
    package var ticket: String?
    package var happened: Moment
    package var rule: String?
    package var title: String?
    /// 0...1: the share of what the case is told apart by that both have.
    package var likeness: Double
    /// What both have, in words, the weightiest first.
    package var shared: [String]
    /// Whether a person confirmed (or rejected) its root cause; `nil` when nobody said.
    package var isRight: Bool?
    /// What the person who confirmed it wrote.
    package var fix: String?
    /// From opened to closed.
    package var hoursToClose: Double?
    /// The same failure had a confirmed fix for this account before.
    package var isRecurrence: Bool
}

/// What a case is told apart by: what failed, where, and beside what.
struct Fingerprint {
    var rule: String?
    var mode: String?
    var component: String?
    /// `name=value`, without those that count or measure.
    var captures: Set<String>
    var templates: Set<String>
    var systems: Set<String>

    init(
        root: KeptFinding?, templates: some Sequence<String>, systems: some Sequence<String>
    ) {
        rule = root?.rule
        mode = root?.mode
        component = root.flatMap { $0.component.isEmpty ? nil : $0.component }
        captures = Set(
            (root?.captures ?? []).filter(Self.matters).map { "\($0.name)=\($0.value)" })
        self.templates = Set(templates)
        self.systems = Set(systems)
    }

    init(_ one: Case) {
        self.init(
            root: one.rootCause,
            templates: one.unexplained.filter { !$0.isMild }.map(\.template), systems: one.systems)
    }

    /// Numbers, sizes and times differ each time; names of hosts, queues, tables and paths say where.
    static func matters(_ capture: KeptFinding.Capture) -> Bool {
        capture.value.utf8.count > 1
            && capture.value.utf8.first.map { !(48...57).contains($0) } == true
            || capture.value.contains { $0 == "." || $0 == ":" }
                && capture.value.utf8.count > 6
    }

    /// How much of this the other has, and what.
    func likeness(to other: Fingerprint) -> (score: Double, shared: [String]) {
        var possible = 0.0
        var reached = 0.0
        var shared: [String] = []
        func add(_ weight: Double, _ part: Double, _ words: String) {
            possible += weight
            reached += weight * part
            if part > 0 { shared.append(words) }
        }
        if let rule {
            let isSame = rule == other.rule
            let part = isSame ? 1 : mode != nil && mode == other.mode ? 0.5 : 0
            add(0.4, part, isSame ? "root cause \(rule)" : "the same failure mode \(mode ?? "")")
        }
        func add(_ weight: Double, _ mine: Set<String>, _ others: Set<String>, _ what: String) {
            guard !mine.isEmpty else { return }
            let both = mine.intersection(others)
            let part = Double(both.count) / Double(mine.union(others).count)
            add(weight, part, "\(what) " + both.sorted().prefix(4).joined(separator: ", "))
        }
        add(0.25, captures, other.captures, "where:")
        add(0.2, templates, other.templates, "unexplained:")
        if let component {
            add(0.05, component == other.component ? 1 : 0, "component \(component)")
        }
        add(0.1, systems, other.systems, "systems")
        return (possible > 0 ? reached / possible : 0, shared)
    }
}
