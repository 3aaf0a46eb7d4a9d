/// Groups the lines of one file into events, for `inspect --events`.
package struct EventCollector: Sendable {
    /// One event: its first line, how many lines it has, and what its head says.
    package struct Event: Sendable, Equatable {
        /// 1-based.
        package var line: Int
        /// Blank lines between its lines count, those behind its last do not.
        package var lines: Int
        package var stamp: Stamp?
        package var level: Level?
    }

    /// The reader the collector asks; its `clock` is complete once all lines were added.
    package private(set) var reader: LogReader
    /// What the line added last says, if it began an event.
    private(set) var opened: EventHead?
    private var events: [Event] = []
    private var isOpen = false
    private var isFirstContinuation = false
    private var isPreamble = true
    private var preamble = PlainTrace()
    /// How good the open block's time is.
    private var grade = 9

    package init(reader: LogReader) {
        self.reader = reader
    }

    /// Adds the file's next line; `number` counts from 1.
    package mutating func add(line: UnsafeRawBufferPointer, number: Int) {
        let bytes = LineBytes(line)
        opened = nil
        let (head, role) = reader.judge(bytes)
        switch role {
        case .blank: return
        case .comment: isOpen = false
        case .head: open(head, bytes, number)
        case .continuation:
            guard isOpen, !events.isEmpty else { return open(head, bytes, number) }
            // A banner before the first time is lines of its own.
            if isPreamble, !reader.judgesPlainLines, preamble.isHead(bytes, indent: head.indent) {
                return open(head, bytes, number)
            }
            let last = events.count - 1
            events[last].lines = number - events[last].line + 1
            if reader.block != nil {
                adopt(reader.supplement(bytes), at: last)
            } else if isFirstContinuation, events[last].level == nil {
                events[last].level = reader.supplement(bytes)?.level
            }
            isFirstContinuation = false
        }
    }

    private mutating func open(_ head: LineHead, _ line: LineBytes, _ number: Int) {
        let event = reader.event(head, line)
        opened = event
        events.append(Event(line: number, lines: 1, stamp: event.stamp, level: event.level))
        isOpen = true
        isFirstContinuation = true
        if event.stamp != nil || reader.block != nil { isPreamble = false }
        grade = event.stamp == nil ? 9 : 0
    }

    private mutating func adopt(_ found: Supplement?, at index: Int) {
        guard let found else { return }
        if events[index].level == nil { events[index].level = found.level }
        if let clock = found.clock, found.grade < grade {
            events[index].stamp = reader.clock.note(clock.stamp)
            grade = found.grade
        }
    }

    /// The events of all lines added.
    package mutating func finish() -> [Event] { events }
}
