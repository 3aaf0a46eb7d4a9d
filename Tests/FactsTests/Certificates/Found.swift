@testable import Facts

/// What a text or file holds of certificates and keys.
struct Found {
    var told = WholeFile.Told()
    var isRead = false

    init(_ text: String) {
        var text = text
        isRead = true
        var told = WholeFile.Told()
        text.withUTF8 {
            CertificateReader.read(UnsafeRawBufferPointer($0), file: 0, path: "x", into: &told)
        }
        self.told = told
    }

    init(binary bytes: [UInt8]) {
        isRead = CertificateReader.read(binary: bytes, file: 0, into: &told)
    }

    init(base64 text: String) {
        self.init(binary: Base64.decoded(text.utf8))
    }

    var certificates: [Certificate] { told.certificates }
    var keys: [KeyFile] { told.keys }
    var places: [Int] { told.certificates.map(\.place.line) }
}
