/// One file of a bundle whose content was looked at.
package struct Member: Sendable, Hashable {
    /// Its number in reading order, from 0.
    package let id: Int
    /// The path inside the bundle, escaped so that it may be shown; the path of an archive inside the
    /// bundle and the path inside that archive are joined by `/`.
    package let path: String
    /// Seconds since 1970, as the archive or file system says; `nil` where it says nothing credible.
    package let modified: Int64?
    /// `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be` or `windows-1252`, told from the first bytes.
    /// UTF-16 reaches the chunks as UTF-8; `windows-1252` is passed on as it is; `binary` is no text.
    package let encoding: String
    /// Not text: none of its content is in a chunk.
    package let isBinary: Bool
    /// Bytes of content put into chunks so far, or kept.
    package internal(set) var bytes = 0
}
