import Facts
import Rules

/// The systems a bundle speaks of: those whose files it holds, and those a path, a setting, a version
/// or an unexplained message names.
struct Mentions {
    let systems: Set<String>

    init(_ facts: BundleFacts, _ library: RuleLibrary) {
        let owners = Dictionary(library.plan.sources.map { ($0.name, $0.system) }) { first, _ in
            first
        }
        var found = Set(facts.versions.map(\.system))
        for file in facts.files { found.formUnion(file.sources.compactMap { owners[$0] }) }
        // Shorter names are parts of too many words.
        let names = Set(library.entries.map { String($0.id.system) }).filter { $0.utf8.count >= 4 }
        let texts =
            facts.files.prefix(2000).map(\.path)
            + facts.settings.prefix(5000).map { "\($0.path) \($0.value)" }
            + facts.signals.prefix(500).map(\.text)
        for text in texts where found.count < names.count {
            let text = text.lowercased()
            for name in names where !found.contains(name) && text.contains(name) {
                found.insert(name)
            }
        }
        systems = found
    }

    func speaks(of rule: RuleID) -> Bool { systems.contains(String(rule.system)) }
}
