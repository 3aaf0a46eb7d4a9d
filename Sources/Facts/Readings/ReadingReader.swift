/// Finds the outputs of known commands in a text and reads them.
package enum ReadingReader {
    /// The readings in the order of the text. Several outputs may stand in one file, one after the
    /// other, with anything between them.
    package static func readings(
        in bytes: UnsafeRawBufferPointer, file: Int, path: String
    ) -> [Reading] {
        []
    }
}
