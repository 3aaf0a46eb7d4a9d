import CArchive
import Glibc

/// One libarchive reader on top of a source. Everything that crosses into libarchive is here.
///
/// libarchive's `support_format_all` and `support_filter_all` stay unused: they bring formats with a
/// long record of memory errors, filters that start other programs, and one (mtree) that opens files
/// of this machine by name. Layers are told by us and stacked one by one, so that each is measured.
final class ArchiveHandle {
    enum Layout {
        case tar
        /// By its directory, which needs seeking.
        case zip
        /// From its first byte to its last, without the directory.
        case zipStream
        case sevenZip
    }

    enum Packing: Int32 {
        case gzip = 1
        case bzip2 = 2
        case xz = 6
        case zstd = 14

        var name: String {
            switch self {
            case .gzip: "gzip"
            case .bzip2: "bzip2"
            case .xz: "xz"
            case .zstd: "zstd"
            }
        }
    }

    let handle: OpaquePointer
    private let source: ByteSource
    private var last = UnsafeRawBufferPointer(start: nil, count: 0)
    private var delivered = 0
    /// Bytes libarchive may still ask for before it must deliver a header; `nil` while content is read.
    private var headerAllowance: Int?
    private var headerLimit = 0
    /// A header asked for more than that: a sparse map or an extended header made to fill the memory.
    private(set) var headerWasTooLarge = false

    /// An archive of the given layout; `nil` if libarchive will not open it at all.
    init?(_ layout: Layout, reading source: ByteSource) {
        guard let handle = archive_read_new() else { return nil }
        self.handle = handle
        self.source = source
        switch layout {
        // Set, not offered: libarchive would not begin with a damaged header, but gets over it.
        case .tar: archive_read_set_format(handle, ARCHIVE_FORMAT_TAR)
        case .zip: archive_read_support_format_zip_seekable(handle)
        case .zipStream: archive_read_support_format_zip_streamable(handle)
        case .sevenZip: archive_read_support_format_7zip(handle)
        }
        connect()
    }

    /// A single compressed stream.
    init?(_ packing: Packing, reading source: ByteSource) {
        guard let handle = archive_read_new() else { return nil }
        self.handle = handle
        self.source = source
        archive_read_support_format_raw(handle)
        archive_read_support_format_empty(handle)
        // Not by bidding: libarchive would stack 25 filters of the kind inside one another.
        guard archive_read_append_filter(handle, packing.rawValue) == ARCHIVE_OK else {
            archive_read_free(handle)
            return nil
        }
        connect()
    }

    deinit {
        archive_read_free(handle)
    }

    /// Opens; `false` when libarchive reports an error.
    func open() -> Bool {
        archive_read_open1(handle) >= ARCHIVE_WARN
    }

    /// Runs a step that may read headers only, at most so many bytes of them.
    func readingHeaders<T>(atMost bytes: Int, _ step: () -> T) -> T {
        headerAllowance = bytes
        headerLimit = bytes
        defer { headerAllowance = nil }
        return step()
    }

    /// libarchive's last message, escaped so that it may be shown.
    var message: String {
        guard let text = archive_error_string(handle) else {
            return "it breaks the rules of its format"
        }
        let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
        return SafePath.shown(bytes).text
    }

    /// The gap that a failed step means. libarchive tells most of its reasons apart in words only.
    var reason: Gap.Reason {
        if headerWasTooLarge {
            return .limit(
                name: "size of an archive's header", value: ReadingLimits.size(headerLimit))
        }
        let message = message
        if message.contains("CRC") || message.contains("hecksum") { return .checksum(message) }
        if message.contains("ncrypt") || message.contains("assphrase") { return .encrypted }
        return .damaged(message)
    }

    /// What libarchive was given and has not used; gone once the source is read again.
    var unread: UnsafeRawBufferPointer {
        let left = delivered - Int(archive_filter_bytes(handle, 0))
        guard left > 0, left <= last.count else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return UnsafeRawBufferPointer(rebasing: last[(last.count - left)...])
    }

    private func connect() {
        archive_read_set_callback_data(handle, Unmanaged.passUnretained(self).toOpaque())
        archive_read_set_read_callback(handle, readBlock)
        if source is SeekableSource {
            archive_read_set_seek_callback(handle, seekTo)
            archive_read_set_skip_callback(handle, skipBytes)
        }
    }

    fileprivate func nextBlock(_ block: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
        guard let bytes = source.read() else {
            block?.pointee = nil
            return 0
        }
        if let allowance = headerAllowance {
            guard bytes.count <= allowance else {
                headerWasTooLarge = true
                return Int(ARCHIVE_FATAL)
            }
            headerAllowance = allowance - bytes.count
        }
        last = bytes
        delivered += bytes.count
        block?.pointee = bytes.baseAddress
        return bytes.count
    }

    fileprivate func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
        guard let source = source as? SeekableSource else { return Int64(ARCHIVE_FATAL) }
        let base =
            switch whence {
            case SEEK_SET: 0
            case SEEK_CUR: source.position
            default: source.size
            }
        let (target, overflow) = base.addingReportingOverflow(Int(offset))
        guard !overflow, target >= 0, source.seek(to: target) else { return Int64(ARCHIVE_FATAL) }
        return Int64(target)
    }

    fileprivate func skip(_ count: Int64) -> Int64 {
        // Beyond the end nothing is skipped, so that libarchive notices by reading.
        guard let source = source as? SeekableSource, count > 0,
            count <= Int64(source.size - source.position),
            source.seek(to: source.position + Int(count))
        else { return 0 }
        return count
    }
}

private func owner(_ data: UnsafeMutableRawPointer?) -> ArchiveHandle? {
    data.map { Unmanaged<ArchiveHandle>.fromOpaque($0).takeUnretainedValue() }
}

private func readBlock(
    _: OpaquePointer?, data: UnsafeMutableRawPointer?,
    block: UnsafeMutablePointer<UnsafeRawPointer?>?
) -> Int {
    owner(data)?.nextBlock(block) ?? Int(ARCHIVE_FATAL)
}

private func seekTo(
    _: OpaquePointer?, data: UnsafeMutableRawPointer?, offset: Int64, whence: Int32
) -> Int64 {
    owner(data)?.seek(offset, whence) ?? Int64(ARCHIVE_FATAL)
}

private func skipBytes(_: OpaquePointer?, data: UnsafeMutableRawPointer?, count: Int64) -> Int64 {
    owner(data)?.skip(count) ?? 0
}
