import Scanning

/// Looks for secrets that look real: an example is published with the library.
struct SecretReview {
    private let matcher = try? LineMatcher(
        #"(?<secret>\b(?:AKIA|ASIA)(?!\w*EXAMPLE)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bglpat-[\w-]{20,}|\bxox[abprs]-[\w-]{20,}|\bsk_live_\w{16,}|\bAIza[\w-]{35}|\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}|-----BEGIN (?:\w+ )*PRIVATE KEY-----(?:\\n|\s)*[A-Za-z0-9+/]{40,})"#
    )

    /// The beginning of a secret in the text, if there is one.
    func secret(in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard let range = bytes.withUnsafeBytes({ matcher?.captures(in: $0) })?.first ?? nil else {
            return nil
        }
        return String(decoding: bytes[range].prefix(12), as: UTF8.self) + "…"
    }
}
