/// How much of a bundle is read before we stop and say so.
///
/// Each limit that is hit becomes a `Gap`; what was read until then is still analysed. A small input
/// can unpack to thousands of times its size (zstd reaches 32,000 : 1, nested gzip millions), so size,
/// ratio, number of entries, depth and time are all needed: none of them alone catches every bomb.
package struct ReadingLimits: Sendable, Hashable {
    /// Bytes that any one layer of unpacking may produce.
    package var totalBytes = 16 << 30
    /// Unpacked bytes for each byte of the input …
    package var ratio = 200
    /// … once this many bytes were unpacked.
    package var ratioAfterBytes = 64 << 20
    /// Files, folders, links and devices together.
    package var entries = 100_000
    /// Archives or compressed files inside one another; a `tar.gz` counts once.
    package var depth = 5
    /// Wall time of reading.
    package var seconds = 600
    /// Bytes of a zip or 7z inside another archive kept in memory, because these need seeking.
    package var nestedBytes = 64 << 20

    /// The standard limits, to be changed one by one.
    package init() {}

    /// What is right for a support bundle of up to 8 GiB of text and more.
    package static let standard = ReadingLimits()

    /// `67108864` as `64 MiB`: the largest binary unit that divides the value.
    static func size(_ bytes: Int) -> String {
        let units = ["bytes", "KiB", "MiB", "GiB", "TiB"]
        var (value, unit) = (bytes, 0)
        while value >= 1024, value % 1024 == 0, unit < units.count - 1 {
            value /= 1024
            unit += 1
        }
        return "\(value) \(units[unit])"
    }
}
