/// Public keys and known hosts of SSH, which stand one a line.
enum SSHKeys {
    private static let types = [
        "ssh-ed25519": "Ed25519", "ssh-rsa": "RSA", "ssh-dss": "DSA",
        "ecdsa-sha2-nistp256": "EC", "ecdsa-sha2-nistp384": "EC", "ecdsa-sha2-nistp521": "EC",
        "sk-ssh-ed25519@openssh.com": "Ed25519", "sk-ecdsa-sha2-nistp256@openssh.com": "EC",
    ]

    /// The keys of a line: one for each host where the line names several.
    static func keys(in line: Substring, at place: Place) -> [KeyFile] {
        guard line.first != "#" else { return [] }
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard let at = words.prefix(12).firstIndex(where: { types[String($0)] != nil }),
            at + 1 < words.count, let type = types[String(words[at])]
        else { return [] }
        let blob = Base64.decoded(words[at + 1].utf8.prefix(20_000))
        let fields = fields(of: blob)
        guard let name = fields.first, name.elementsEqual(words[at].utf8) else { return [] }
        var bits: Int?
        switch type {
        case "RSA" where fields.count >= 3, "DSA" where fields.count >= 2:
            let number = fields[type == "RSA" ? 2 : 1].drop { $0 == 0 }
            bits = number.count * 8 - (number.first?.leadingZeroBitCount ?? 0)
        case "EC": bits = Int(words[at].suffix(3))
        case "Ed25519": bits = 256
        default: break
        }
        let print = Base64.encoded(SHA256.hash(blob))
        func key(_ form: KeyFile.Form, _ owner: String?) -> KeyFile {
            var key = KeyFile(place: place, form: form, keyType: type, keyBits: bits, owner: owner)
            key.fingerprint = print
            return key
        }
        var hosts = words[..<at]
        let isMarked = hosts.first?.hasPrefix("@") == true
        if isMarked { hosts = hosts.dropFirst() }
        guard hosts.count == 1, let names = hosts.first, isHosts(names) else {
            return [key(.sshPublicKey, words.count > at + 2 ? String(words[at + 2]) : nil)]
        }
        return names.split(separator: ",").prefix(50).map { name in
            key(.knownHost, host(name))
        }
    }

    /// Options of an authorized key stand in the same place, with quotes or a lone word.
    private static func isHosts(_ text: Substring) -> Bool {
        !text.contains("\"")
            && (text.contains(".") || text.contains("|") || text.contains(":")
                || !text.contains("-") || text.contains(","))
            && !["restrict", "cert-authority"].contains(String(text))
    }

    /// `[host]:22` without its brackets; a hashed name stays what it is, `|1|…`.
    private static func host(_ name: Substring) -> String {
        guard name.first == "[" else { return String(name) }
        return String(name.dropFirst().prefix { $0 != "]" })
    }

    /// The fields of a key's encoding, each behind its length (RFC 4251).
    static func fields(of blob: [UInt8]) -> [ArraySlice<UInt8>] {
        var fields: [ArraySlice<UInt8>] = []
        var rest = blob[...]
        while rest.count >= 4, fields.count < 8 {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard length <= rest.count else { break }
            fields.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return fields
    }

    /// The kind of an `OPENSSH PRIVATE KEY`, and whether it is encrypted.
    static func privateKey(_ bytes: [UInt8]) -> (type: String?, bits: Int?, isEncrypted: Bool)? {
        let magic = Array("openssh-key-v1\0".utf8)
        guard bytes.starts(with: magic) else { return nil }
        let head = fields(of: Array(bytes.dropFirst(magic.count)))
        guard let cipher = head.first else { return nil }
        let isEncrypted = !cipher.elementsEqual("none".utf8)
        // Cipher, derivation and its options are followed by the number of keys, then the public key.
        let skipped = head.prefix(3).reduce(magic.count) { $0 + 4 + $1.count } + 4
        let key = fields(of: Array(bytes.dropFirst(skipped))).first.map(Array.init) ?? []
        let parts = fields(of: key)
        let name = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        var bits: Int?
        if name == "ssh-rsa", parts.count >= 3 {
            let number = parts[2].drop { $0 == 0 }
            bits = number.count * 8 - (number.first?.leadingZeroBitCount ?? 0)
        }
        return (types[name], bits, isEncrypted)
    }
}
