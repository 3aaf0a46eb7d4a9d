import CArchive
import Glibc

/// The members of a tar, zip or 7z, one after the other; the source is the current member's content.
final class ArchiveSource: ByteSource {
    /// A member's header.
    struct Entry {
        let path: SafePath
        let modified: Int64?
        let kind: FileKind
        let isEncrypted: Bool
    }

    /// How many bytes of headers one member may need: sparse maps and extended headers are kept in
    /// memory whole, and grow there fifty times.
    private static let headerBytes = 1 << 20
    /// Tries to go on with content that will not come right.
    private static let retries = 8
    /// Blocks looked through for the header after a damaged one: 2 GiB.
    private static let searched = 4 << 20

    private let input: ByteSource
    private let archive: ArchiveHandle
    private let budget: Budget
    private let layer: Int
    private let firstHeaderBytes: Int
    private var meter: Budget.Meter
    private var isMemberAtEnd = true
    private var isOpen = false
    private var hasEnded = false
    /// A member's header was damaged, and the next that is whole was searched.
    private(set) var hasDamagedHeader = false
    /// Why the current member ended early.
    private(set) var failure: Failure?
    /// Why there are no more members; `nil` at the archive's own end.
    private(set) var end: Failure?

    /// `directoryBytes` is what a zip's or 7z's directory may need, which comes before its first member.
    init?(
        _ layout: ArchiveHandle.Layout, reading input: ByteSource, budget: Budget, layer: Int,
        directoryBytes: Int = 0
    ) {
        guard let archive = ArchiveHandle(layout, reading: input) else { return nil }
        self.input = input
        self.archive = archive
        self.budget = budget
        self.layer = layer
        firstHeaderBytes = ArchiveSource.headerBytes + directoryBytes
        meter = budget.meter(layer: layer)
    }

    /// Whether bytes other than zeros follow the end of the archive, as far as they were read.
    var hasMore: Bool { archive.unread.contains { $0 != 0 } }

    /// The directory was larger than allowed.
    var directoryWasTooLarge: Bool { archive.headerWasTooLarge }

    /// Goes to the next member, skipping what was not read of the current one.
    func next() -> Entry? {
        guard !hasEnded else { return nil }
        var entry: OpaquePointer?
        var result = ARCHIVE_OK
        if isOpen {
            if !isMemberAtEnd { archive_read_data_skip(archive.handle) }
            result = step(&entry)
        } else {
            isOpen = true
            result = archive.readingHeaders(atMost: firstHeaderBytes) {
                archive.open() ? archive_read_next_header(archive.handle, &entry) : ARCHIVE_FATAL
            }
            if result == ARCHIVE_RETRY { result = step(&entry) }
        }
        guard result != ARCHIVE_EOF || input.failure != nil, result >= ARCHIVE_WARN, let entry
        else {
            if result != ARCHIVE_EOF || input.failure != nil { end = why }
            hasEnded = true
            return nil
        }
        failure = nil
        isMemberAtEnd = false
        meter = budget.meter(layer: layer)
        return describe(entry)
    }

    func read() -> UnsafeRawBufferPointer? {
        guard !isMemberAtEnd else { return nil }
        var block: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        var attempts = 0
        while count == 0 {
            let result = archive_read_data_block(archive.handle, &block, &count, &offset)
            if result == ARCHIVE_EOF { return finish(nil) }
            if result == ARCHIVE_RETRY, attempts < ArchiveSource.retries {
                attempts += 1
                continue
            }
            // A warning is a check value that does not match, or a length: the bytes are there.
            if result == ARCHIVE_WARN, failure == nil { failure = .own(archive.reason) }
            if result < ARCHIVE_WARN { return finish(why) }
            if count == 0, budget.isOver { return finish(nil) }
        }
        if let reason = budget.charge(count, to: &meter) { return finish(.own(reason)) }
        return UnsafeRawBufferPointer(start: block, count: count)
    }

    private func finish(_ failure: Failure?) -> UnsafeRawBufferPointer? {
        isMemberAtEnd = true
        if let failure { self.failure = failure }
        return nil
    }

    /// Goes to the next header; over damaged ones, block by block, to the next that is whole.
    private func step(_ entry: inout OpaquePointer?) -> Int32 {
        var attempts = 0
        while true {
            let result = archive.readingHeaders(atMost: ArchiveSource.headerBytes) {
                archive_read_next_header(archive.handle, &entry)
            }
            guard result == ARCHIVE_RETRY, attempts < ArchiveSource.searched, !budget.isOver else {
                return result
            }
            hasDamagedHeader = true
            attempts += 1
        }
    }

    private var why: Failure {
        if input.failure != nil { return .cut(afterBytes: meter.produced) }
        if !archive.headerWasTooLarge, archive.message.contains("runcated") {
            return .own(.truncated(afterBytes: meter.produced))
        }
        return .own(archive.reason)
    }

    private func describe(_ entry: OpaquePointer) -> Entry {
        Entry(
            path: path(entry), modified: modified(entry), kind: kind(entry),
            isEncrypted: archive_entry_is_data_encrypted(entry) != 0)
    }

    private func path(_ entry: OpaquePointer) -> SafePath {
        guard let name = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry) else {
            return SafePath(text: "(no name)", oddity: "it cannot be decoded")
        }
        return SafePath.member(UnsafeRawBufferPointer(start: name, count: strlen(name)))
    }

    /// Only times a calendar can show.
    private func modified(_ entry: OpaquePointer) -> Int64? {
        guard archive_entry_mtime_is_set(entry) != 0 else { return nil }
        return credibleTime(Int64(archive_entry_mtime(entry)))
    }

    private func kind(_ entry: OpaquePointer) -> FileKind {
        if archive_entry_hardlink(entry) != nil { return .other("hard link") }
        return FileKind(archive_entry_filetype(entry))
    }
}
