/// Text that stands in so many lines of ordinary logs that a pattern found by it makes the engine look
/// twice at a large share of a bundle.
///
/// Measured with `rules lint --corpus` on logs of services that work: each of these stood in more than
/// two lines of a hundred in some of them.
enum CommonLiterals {
    private static let words: Set<String> = [
        "0.0.0.0", "127.0.0.1", "access to", "application", "authenticated", "authentication",
        "cannot be", "completed", "connected", "connected to", "connecting", "connecting to",
        "connection", "connection to", "connections", "could not", "database", "description",
        "does not", "duplicate", "exception", "failed to", "finished", "generated", "information",
        "initialized", "listening", "listening on", "localhost", "operation", "permission",
        "processed", "processing", "received", "registered", "request", "requested", "response",
        "responded", "scheduled", "starting", "started", "succeeded", "successful", "successfully",
        "timestamp", "transaction", "unable to", "undefined", "validation", "warning",
    ]

    static func hold(_ literal: String) -> Bool {
        let isWord: (Character) -> Bool = { $0.isLetter || $0.isNumber }
        guard let first = literal.firstIndex(where: isWord),
            let last = literal.lastIndex(where: isWord)
        else { return true }
        return words.contains(literal[first...last].lowercased())
    }
}
