/// The files of a reader as runs of pieces.
package struct Pieces {
    /// Calls `body` for each file that has text, with a function that hands over its pieces.
    package static func forEach(
        in reader: BundleReader,
        _ body: (Member, ((UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws -> Void
    ) throws {
        var pieces = Pieces(reader)
        while let file = pieces.file {
            try body(reader.member(file)) { sink in
                while pieces.file == file { try pieces.take(sink) }
            }
            // Whoever did not want the rest must not meet it as another file.
            while pieces.file == file { pieces.take { _ in } }
        }
    }

    private let reader: BundleReader
    private var chunk: Chunk?
    private var index = 0

    private init(_ reader: BundleReader) {
        self.reader = reader
        chunk = reader.next()
        settle()
    }

    /// The file the next piece is of.
    private var file: Int? { chunk.map { $0.segments[index].file } }

    /// Hands over the next piece; it is valid only meanwhile.
    private mutating func take(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        guard let chunk else { return }
        try body(UnsafeRawBufferPointer(rebasing: chunk.bytes[chunk.segments[index].range]))
        index += 1
        settle()
    }

    private mutating func settle() {
        while let full = chunk, index >= full.segments.count {
            reader.recycle(full)
            chunk = reader.next()
            index = 0
        }
    }
}
