/// Files that hold several certificates or keys in a binary form of their own.
enum KeyStores {
    private static let mostCertificates = 2000

    /// The certificates of a PKCS#7 `SignedData` (`.p7b`, `.p7c`), or `nil` when this is none.
    static func signedCertificates(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        guard let whole = DER(bytes), whole.isSequence else { return nil }
        let parts = whole.children
        guard parts.first?.identifier == "1.2.840.113549.1.7.2", parts.count >= 2,
            let data = DER(parts[1].content)
        else { return nil }
        guard let list = data.children.first(where: { $0.tag == 0xa0 }) else { return [] }
        return list.children.prefix(mostCertificates).map(\.whole)
    }

    /// Whether this is a PKCS#12 store (`.p12`, `.pfx`); what it holds is encrypted as a rule.
    static func isPKCS12(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let whole = DER(bytes), whole.isSequence else { return false }
        let parts = whole.children
        guard parts.count >= 2, parts[0].isInteger, parts[0].content.elementsEqual([3]) else {
            return false
        }
        let content = parts[1].children.first?.identifier
        return content == "1.2.840.113549.1.7.1" || content == "1.2.840.113549.1.7.2"
    }

    static func isJKS(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: [0xfe, 0xed, 0xfe, 0xed])
            || bytes.starts(with: [0xce, 0xce, 0xce, 0xce])
    }

    /// The certificates of a Java key store, which are not encrypted, chain by chain.
    static func chains(inJKS bytes: ArraySlice<UInt8>) -> [[ArraySlice<UInt8>]] {
        var reader = Reader(rest: bytes.dropFirst(4))
        guard let version = reader.number(4), let entries = reader.number(4) else { return [] }
        var chains: [[ArraySlice<UInt8>]] = []
        for _ in 0..<min(entries, mostCertificates) {
            guard let kind = reader.number(4), let alias = reader.number(2),
                reader.take(alias) != nil, reader.take(8) != nil
            else { return chains }
            var count = 1
            if kind == 1 {
                guard let key = reader.number(4), reader.take(key) != nil,
                    let length = reader.number(4)
                else { return chains }
                count = min(length, 20)
            }
            // A secret key of a JCEKS is a serialized object, whose end nobody can tell.
            guard kind == 1 || kind == 2 else { return chains }
            var chain: [ArraySlice<UInt8>] = []
            for _ in 0..<count {
                if version == 2 {
                    guard let name = reader.number(2), reader.take(name) != nil else {
                        return chains
                    }
                }
                guard let length = reader.number(4), let certificate = reader.take(length) else {
                    return chains
                }
                chain.append(certificate)
            }
            chains.append(chain)
        }
        return chains
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }

        mutating func number(_ octets: Int) -> Int? {
            take(octets)?.reduce(0) { $0 << 8 | Int($1) }
        }
    }
}
