import Notation
import Facts
import Yams

/// A key or a key store, of which only the kind is known, never what is secret in it.
package struct KeyCondition: FactCondition {
    /// The sources of the files it stands in; `*` is any file.
    package let files: [String]
    package private(set) var forms: [KeyFile.Form]?
    package private(set) var isEncrypted: Bool?

    package static let keys = ["key", "form", "encrypted"]

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        files = try keys["key"].map { try file.strings($0, "key") } ?? ["*"]
        let reader = TestReader(keys: keys, file: file)
        forms = try reader.choices("form", as: KeyFile.Form.self)
        isEncrypted = try reader.flag("encrypted")
    }

    package var captureNames: [String] {
        ["form", "key", "host", "owner", "fingerprint", "key_file"]
    }

    package var sources: [String] { files.map { "key:\($0)" } }

    package var story: String {
        let place = files == ["*"] ? "" : " in \(files.joined(separator: " or "))"
        let form = forms?.map(\.rawValue).joined(separator: " or ") ?? "key or key store"
        let lock = isEncrypted.map { $0 ? " that is encrypted" : " that is not encrypted" }
        return "a \(form)\(place)\(lock ?? "")"
    }

    /// The same without what is asked of the key.
    package var untested: KeyCondition {
        var copy = self
        copy.forms = nil
        copy.isEncrypted = nil
        return copy
    }
}
