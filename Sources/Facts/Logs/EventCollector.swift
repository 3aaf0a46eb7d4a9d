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
    private var events: [Event] = []
    private var isOpen = false
    private var isFirstContinuation = false

    package init(reader: LogReader) {
        self.reader = reader
    }

    /// Adds the file's next line; `number` counts from 1.
    package mutating func add(line: UnsafeRawBufferPointer, number: Int) {
        let bytes = LineBytes(line)
        let (head, role) = reader.judge(bytes)
        switch role {
        case .blank: return
        case .comment: isOpen = false
        case .head: open(head, bytes, number)
        case .continuation:
            guard isOpen, !events.isEmpty else { return open(head, bytes, number) }
            let last = events.count - 1
            events[last].lines = number - events[last].line + 1
            if isFirstContinuation { adopt(head, at: last) }
            isFirstContinuation = false
        }
    }

    private mutating func open(_ head: LineHead, _ line: LineBytes, _ number: Int) {
        let event = reader.event(head, line)
        events.append(Event(line: number, lines: 1, stamp: event.stamp, level: event.level))
        isOpen = true
        isFirstContinuation = true
    }

    /// java.util.logging and others print the level on the line after the time.
    private mutating func adopt(_ head: LineHead, at index: Int) {
        if events[index].level == nil, head.indent == 0, head.strength == .level {
            events[index].level = head.level
        }
    }

    /// The events of all lines added.
    package mutating func finish() -> [Event] { events }
}
