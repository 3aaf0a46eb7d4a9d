extension CertificateText {
    /// What the lines of a print have told so far.
    struct Draft {
        enum Key { case subject, issuer, notBefore, notAfter, serial, keyType, keyBits, signature }

        var names: [String] = []
        var position: Int?
        var line: Int?
        private var values: [Key: String] = [:]
        private var isAuthority = false
        private var hasAlternativeNames = false
        private var namesFollow = false
        private var keyIDs: [String] = []
        private var keyIDFollows = false
        private var issuerKeyIDFollows = false
        private var keyID: String?
        private var issuerKeyID: String?

        /// How the tools name each value, the longer name first.
        static let labels: [(name: String, key: Key)] = [
            ("Serial Number:", .serial), ("Serial number:", .serial), ("serial=", .serial),
            ("Issuer:", .issuer), ("issuer=", .issuer), ("issuer= ", .issuer),
            ("Subject:", .subject), ("Owner:", .subject), ("subject=", .subject),
            ("Not Before:", .notBefore), ("notBefore=", .notBefore), ("Valid from:", .notBefore),
            ("Not After :", .notAfter), ("notAfter=", .notAfter),
            ("Signature algorithm name:", .signature), ("Signature Algorithm:", .signature),
            ("Public Key Algorithm:", .keyType), ("Subject Public Key Algorithm:", .keyBits),
            ("Public-Key:", .keyBits), ("RSA Public-Key:", .keyBits),
        ]

        func has(_ key: Key) -> Bool {
            // The signature's algorithm is printed twice.
            key != .signature && key != .keyType && key != .keyBits && values[key] != nil
        }

        mutating func set(_ key: Key, _ text: Substring, _ number: Int) {
            if line == nil { line = number }
            guard values[key] == nil else { return }
            var text = text
            if key == .notBefore, let until = text.firstRange(of: " until: ") {
                values[.notAfter] = trimmed(text[until.upperBound...])
                text = text[..<until.lowerBound]
            }
            values[key] = String(trimmed(text).prefix(2000))
        }

        /// A line without a label of its own: extensions.
        mutating func note(_ text: Substring) {
            guard line != nil else { return }
            if namesFollow {
                namesFollow = false
                noteNames(text)
            } else if keyIDFollows || issuerKeyIDFollows {
                let value = text.value(after: "keyid:") ?? text
                let digits = value.filter(\.isHexDigit).lowercased()
                if keyIDFollows { keyID = digits } else { issuerKeyID = digits }
                (keyIDFollows, issuerKeyIDFollows) = (false, false)
            }
            if text.hasPrefix("X509v3 Subject Alternative Name") { namesFollow = true }
            if text.hasPrefix("X509v3 Subject Key Identifier") { keyIDFollows = true }
            if text.hasPrefix("X509v3 Authority Key Identifier") { issuerKeyIDFollows = true }
            if text.contains("CA:TRUE") || text == "CA:true" { isAuthority = true }
            for label in ["DNSName: ", "IPAddress: "] {
                if let name = text.value(after: label) { noteName(name) }
            }
        }

        /// `DNS:a.example, IP Address:10.0.0.1`
        private mutating func noteNames(_ text: Substring) {
            for piece in text.split(separator: ",").prefix(500) {
                let piece = Substring(trimmed(piece))
                if let name = piece.value(after: "DNS:") ?? piece.value(after: "IP Address:") {
                    noteName(name)
                }
            }
        }

        private mutating func noteName(_ name: Substring) {
            guard names.count < 500 else { return }
            hasAlternativeNames = true
            let name = trimmed(name)
            names.append(name.contains(":") ? HostName(name)?.text ?? name : name)
        }

        /// `nil` unless enough was told to call it a certificate.
        func certificate(file: Int, isHandshake: Bool) -> Certificate? {
            guard let line, let subject = values[.subject], subject.contains("=") else {
                return nil
            }
            let end = values[.notAfter].flatMap { CertificateTime.moment(printed: $0[...]) }
            guard end != nil || isHandshake && values[.issuer] != nil else { return nil }
            let name = DistinguishedName(printed: subject[...])
            let issuer = values[.issuer].map { DistinguishedName(printed: $0[...]).text } ?? ""
            var certificate = Certificate(
                place: Place(file: file, line: line), form: isHandshake ? .handshake : .text,
                subject: name.text,
                names: names.isEmpty ? [name.commonName].compactMap { $0 } : names,
                issuer: issuer,
                notBefore: values[.notBefore].flatMap { CertificateTime.moment(printed: $0[...]) },
                notAfter: end)
            certificate.hasAlternativeNames = hasAlternativeNames
            certificate.serial = values[.serial].flatMap(Self.serial)
            certificate.keyType = (values[.keyType] ?? values[.keyBits]).flatMap(Self.keyType)
            certificate.keyBits = values[.keyBits].flatMap(Self.number)
            certificate.signature = values[.signature]
            certificate.isAuthority = isAuthority
            certificate.keyID = keyID
            certificate.issuerKeyID = issuerKeyID
            certificate.isSelfSigned =
                name.text == issuer && (issuerKeyID == nil || issuerKeyID == keyID)
            certificate.position = position ?? 0
            return certificate
        }

        /// `4660 (0x1234)`, `77:00:a3`, `7700A3`.
        private static func serial(_ text: String) -> String? {
            var digits = text
            if let hex = text.firstRange(of: "(0x") {
                digits = String(text[hex.upperBound...].prefix { $0 != ")" })
            }
            let plain = digits.lowercased().filter(\.isHexDigit).drop { $0 == "0" }
            return plain.isEmpty ? nil : plain.count % 2 == 0 ? String(plain) : "0\(plain)"
        }

        private static func keyType(_ text: String) -> String? {
            let text = text.lowercased()
            let types = [
                ("ed25519", "Ed25519"), ("ed448", "Ed448"), ("rsa", "RSA"), ("dsa key", "DSA"),
                ("dsaencryption", "DSA"), ("ec", "EC"),
            ]
            return types.first { text.contains($0.0) }?.1
        }

        /// The first number of `(2048 bit)`, `2048-bit RSA key`, `2048 (bit)`.
        private static func number(_ text: String) -> Int? {
            Int(text.drop { !$0.isNumber }.prefix { $0.isNumber }.prefix(6))
        }
    }
}
