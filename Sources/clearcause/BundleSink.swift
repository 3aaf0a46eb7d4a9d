import Collecting
import Packing

/// A collection on its way into a bundle.
final class BundleSink: CollectionSink {
    private let writer: BundleWriter

    init(_ writer: BundleWriter) { self.writer = writer }

    func add(
        _ file: CollectedFile,
        content: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> String?
    ) throws {
        var note: String?
        try writer.add(
            file.path, origin: file.origin, modified: file.modified, truncated: note
        ) { sink in note = try content(sink) }
    }

    func leaveOut(_ origin: String, why: String) { writer.leaveOut(origin, why: why) }
}
