/// A subject's or issuer's name.
///
/// Programs print the same name in either order and with different punctuation, so all of them are
/// brought to one order, the most specific part first, before they are compared or shown.
struct DistinguishedName: Hashable {
    private(set) var parts: [(type: String, value: String)]

    /// Of an encoded name.
    init(_ name: DER) {
        parts = name.children.prefix(50).flatMap { set in
            set.children.prefix(10).compactMap { pair -> (type: String, value: String)? in
                let pair = pair.children
                guard pair.count >= 2, let type = pair[0].identifier else { return nil }
                return (Self.types[type] ?? type, pair[1].text)
            }
        }
        order()
    }

    /// Of a name as OpenSSL, keytool or curl print it: `C = US, O = "Shop, Inc.", CN = a`, `CN=a,C=US`,
    /// `/C=US/CN=a`, `C=US; CN=a`.
    init(printed text: Substring) {
        parts = []
        let isSlashed = text.hasPrefix("/")
        for piece in Self.pieces(text, isSlashed ? "/" : text.contains("; ") ? ";" : ",") {
            let pair = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            parts.append((trimmed(pair[0]), trimmed(pair[1])))
        }
        order()
    }

    private mutating func order() {
        guard let first = parts.first?.type, let last = parts.last?.type, first != "CN" else {
            return
        }
        if first == "C" || last == "CN" { parts.reverse() }
    }

    /// Cuts at the separator, except inside quotes and behind a backslash, which both are dropped.
    private static func pieces(_ text: Substring, _ separator: Character) -> [Substring] {
        var pieces: [Substring] = []
        var piece = ""
        var isQuoted = false
        var isEscaped = false
        for character in text.prefix(2000) {
            if isEscaped {
                piece.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                pieces.append(Substring(piece))
                piece = ""
            } else {
                piece.append(character)
            }
        }
        return pieces + [Substring(piece)]
    }

    /// The first common name.
    var commonName: String? { parts.first { $0.type == "CN" }?.value }

    /// As RFC 4514 writes it.
    var text: String {
        parts.map { "\($0.type)=\(Self.escaped($0.value))" }.joined(separator: ",")
    }

    private static func escaped(_ value: String) -> String {
        guard value.contains(where: { ",+\"\\<>;".contains($0) }) else { return value }
        return value.reduce(into: "") { text, character in
            if ",+\"\\<>;".contains(character) { text.append("\\") }
            text.append(character)
        }
    }

    static func == (a: DistinguishedName, b: DistinguishedName) -> Bool { a.text == b.text }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }

    private static let types = [
        "2.5.4.3": "CN", "2.5.4.4": "SN", "2.5.4.5": "serialNumber", "2.5.4.6": "C",
        "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.9": "STREET", "2.5.4.10": "O", "2.5.4.11": "OU",
        "2.5.4.12": "title", "2.5.4.42": "GN", "2.5.4.97": "organizationIdentifier",
        "1.2.840.113549.1.9.1": "emailAddress", "0.9.2342.19200300.100.1.25": "DC",
        "0.9.2342.19200300.100.1.1": "UID",
    ]
}

/// Without blanks around.
func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return String(text)
}
