/// One file as the manifest of a bundle lists it.
package struct PackedFile: Sendable, Hashable {
    /// In the bundle, redacted.
    package let path: String
    /// Where it came from, redacted: a path on the host, or a command.
    package let origin: String
    /// Bytes as written.
    package let bytes: Int
    /// SHA-256 of the bytes as written, hexadecimal.
    package let sha256: String
    /// Why and where it was cut, in words; `nil` when it is whole.
    package let truncated: String?
    /// How many values redaction took out.
    package let redactions: Int

    package init(
        path: String, origin: String, bytes: Int, sha256: String, truncated: String? = nil,
        redactions: Int = 0
    ) {
        self.path = path
        self.origin = origin
        self.bytes = bytes
        self.sha256 = sha256
        self.truncated = truncated
        self.redactions = redactions
    }
}
