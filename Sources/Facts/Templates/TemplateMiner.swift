/// Groups messages by their templates as they pass, in bounded memory.
///
/// A message is first cut into words and variable parts (``MessageTokens``). Messages that agree in all
/// words are one template at once. Among those that differ, of equal length and with equal separators,
/// a place that holds many words turns out to be variable (``TemplateSettling``), so `user alice` and
/// `user bob` become one when there are enough users, while `started` and `stopped` stay two. The answer
/// depends on the messages and their order only.
///
/// The idea of a tree of fixed depth is that of Drain (He et al., ICWS 2017); that of counting the words
/// in a place, of IPLoM (Makanju et al., KDD 2009).
struct TemplateMiner {
    /// Something that became of a template because of a later message.
    enum Change: Equatable {
        case merged(from: Int, into: Int)
        /// There were too many; its messages count among ``others`` now.
        case dropped(Int)
    }

    struct Template {
        /// Hashes as ``MessageTokens`` has them.
        var tokens: [UInt64]
        /// Where each token stands in ``sample``.
        var spans: [(start: Int32, end: Int32)]
        /// The first message of it.
        var sample: [UInt8]
        var key: UInt64
        var skeleton: UInt64
        var count = 1
        /// Whether more may vary than the first message showed.
        var isGeneral = false
        /// The number of templates that were there before it.
        var birth: Int
        /// What matters more is dropped later.
        var weight = 0
    }

    private struct Leaf {
        var slots: [Int] = []
        var general: [Int] = []
        /// So many templates are looked at again for what they have in common.
        var limit = 32
    }

    private let most: Int
    private var cutter = MessageTokens()
    private(set) var templates: [Template?] = []
    private var free: [Int] = []
    private var live = 0
    private var births = 0
    /// The templates that are nothing but their first message, by its key.
    private var exact: [UInt64: Int] = [:]
    /// Keys that were found to belong to a general template.
    private var known: [UInt64: (slot: Int, birth: Int)] = [:]
    private var leaves: [UInt64: Leaf] = [:]
    /// Messages whose templates were dropped.
    private(set) var others = 0
    private(set) var changes: [Change] = []

    private static let mostKnown = 8192

    /// - Parameter most: templates that are kept at the same time.
    init(most: Int = 2000) {
        self.most = max(most, 8)
    }

    /// The slot of the message's template. ``changes`` says what happened to other slots before.
    mutating func add(_ message: UnsafeRawBufferPointer) -> Int {
        changes.removeAll(keepingCapacity: true)
        cutter.cut(message)
        let key = cutter.key
        if let slot = find(key) {
            templates[slot]?.count += 1
            return slot
        }
        if live >= most { makeRoom() }
        return insert(message, key)
    }

    /// Says how much a template matters when there are too many.
    mutating func weigh(_ slot: Int, _ weight: Int) {
        if let old = templates[slot]?.weight, old < weight { templates[slot]?.weight = weight }
    }

    /// Looks at all templates together once more; none may be added afterwards.
    mutating func finish() {
        changes.removeAll(keepingCapacity: true)
        let order = leaves.sorted { birth($0.value) < birth($1.value) }.map(\.key)
        for skeleton in order { settle(skeleton) }
        var seen: [UInt64: Int] = [:]
        for slot in slots {
            guard let template = templates[slot] else { continue }
            let key = TemplateText.collapsedKey(template.tokens)
            if let into = seen[key] { merge(slot, into: into) } else { seen[key] = slot }
        }
    }

    /// The slots in use, in the order of their first messages.
    var slots: [Int] {
        templates.indices.filter { templates[$0] != nil }.sorted {
            (templates[$0]?.birth ?? 0) < (templates[$1]?.birth ?? 0)
        }
    }

    /// The template with `<*>` for what varies.
    func text(_ slot: Int) -> String {
        templates[slot].map { TemplateText.text($0) } ?? ""
    }

    private func birth(_ leaf: Leaf) -> Int {
        leaf.slots.first.flatMap { templates[$0]?.birth } ?? 0
    }

    private mutating func find(_ key: UInt64) -> Int? {
        if let slot = exact[key] { return slot }
        if let hit = known[key], templates[hit.slot]?.birth == hit.birth { return hit.slot }
        guard let leaf = leaves[cutter.skeleton] else { return nil }
        for slot in leaf.general where matches(slot) {
            if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
            known[key] = (slot, templates[slot]?.birth ?? 0)
            return slot
        }
        return nil
    }

    private func matches(_ slot: Int) -> Bool {
        guard let tokens = templates[slot]?.tokens, tokens.count == cutter.tokens.count else {
            return false
        }
        for (mine, token) in zip(tokens, cutter.tokens)
        where mine != token.hash && mine != MessageTokens.variable { return false }
        return true
    }

    private mutating func insert(_ message: UnsafeRawBufferPointer, _ key: UInt64) -> Int {
        let skeleton = cutter.skeleton
        let template = Template(
            tokens: cutter.tokens.map(\.hash), spans: cutter.tokens.map { ($0.start, $0.end) },
            sample: Array(message.prefix(MessageTokens.mostBytes)), key: key, skeleton: skeleton,
            birth: births)
        births += 1
        live += 1
        let slot: Int
        if let last = free.popLast() {
            slot = last
            templates[slot] = template
        } else {
            slot = templates.count
            templates.append(template)
        }
        exact[key] = slot
        leaves[skeleton, default: Leaf()].slots.append(slot)
        guard let leaf = leaves[skeleton], leaf.slots.count >= leaf.limit else { return slot }
        settle(skeleton)
        let left = leaves[skeleton]?.slots.count ?? 0
        leaves[skeleton]?.limit = max(32, 2 * left)
        // The new one may have become part of an older one.
        for case .merged(let from, let into) in changes where from == slot { return into }
        return slot
    }

    private mutating func settle(_ skeleton: UInt64) {
        guard let leaf = leaves[skeleton], leaf.slots.count > 1 else { return }
        let tokens = leaf.slots.map { templates[$0]?.tokens ?? [] }
        for group in TemplateSettling.groups(tokens) where group.members.count > 1 {
            guard let first = group.members.first else { continue }
            let into = leaf.slots[first]
            for member in group.members.dropFirst() { merge(leaf.slots[member], into: into) }
            generalise(into, group.tokens)
        }
        forgetGone(skeleton)
    }

    private mutating func forgetGone(_ skeleton: UInt64) {
        guard var leaf = leaves.removeValue(forKey: skeleton) else { return }
        leaf.slots.removeAll { templates[$0] == nil }
        leaf.general = leaf.slots.filter { templates[$0]?.isGeneral == true }
        if !leaf.slots.isEmpty { leaves[skeleton] = leaf }
    }

    private mutating func generalise(_ slot: Int, _ tokens: [UInt64]) {
        guard let key = templates[slot]?.key else { return }
        if exact[key] == slot { exact[key] = nil }
        templates[slot]?.tokens = tokens
        templates[slot]?.isGeneral = true
    }

    private mutating func merge(_ slot: Int, into: Int) {
        guard let gone = templates[slot] else { return }
        templates[into]?.count += gone.count
        weigh(into, gone.weight)
        remove(slot, gone)
        changes.append(.merged(from: slot, into: into))
    }

    private mutating func remove(_ slot: Int, _ template: Template) {
        if exact[template.key] == slot { exact[template.key] = nil }
        templates[slot] = nil
        free.append(slot)
        live -= 1
    }

    /// Drops a quarter: what matters least, of that what is rarest, of that what is oldest. The first
    /// quarter ever seen stays: it is where trouble begins.
    private mutating func makeRoom() {
        let order = templates.indices.compactMap { slot in
            templates[slot].map {
                ($0.birth < most / 4 ? 1 : 0, $0.weight, $0.count, $0.birth, slot)
            }
        }.sorted { $0 < $1 }
        var touched: Set<UInt64> = []
        for (_, _, _, _, slot) in order.prefix(most / 4) {
            guard let template = templates[slot] else { continue }
            others += template.count
            remove(slot, template)
            touched.insert(template.skeleton)
            changes.append(.dropped(slot))
        }
        for skeleton in touched { forgetGone(skeleton) }
    }
}
