/// Gives the templates of an inspection their IDs, in the order of their first events.
struct TemplateNaming {
    private let census: TemplateCensus
    private let wanted: Inspector.Templates
    private let texts: [Int: String]
    private var ids: [Int: Int] = [:]
    private(set) var templates: [Inspection.Template] = []

    init(_ census: inout TemplateCensus, _ wanted: Inspector.Templates) {
        texts = wanted == .none ? [:] : census.finish()
        self.census = census
        self.wanted = wanted
    }

    /// The ID of the template an event has, if it is to have one.
    mutating func id(_ serial: Int, level: Level?, isTrouble: Bool) -> Int? {
        switch wanted {
        case .none: return nil
        case .loud: guard level.map({ $0 >= .warning }) ?? isTrouble else { return nil }
        case .all: break
        }
        // All those that were dropped share one.
        let number = census.current(serial) ?? -1
        if let id = ids[number] {
            templates[id - 1].count += 1
            return id
        }
        let id = templates.count + 1
        ids[number] = id
        let text = texts[number] ?? "(one of too many kinds of messages)"
        templates.append(Inspection.Template(id: id, text: text, count: 1))
        return id
    }
}
