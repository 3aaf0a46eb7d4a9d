/// Where a file without times stands in a stack trace, so that the trace's unindented lines stay with it.
struct PlainTrace: Sendable {
    private enum State: UInt8 {
        /// No trace is open; the last head was quiet or loud.
        case idle, afterLoudHead
        case python, go
        /// A caret or joining line: the next line with text goes on.
        case expecting
    }

    private var state = State.idle

    /// Whether the next line with text goes on with the trace whatever it looks like.
    var isExpecting: Bool { state == .expecting || state == .python }

    mutating func reset(afterHeadOf level: Level?) {
        state = level.map { $0 >= .error } == true ? .afterLoudHead : .idle
    }

    /// Whether a line of plain text starts an event.
    mutating func isHead(_ line: LineBytes, indent: Int) -> Bool {
        let part = TraceLine.classify(line, from: 0)
        let start = line.skippingBlanks(0)
        if line.has("Traceback (most recent call last):", at: start) {
            defer { state = .python }
            return state != .expecting && state != .afterLoudHead
        }
        if line.has("goroutine ", at: start), part.isTrace {
            state = .go
            return false
        }
        if part.isCause {
            if part.isOutward { state = .expecting }
            return false
        }
        if line[start] == UInt8(ascii: "^"), part.isTrace {
            if state != .python { state = .expecting }
            return false
        }
        if part.isTrace || indent > 0 { return false }
        if line[start] == UInt8(ascii: "}") || line[start] == UInt8(ascii: ")") { return false }
        switch state {
        case .python, .expecting:
            state = .idle
            return false
        case .go:
            if TraceLine.isGoFrame(line, from: start) { return false }
            state = .idle
            return true
        case .afterLoudHead:
            state = .idle
            return !TraceLine.isException(line, from: start)
        case .idle:
            return true
        }
    }
}
