/// Takes nothing out: the level `off`.
package final class NoCleaner: BundleCleaner {
    package let level = RedactionLevel.off
    package let ledger = Ledger()

    /// For somebody who said so explicitly.
    package init() {}

    package func clean(path: String) -> String { path }

    package func cleaner(of path: String) -> any FileCleaner { Passage() }

    private final class Passage: FileCleaner {
        func feed(
            _ bytes: UnsafeRawBufferPointer, into sink: (UnsafeRawBufferPointer) throws -> Void
        ) throws { try sink(bytes) }

        func finish(into sink: (UnsafeRawBufferPointer) throws -> Void) throws {}
    }
}
