import CArchive
import Glibc

/// Writes an archive, entry by entry, to wherever its bytes are to go.
///
/// Same entries, same bytes: owner 0, mode 0600, times as told, no time of writing. All of libarchive's
/// writing half that is used is here.
package final class ArchiveWriter {
    package enum Format: String, Sendable, CaseIterable {
        case tarZstd = "tar.zst"
        case tarGzip = "tar.gz"
        case zip

        /// The format a name ends in.
        package init?(name: String) {
            guard let format = Self.allCases.first(where: { name.hasSuffix(".\($0.rawValue)") })
            else { return nil }
            self = format
        }
    }

    /// libarchive’s `AE_IFREG`, a macro Swift does not see.
    private static let regularFile: UInt32 = 0o100000

    private let handle: OpaquePointer
    private let sink: (UnsafeRawBufferPointer) throws -> Void
    private var failure: (any Error)?
    private let locale: locale_t?

    /// - Parameter sink: takes the archive's bytes in order.
    package init(
        _ format: Format, into sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        guard let handle = archive_write_new() else {
            throw BundleError(problem: "There is not enough memory to pack an archive.")
        }
        self.handle = handle
        self.sink = sink
        // libarchive asks the locale of the thread what names are written in.
        locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
        switch format {
        case .tarZstd:
            archive_write_set_format_pax_restricted(handle)
            archive_write_add_filter_zstd(handle)
        case .tarGzip:
            archive_write_set_format_pax_restricted(handle)
            archive_write_add_filter_gzip(handle)
            archive_write_set_filter_option(handle, "gzip", "timestamp", nil)
        case .zip:
            archive_write_set_format_zip(handle)
        }
        archive_write_set_bytes_in_last_block(handle, 1)
        let status = inLocale {
            if format == .zip {
                archive_write_set_format_option(handle, "zip", "hdrcharset", "UTF-8")
            }
            return archive_write_open2(
                handle, Unmanaged.passUnretained(self).toOpaque(), nil, writeBlock, nil, nil)
        }
        try check(status)
    }

    deinit {
        archive_write_free(handle)
        if let locale { freelocale(locale) }
    }

    /// Begins an entry of so many bytes, which must follow through ``write(_:)``.
    package func begin(_ path: String, bytes: Int, modified: Int64) throws {
        guard let entry = archive_entry_new() else {
            throw BundleError(problem: "There is not enough memory to pack an archive.")
        }
        defer { archive_entry_free(entry) }
        archive_entry_set_filetype(entry, Self.regularFile)
        archive_entry_set_perm(entry, 0o600)
        archive_entry_set_size(entry, Int64(bytes))
        archive_entry_set_mtime(entry, Int(modified), 0)
        let status = inLocale {
            archive_entry_set_pathname(entry, path)
            return archive_write_header(handle, entry)
        }
        try check(status)
    }

    /// Appends to the entry begun last.
    package func write(_ block: UnsafeRawBufferPointer) throws {
        var rest = block
        while rest.count > 0 {
            let count = archive_write_data(handle, rest.baseAddress, rest.count)
            guard count > 0 else {
                try check(ARCHIVE_FATAL)
                return
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Ends the archive.
    package func finish() throws { try check(inLocale { archive_write_close(handle) }) }

    private func inLocale(_ step: () -> Int32) -> Int32 {
        guard let locale else { return step() }
        let before = uselocale(locale)
        defer { uselocale(before) }
        return step()
    }

    private func check(_ status: Int32) throws {
        if let failure { throw failure }
        guard status < ARCHIVE_WARN else { return }
        let message = archive_error_string(handle).map { String(cString: $0) } ?? "no reason given"
        throw BundleError(problem: "The archive cannot be written: \(message).")
    }

    fileprivate func take(_ block: UnsafeRawBufferPointer) -> Int {
        guard failure == nil else { return -1 }
        do {
            try sink(block)
            return block.count
        } catch {
            failure = error
            return -1
        }
    }
}

private func writeBlock(
    _: OpaquePointer?, data: UnsafeMutableRawPointer?, block: UnsafeRawPointer?, count: Int
) -> Int {
    guard let data else { return -1 }
    return Unmanaged<ArchiveWriter>.fromOpaque(data).takeUnretainedValue()
        .take(UnsafeRawBufferPointer(start: block, count: count))
}
