import Collecting
import Packing
import Redaction

/// A collection's way into a bundle.
final class BundleSink: CollectionSink {
    private let writer: BundleWriter
    private let cleaner: any BundleCleaner
    private(set) var leftOut = 0
    private(set) var files = 0

    init(_ writer: BundleWriter, _ cleaner: any BundleCleaner) {
        (self.writer, self.cleaner) = (writer, cleaner)
    }

    func add(
        _ file: CollectedFile,
        content: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> String?
    ) throws {
        var note: String?
        let packed = try writer.add(
            file.path, origin: file.origin, modified: file.modified, truncated: note
        ) { out in
            try withoutActuallyEscaping(out) { out in
                // The note may quote what a program said last.
                note = try content(out).map { cleaner.clean(path: $0) }
            }
        }
        if packed == nil { leftOut += 1 } else { files += 1 }
    }

    func leaveOut(_ origin: String, why: String) {
        writer.leaveOut(origin, why: why)
        leftOut += 1
    }
}
