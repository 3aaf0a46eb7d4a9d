import Glibc

/// The content of one compressed file, unpacked block by block, within limits.
package final class UnpackedFile {
    private let source: ByteSource

    /// Unpacks what is open as `descriptor` and takes it over; `nil`, leaving it open, when its first
    /// bytes are none of gzip, bzip2, xz and zstd.
    package init?(_ descriptor: Int32, limits: ReadingLimits, isStopped: @escaping () -> Bool) {
        var magic = [UInt8](repeating: 0, count: 6)
        var status = stat()
        guard pread(descriptor, &magic, magic.count, 0) > 3,
            let packing = Self.packing(magic), fstat(descriptor, &status) == 0
        else { return nil }
        lseek(descriptor, 0, SEEK_SET)
        let budget = Budget(limits, isStopped: isStopped)
        let file = FileSource(budget: budget)
        file.open(descriptor, status)
        if packing == .gzip {
            let gzip = GzipSource(file, budget: budget, layer: 0)
            if gzip.start() {
                source = gzip
                return
            }
            _ = file.seek(to: 0)
        }
        source = FilterSource(packing, of: file, budget: budget, layer: 0)
    }

    private static func packing(_ magic: [UInt8]) -> ArchiveHandle.Packing? {
        if magic.starts(with: [0x1f, 0x8b]) { return .gzip }
        if magic.starts(with: "BZh".utf8) { return .bzip2 }
        if magic.starts(with: [0xfd, 0x37, 0x7a, 0x58, 0x5a]) { return .xz }
        if magic.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) { return .zstd }
        return nil
    }

    /// The next block, valid until the next call; `nil` at the end, good or bad.
    package func read() -> UnsafeRawBufferPointer? { source.read() }

    /// Why it ended early, in words; `nil` when it is whole.
    package var failure: String? {
        source.failure.map { Gap(file: "", reason: $0.reason).sentence }
    }
}
