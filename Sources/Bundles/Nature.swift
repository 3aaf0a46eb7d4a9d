/// What a file is, told by its beginning alone: for whoever writes a bundle, as the reader will see it.
package enum Nature: Sendable {
    case text
    /// A compressed file or an archive.
    case packed
    case binary

    /// How many bytes at the beginning decide.
    package static let sampleSize = Lookahead.sampleSize
    /// So many zeros or more before them are a hole that log rotation left, and say nothing.
    package static let hole = Lookahead.hole

    package init(of beginning: UnsafeRawBufferPointer) {
        self =
            switch Look(UnsafeRawBufferPointer(rebasing: beginning.prefix(Self.sampleSize))) {
            case .text: .text
            case .packed, .tar, .zip, .sevenZip: .packed
            case .binary: .binary
            }
    }
}
