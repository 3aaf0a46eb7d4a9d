import Glibc

/// A bundle of any kind, read once from start to end as chunks of text.
///
/// The input is a folder, a file, or `-` for standard input; what a file holds is told by its content.
/// A thread reads and unpacks while the caller looks at what it has delivered. Not more than six
/// chunks exist at a time, so memory does not grow with the bundle.
///
/// ```swift
/// let reader = try BundleReader("bundle.tar.gz")
/// while let chunk = reader.next() {
///     for segment in chunk.segments { look(at: chunk.bytes[segment.range], of: segment.file) }
///     reader.recycle(chunk)
/// }
/// let (members, gaps, manifest) = reader.finish()
/// ```
package final class BundleReader: Sendable {
    /// The bundle's name, escaped so that it may be shown: the last part of the path.
    package let name: String

    private let queue = ChunkQueue()
    private let inventory = Inventory()

    /// Opens the input and starts to read it.
    ///
    /// Returns once the first text was found, so that an input without any is an error here and not
    /// an empty analysis.
    ///
    /// - Parameter keepsPath: whether files are shown under the path as it was named, for inputs that the
    ///   user has at hand, instead of the path inside the bundle.
    /// - Throws: `BundleError` if the input is missing, cannot be opened, is empty, or is neither text
    ///   nor an archive.
    package init(
        _ input: String, limits: ReadingLimits = .standard, keepsPath: Bool = false
    ) throws {
        let opened = try Input(input, keepsPath: keepsPath)
        name = opened.name
        Reading(opened, limits: limits, queue: queue, inventory: inventory).start()
        if !queue.waitForFirst(), let error = opened.error(whenRead: inventory) { throw error }
    }

    deinit {
        queue.stop()
    }

    /// The next chunk, as soon as there is one; `nil` when all is read. Give each back by `recycle`
    /// before asking for the fifth after it.
    package func next() -> Chunk? {
        queue.next()
    }

    /// Gives a chunk back to be filled again. Its bytes must not be used any more.
    package func recycle(_ chunk: Chunk) {
        queue.recycle(chunk)
    }

    /// What is known of a file so far; its id came with a segment.
    package func member(_ id: Int) -> Member {
        inventory.member(id)
    }

    /// How far the reading is: files met and bytes of content, from any thread.
    package var progress: (files: Int, bytes: Int) {
        inventory.progress
    }

    /// Gives up: no more chunks come, and reading ends as soon as it can.
    package func stop() {
        queue.stop()
    }

    /// The contents of small files of certificates and keys that are no text, by the member's id: 8 MiB
    /// at most. Whole once `next` has returned `nil`.
    package var binaries: [Int: [UInt8]] {
        inventory.binaries
    }

    /// Everything that was met, once `next` has returned `nil`.
    package func finish() -> (members: [Member], gaps: [Gap], manifest: Manifest?) {
        if !queue.isStopped { queue.waitForEnd() }
        return inventory.all
    }
}
