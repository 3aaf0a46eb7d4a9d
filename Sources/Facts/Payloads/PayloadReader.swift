/// Reads a payload as it streams by, and keeps its shape.
struct PayloadReader: Sendable {
    /// `nil` when the file is no payload.
    init?(path: String, file: Int, sample: UnsafeRawBufferPointer, sources: [Source]) {
        return nil
    }

    /// - Parameter linesBefore: lines of the file before these bytes.
    mutating func read(_ bytes: UnsafeRawBufferPointer, linesBefore: Int) {}

    mutating func finish() -> Payload? { nil }
}
