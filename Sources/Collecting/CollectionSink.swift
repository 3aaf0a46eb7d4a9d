/// Where a collection goes: into a bundle, or into a preview that only counts.
package protocol CollectionSink: AnyObject {
    /// Takes one file. `content` hands its bytes on piece by piece and returns, at the end, why it is
    /// not the whole, in words; `nil` when it is.
    func add(
        _ file: CollectedFile,
        content: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> String?
    ) throws

    /// Notes what is not in the bundle, and why.
    func leaveOut(_ origin: String, why: String)
}

/// What is said about a file before its bytes come.
package struct CollectedFile: Sendable, Hashable {
    /// Where it belongs in the bundle; the sink makes it safe, unique and clean.
    package let path: String
    /// Where it came from: a path of the host, or a command as one would type it.
    package let origin: String
    /// Seconds since 1970.
    package let modified: Int64
}

/// What is going on, for whoever waits.
package struct CollectionProgress: Sendable {
    /// The source that is read now.
    package var source = ""
    package var bytes = 0
    /// What the bytes will not exceed.
    package var mostBytes = 0
}

/// How much a collection may take.
package struct CollectionLimits: Sendable, Hashable {
    /// Bytes of content before it is compressed, and what the archive must not exceed.
    package var maxSize = 25_000_000
    /// Seconds.
    package var deadline = 300

    package init() {}
}
