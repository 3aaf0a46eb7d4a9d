/// Keeps account of the messages in which programs announce trouble, an event at a time.
///
/// The head line of an event speaks for it. Lines of a trace form no groups of their own: they tell the
/// innermost exception of their event's group. Only where the head is quiet does the exception speak.
struct SignalBook {
    /// The event the last line belonged to.
    private struct Open {
        let file: Int
        let line: Int
        var slot: Int?
        /// How deep in the chain of causes the exception is that the group names.
        var depth = -1
        var isFirst = false
    }

    /// A line that the scan found, and what its file knows about it.
    struct Line {
        let bytes: UnsafeRawBufferPointer
        let file: Int
        let number: Int
        let head: FileScan.OpenHead
        /// The head line, where it is not this one.
        let headBytes: UnsafeRawBufferPointer?
        /// The rule patterns that matched the line.
        let matched: [Int]

        var isHead: Bool { head.line == number }
        var level: Level? { head.head?.level }
        var isQuiet: Bool { level.map { $0 < .warning } == true }
    }

    private var miner: TemplateMiner
    private var groups: [Int: SignalGroup] = [:]
    private var open: Open?

    private static let mostText = 600

    /// - Parameter most: groups that are kept at the same time.
    init(most: Int = 2000) {
        miner = TemplateMiner(most: most)
    }

    /// Messages of groups that were dropped because there were too many.
    var others: Int { miner.others }

    mutating func add(_ line: Line) {
        if line.isHead {
            open = Open(file: line.file, line: line.number)
            guard !line.isQuiet, !Self.opensTraceback(line), !Self.isEmpty(line) else { return }
            note(line, from: line.head.head?.messageStart ?? 0, level: line.level)
            return
        }
        if open?.file != line.file || open?.line != line.head.line { openEvent(of: line) }
        let exception = ThrownException(line.bytes)
        if let slot = open?.slot {
            groups[slot]?.note(patterns: line.matched)
            if let exception { name(exception, at: line.head.causeDepth) }
        } else if let exception {
            // Exceptions are errors, whatever the level of the line they were printed after.
            note(line, text: exception.text, level: line.isQuiet ? .error : line.level ?? .error)
            name(exception, at: line.head.causeDepth)
        } else if line.level == nil, !TraceLine.classify(line.bytes).isTrace {
            note(line, from: 0, level: nil)
            open?.slot = nil
        }
    }

    /// The groups, in the order of their first messages.
    mutating func finish() -> [SignalGroup] {
        miner.finish()
        applyChanges()
        return miner.slots.compactMap { slot in
            var group = groups[slot]
            group?.template = miner.text(slot)
            return group
        }
    }

    /// Whether nothing stands behind the head: some programs print empty lines with a time and a level.
    private static func isEmpty(_ line: Line) -> Bool {
        line.bytes.dropFirst(line.head.head?.messageStart ?? 0).allSatisfy { $0 <= 0x20 }
    }

    private static func opensTraceback(_ line: Line) -> Bool {
        let start = min(line.head.head?.messageStart ?? 0, line.bytes.count)
        return LineBytes(line.bytes).has("Traceback (most recent", at: start)
    }

    /// A trace's head is no line that the scan looks for when it says nothing of trouble and has no level.
    private mutating func openEvent(of line: Line) {
        open = Open(file: line.file, line: line.head.line)
        guard let level = line.level, level >= .warning, let bytes = line.headBytes else { return }
        let head = Line(
            // As much as is left of a head in an earlier chunk.
            bytes: UnsafeRawBufferPointer(rebasing: bytes.prefix(500)), file: line.file,
            number: line.head.line, head: line.head, headBytes: nil,
            matched: [])
        note(head, from: line.head.head?.messageStart ?? 0, level: level)
    }

    private mutating func note(_ line: Line, from start: Int, level: Level?) {
        let slot = EventMessage.read(line.bytes, from: start) { miner.add($0) }
        note(line, in: slot, level)
        guard let isFirst = open?.isFirst, isFirst else { return }
        if let exception = ThrownException(within: line.bytes) {
            groups[slot]?.exception = exception.text
        }
    }

    private mutating func note(_ line: Line, text: String, level: Level?) {
        let slot = Array(text.utf8).withUnsafeBytes { miner.add($0) }
        note(line, in: slot, level)
    }

    private mutating func note(_ line: Line, in slot: Int, _ level: Level?) {
        applyChanges()
        let stamp = line.head.head?.stamp
        func text() -> String { Text.decoded(line.bytes.prefix(Self.mostText)) }
        open?.isFirst = groups[slot] == nil
        if groups[slot] == nil {
            groups[slot] = SignalGroup(
                SignalGroup.Spot(file: line.file, line: line.number, stamp: stamp, text: text()),
                level: level)
        } else {
            groups[slot]?.note(line.file, line.number, stamp, level, text)
        }
        groups[slot]?.note(patterns: line.matched)
        miner.weigh(slot, level.map { $0 >= .error ? 1 : 0 } ?? 0)
        open?.slot = slot
    }

    /// The deepest exception of the first event that has any is the group's.
    private mutating func name(_ exception: ThrownException, at depth: Int) {
        guard let opened = open, let slot = opened.slot, depth > opened.depth else { return }
        guard groups[slot]?.exception == nil || opened.depth >= 0 else { return }
        groups[slot]?.exception = exception.text
        open?.depth = depth
    }

    private mutating func applyChanges() {
        for change in miner.changes {
            switch change {
            case .merged(let from, let into):
                if let group = groups.removeValue(forKey: from) {
                    if groups[into] == nil {
                        groups[into] = group
                    } else {
                        groups[into]?.absorb(group)
                    }
                }
                if open?.slot == from { open?.slot = into }
            case .dropped(let slot):
                groups[slot] = nil
                if open?.slot == slot { open?.slot = nil }
            }
        }
    }
}
