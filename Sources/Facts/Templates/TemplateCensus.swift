/// Gives every message of a bundle a template, to show how well messages are grouped.
struct TemplateCensus {
    private var miner: TemplateMiner
    /// Templates by a number that is never used again: slots are.
    private var serials: [Int: Int] = [:]
    /// What each number became of: another, or `nil` for one that was dropped.
    private var became: [Int?] = []

    init(most: Int = 20_000) {
        miner = TemplateMiner(most: most)
    }

    /// A number for the message's template, to be given to ``current(_:)`` in the end.
    mutating func add(_ message: UnsafeRawBufferPointer) -> Int {
        let slot = miner.add(message)
        applyChanges()
        if let serial = serials[slot] { return serial }
        let serial = became.count
        serials[slot] = serial
        became.append(serial)
        return serial
    }

    /// Settles the templates; their texts by the numbers ``current(_:)`` gives.
    mutating func finish() -> [Int: String] {
        miner.finish()
        applyChanges()
        return Dictionary(uniqueKeysWithValues: serials.map { ($1, miner.text($0)) })
    }

    /// The number a template has in the end; `nil` when there were too many.
    func current(_ serial: Int) -> Int? {
        var serial = serial
        while let next = became[serial], next != serial { serial = next }
        return became[serial] == nil ? nil : serial
    }

    private mutating func applyChanges() {
        for change in miner.changes {
            switch change {
            case .merged(let from, let into):
                guard let gone = serials.removeValue(forKey: from) else { continue }
                if let stays = serials[into] {
                    became[gone] = stays
                } else {
                    serials[into] = gone
                }
            case .dropped(let slot):
                if let gone = serials.removeValue(forKey: slot) { became[gone] = nil }
            }
        }
    }
}
