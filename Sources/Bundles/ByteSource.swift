/// Bytes that come block by block: a file, an unpacked stream, or the member of an archive.
protocol ByteSource: AnyObject {
    /// The next block, never empty and valid until the next call; `nil` at the end, good or bad.
    func read() -> UnsafeRawBufferPointer?
    /// Why the bytes ended before their time. Set once `read` has returned `nil`.
    var failure: Failure? { get }
}

/// Why a source ended early.
enum Failure {
    /// Its own fault.
    case own(Gap.Reason)
    /// What it reads from ended early, and has the reason.
    case cut(afterBytes: Int)

    var reason: Gap.Reason {
        switch self {
        case .own(let reason): reason
        case .cut(let bytes): .truncated(afterBytes: bytes)
        }
    }
}

/// A source that can start again at any byte, which zip and 7z need.
protocol SeekableSource: ByteSource {
    var size: Int { get }
    var position: Int { get }
    /// Goes to the byte; `false` where that is not possible.
    func seek(to position: Int) -> Bool
}
