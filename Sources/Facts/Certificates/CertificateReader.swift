/// Finds certificates, tokens and keys in a file.
enum CertificateReader {
    static func read(
        _ bytes: UnsafeRawBufferPointer, file: Int, path: String, into told: inout WholeFile.Told
    ) {
    }
}
