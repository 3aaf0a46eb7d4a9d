import Facts

/// Tells which private key was meant for a certificate, and whether it is that certificate's own.
struct KeyPairs {
    private let facts: BundleFacts
    private let keysByFolder: [Substring: [KeyFile]]

    init(_ facts: BundleFacts) {
        self.facts = facts
        let keys = facts.keys.filter { $0.form == .privateKey && $0.publicKey != nil }
        keysByFolder = Dictionary(
            grouping: keys, by: { Self.parts(facts.files[$0.place.file].path).folder })
    }

    /// Whether the key beside a certificate is its own; `nil` when none lies beside it, or several do.
    func fits(_ index: Int) -> Bool? {
        let one = facts.certificates[index]
        guard one.isLeaf, let own = one.publicKey else { return nil }
        let (folder, stem) = Self.parts(facts.files[one.place.file].path)
        let near = keysByFolder[folder] ?? []
        if near.contains(where: { $0.publicKey == own }) { return true }
        let meant = near.filter { key in
            key.place.file == one.place.file
                || Self.belongs(Self.parts(facts.files[key.place.file].path).stem, to: stem)
        }
        return meant.count == 1 ? false : nil
    }

    /// The folder of a path, and the file's name without its last ending, in lower case.
    private static func parts(_ path: String) -> (folder: Substring, stem: String) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { path[..<$0] } ?? ""
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        return (folder, (name.lastIndex(of: ".").map { name[..<$0] } ?? name).lowercased())
    }

    /// The names under which tools put both down.
    private static func belongs(_ key: String, to certificate: String) -> Bool {
        let pairs = [
            ("privkey", "fullchain"), ("privkey", "cert"), ("key", "cert"), ("key", "fullchain"),
            ("key", "crt"), ("private", "cert"),
        ]
        if key == certificate { return true }
        for (a, b) in pairs where key.hasSuffix(a) && certificate.hasSuffix(b) {
            // `api-key.pem` is for `api-cert.pem`.
            if key.dropLast(a.count) == certificate.dropLast(b.count) { return true }
        }
        return false
    }
}
