import Packing
import Redaction

/// Reads and cleans everything, and writes nothing: what a bundle would hold.
package final class PreviewSink: CollectionSink {
    /// A file or output as it would be in the bundle.
    package struct Item: Sendable {
        package let origin: String
        package let bytes: Int
        package let note: String?
        /// What redaction would take out, by kind.
        package let removed: [String: Int]
    }

    package private(set) var items: [Item] = []
    package private(set) var leftOut: [(origin: String, why: String)] = []
    private let cleaner: any BundleCleaner
    private let refusal: TextGate.Refusal

    /// - Parameter refusal: judges what is no text, as the writer would.
    package init(_ cleaner: any BundleCleaner, refusal: @escaping TextGate.Refusal) {
        (self.cleaner, self.refusal) = (cleaner, refusal)
    }

    package func add(
        _ file: CollectedFile,
        content: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> String?
    ) throws {
        let before = cleaner.ledger.entries.count
        let fileCleaner = cleaner.cleaner(of: file.path)
        let gate = TextGate(isOpen: cleaner.level == .off)
        var bytes = 0
        let note = try content { piece in
            bytes += piece.count
            try gate.feed(piece) { try fileCleaner.feed($0) { _ in } }
        }
        let verdict = try gate.finish(refusal) { try fileCleaner.feed($0) { _ in } }
        if case .refused(let why) = verdict { return leaveOut(file.origin, why: why) }
        try fileCleaner.finish { _ in }
        var removed: [String: Int] = [:]
        for entry in cleaner.ledger.entries.dropFirst(before) {
            removed[entry.kind, default: 0] += entry.count
        }
        items.append(
            Item(
                origin: cleaner.clean(path: file.origin), bytes: bytes,
                note: note.map(cleaner.clean(path:)),
                removed: removed))
    }

    package func leaveOut(_ origin: String, why: String) {
        leftOut.append((cleaner.clean(path: origin), cleaner.clean(path: why)))
    }
}
