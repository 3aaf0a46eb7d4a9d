import Bundles
import Foundation
import Synchronization

/// Says on a terminal what is being read, once it takes longer than a second.
final class Progress: Sendable {
    private let isOver = Mutex(false)
    private let hasShown = Mutex(false)

    init(reader: BundleReader) {
        guard Console.errorIsTerminal else { return }
        let thread = Thread { [self] in
            Thread.sleep(forTimeInterval: 1)
            while !isOver.withLock({ $0 }) {
                let read = reader.progress
                hasShown.withLock { $0 = true }
                Console.status("reading: \(read.bytes / 1_000_000) MB, \(read.files) files …")
                Thread.sleep(forTimeInterval: 0.2)
            }
        }
        thread.start()
    }

    func end() {
        guard Console.errorIsTerminal else { return }
        isOver.withLock { $0 = true }
        if hasShown.withLock({ $0 }) { Console.status("") }
    }
}
