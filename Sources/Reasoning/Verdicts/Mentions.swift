import Facts
import Rules

/// The systems a bundle speaks of: those whose files it holds, and those a path, a setting, a version
/// or an unexplained message names.
struct Mentions {
    let systems: Set<String>
    /// Protocols and runtimes that write no files of their own: no bundle can show them to be absent.
    private let general: Set<String>

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
            let text = Array(text.utf8)
            for name in names where !found.contains(name) && Self.holds(text, name.utf8) {
                found.insert(name)
            }
        }
        systems = found
        general = Set(library.entries.map { String($0.id.system) })
            .subtracting(library.plan.sources.map(\.system))
    }

    /// Whether the name stands in the text, in whatever case.
    private static func holds(_ text: [UInt8], _ name: String.UTF8View) -> Bool {
        guard let first = name.first, text.count >= name.count else { return false }
        for start in 0...(text.count - name.count) where text[start] | 0x20 == first | 0x20 {
            if zip(text[start...], name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) { return true }
        }
        return false
    }

    func speaks(of rule: RuleID) -> Bool { systems.contains(String(rule.system)) }

    /// Whether the rule's system may be there: the bundle speaks of it, or it is no product.
    func allows(_ rule: RuleID) -> Bool {
        speaks(of: rule) || general.contains(String(rule.system))
    }
}
