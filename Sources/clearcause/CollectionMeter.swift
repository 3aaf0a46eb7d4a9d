import Collecting

/// Says what a collection is doing: a bar on a terminal, plain lines otherwise.
final class CollectionMeter {
    private var lastSource = ""
    private var lastShown = 0.0

    func show(_ progress: CollectionProgress) {
        let now = Monotonic.now
        guard Console.errorIsTerminal else {
            // One line a source is enough for a log.
            if progress.source != lastSource { Console.note("collecting \(progress.source)") }
            lastSource = progress.source
            return
        }
        guard now - lastShown > 0.1 || progress.source != lastSource else { return }
        (lastShown, lastSource) = (now, progress.source)
        let done = min(20, 20 * progress.bytes / max(progress.mostBytes, 1))
        let bar = String(repeating: "█", count: done) + String(repeating: "░", count: 20 - done)
        let text =
            "\(bar) \(Amount.bytes(progress.bytes)) of at most \(Amount.bytes(progress.mostBytes))"
        let room = max(10, Console.width - text.count - 3)
        Console.status("\(text)  \(progress.source.prefix(room))")
    }

    func end() {
        if Console.errorIsTerminal { Console.status("") }
    }
}
