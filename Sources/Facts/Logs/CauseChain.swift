/// How deep in its chain of causes each line of one event stands: 0 is outermost, and the deepest line names
/// what broke first.
package struct CauseChain: Sendable {
    private var parts: [TraceLine.Part] = []
    private var isTraceback: [Bool] = []

    package init() {}

    /// Adds the event's next line.
    package mutating func add(_ line: UnsafeRawBufferPointer) {
        parts.append(TraceLine.classify(line))
        let bytes = LineBytes(line)
        isTraceback.append(bytes.has("Traceback (most", at: bytes.skippingBlanks(0)))
    }

    /// The depth of each line added. The event's own text, before any trace, is outermost.
    package var depths: [Int] {
        // Python prints the innermost first: what stands before a joint is one deeper than what follows.
        var outward = parts.reduce(0) { $0 + ($1.isOutward ? 1 : 0) }
        var inward = 0
        var inTrace = outward == 0
        return zip(parts, isTraceback).map { part, traceback in
            if traceback { inTrace = true }
            if part.isCause {
                if part.isOutward {
                    outward -= 1
                    inward = 0
                } else {
                    inward += 1
                }
            }
            return (inTrace ? outward : 0) + inward
        }
    }
}
