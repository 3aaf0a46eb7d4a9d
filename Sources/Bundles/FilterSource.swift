import CArchive

/// A compressed stream unpacked by libarchive: bzip2, xz, zstd, and gzip where ISA-L gives up.
final class FilterSource: ByteSource {
    private let packing: ArchiveHandle.Packing
    private let input: ByteSource
    private let archive: ArchiveHandle?
    private let budget: Budget
    private var meter: Budget.Meter
    private var isOpen = false
    private var isAtEnd = false
    private(set) var failure: Failure?

    init(_ packing: ArchiveHandle.Packing, of input: ByteSource, budget: Budget, layer: Int) {
        self.packing = packing
        self.input = input
        self.budget = budget
        meter = budget.meter(layer: layer)
        archive = ArchiveHandle(packing, reading: input)
    }

    func read() -> UnsafeRawBufferPointer? {
        guard !isAtEnd, let archive else { return nil }
        if !isOpen, !open(archive) { return nil }
        var block: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        while count == 0 {
            let result = archive_read_data_block(archive.handle, &block, &count, &offset)
            if result == ARCHIVE_EOF { return end(input.failure.map { _ in cut }) }
            if result < ARCHIVE_WARN { return end(why(archive)) }
        }
        if let reason = budget.charge(count, to: &meter) { return end(.own(reason)) }
        return UnsafeRawBufferPointer(start: block, count: count)
    }

    private func open(_ archive: ArchiveHandle) -> Bool {
        isOpen = true
        var entry: OpaquePointer?
        guard archive.open() else { return fail(why(archive)) }
        // An error before the first byte looks like an empty stream, but for the message it leaves.
        if archive_error_string(archive.handle) != nil { return fail(why(archive)) }
        let result = archive_read_next_header(archive.handle, &entry)
        if result == ARCHIVE_EOF { return fail(input.failure.map { _ in cut }) }
        if result < ARCHIVE_WARN { return fail(why(archive)) }
        return true
    }

    private func fail(_ failure: Failure?) -> Bool {
        _ = end(failure)
        return false
    }

    private func why(_ archive: ArchiveHandle) -> Failure {
        if input.failure != nil { return cut }
        let message = archive.message
        if message.contains("runcated") { return .own(.truncated(afterBytes: meter.produced)) }
        return .own(.damaged("\(packing.name): \(message)"))
    }

    private var cut: Failure { .cut(afterBytes: meter.produced) }

    private func end(_ failure: Failure?) -> UnsafeRawBufferPointer? {
        isAtEnd = true
        self.failure = failure
        return nil
    }
}
