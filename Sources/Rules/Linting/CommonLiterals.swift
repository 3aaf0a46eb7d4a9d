/// Text that stands in so many lines of ordinary logs that a pattern found by it makes the engine look
/// twice at a large share of a bundle.
///
/// Measured with `rules lint --corpus`: each of these stood in more than forty lines of a megabyte, one in
/// two hundred, in logs of web servers, databases, queues and applications.
enum CommonLiterals {
    private static let words: Set<String> = [
        "127.0.0.1", "access to", "application", "application/json", "authenticated",
        "authentication", "background", "checkpoint", "completed", "component", "connection",
        "context", "controller", "database", "does not", "duplicate", "duration", "exception",
        "executed", "executor", "finished", "http/1.1", "localhost", "mozilla", "operation",
        "org.apache", "partition", "received", "reconcile", "request", "response", "session",
        "started", "statement", "succeeded", "transaction", "undefined", "upstream", "warning",
    ]

    static func hold(_ literal: String) -> Bool {
        let isWord: (Character) -> Bool = { $0.isLetter || $0.isNumber }
        guard let first = literal.firstIndex(where: isWord),
            let last = literal.lastIndex(where: isWord)
        else { return true }
        return words.contains(literal[first...last].lowercased())
    }
}
