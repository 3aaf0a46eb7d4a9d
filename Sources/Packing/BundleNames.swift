import Redaction

/// The names of a bundle's own files, and how names become safe.
package enum BundleNames {
    /// What the bundle says of itself.
    package static let manifest = "manifest.json"
    /// The Ed25519 signature of the manifest's bytes.
    package static let signature = "manifest.sig"
    /// What was taken out.
    package static let ledger = "redactions.csv"

    private static let longest = 200

    /// A relative path without tricks: no `..`, no control characters, no part that is too long.
    static func safe(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }.map { part -> String in
            if part == ".." { return "__" }
            let clean = part.unicodeScalars.map { scalar -> String in
                let isHidden =
                    scalar.value < 0x20 || scalar.value == 0x7f || scalar == "\\"
                    || scalar.properties.generalCategory == .format
                return isHidden ? "_" : String(scalar)
            }.joined()
            return clean.utf8.count <= longest ? clean : String(clean.prefix(longest / 4))
        }
        return parts.isEmpty ? "unnamed" : parts.joined(separator: "/")
    }

    /// The folder a target lies in.
    static func folder(of target: String) -> String {
        let above = target.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        return above.isEmpty ? (target.hasPrefix("/") ? "/" : ".") : above
    }

    /// The ledger as CSV (RFC 4180): kind, file, line, count.
    static func table(_ ledger: Ledger) -> String {
        var text = "kind,file,line,count\n"
        for entry in ledger.entries {
            let file = entry.file.replacing("\"", with: "\"\"")
            text += "\(entry.kind),\"\(file)\",\(entry.line),\(entry.count)\n"
        }
        return text
    }
}
