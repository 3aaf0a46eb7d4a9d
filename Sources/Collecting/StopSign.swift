import CLinux
import Glibc
import Synchronization

/// Asks a collection to stop. May be raised by a signal handler.
package final class StopSign: Sendable {
    private let flag = Atomic<Bool>(false)

    package init() {}

    package func raise() { flag.store(true, ordering: .relaxed) }

    package var isRequested: Bool { flag.load(ordering: .relaxed) }
}

/// A collection was stopped from outside; nothing of it may be kept.
package struct Stopped: Error {}

/// Being a good guest on a host that has work to do.
package enum Courtesy {
    /// From now on this process and what it starts use only what others leave: processor and disk.
    package static func stepBack() {
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
        _ = clinux_io_idle()
    }
}
