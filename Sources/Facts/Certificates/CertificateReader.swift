/// Finds certificates and keys in a file that is no log.
struct CertificateReader {
    private let file: Int
    private let text: UnsafeRawBufferPointer
    private var encoded: [Int: Certificate] = [:]
    private var others: [Certificate] = []
    private var keys: [KeyFile] = []
    private var problem: (line: Int?, text: String)?

    private static let mostKeys = 2000

    /// Everything that a text tells, in its order.
    static func read(
        _ bytes: UnsafeRawBufferPointer, file: Int, path: String, into told: inout WholeFile.Told
    ) {
        var reader = CertificateReader(file: file, text: bytes)
        reader.readBlocks(bytes, line: nil)
        reader.readPacked()
        var print = CertificateText(file: file, blocks: reader.encoded)
        if reader.looksPrinted {
            reader.forEachLine { print.read($0, number: $1) }
        }
        print.finish()
        if reader.looksLikeSSH { reader.readSSH() }
        var certificates = print.certificates + reader.others
        Self.settle(&certificates)
        told.certificates = certificates
        told.keys = reader.keys.sorted { ($0.place, $0.owner ?? "") < ($1.place, $1.owner ?? "") }
        told.keyProblem = reader.problem
    }

    /// The same for a file that is no text.
    /// - Returns: `false` when it holds nothing of the kind.
    static func read(binary bytes: [UInt8], file: Int, into told: inout WholeFile.Told) -> Bool {
        let place = Place(file: file, line: 1)
        if KeyStores.isJKS(bytes[...]) {
            told.keys = [KeyFile(place: place, form: .jks, isEncrypted: true)]
            for chain in KeyStores.chains(inJKS: bytes[...]) {
                var list = chain.compactMap {
                    X509.certificate($0, place: place, form: .jks)
                }
                settle(&list)
                told.certificates += list
            }
        } else if KeyStores.isPKCS12(bytes[...]) {
            told.keys = [KeyFile(place: place, form: .pkcs12, isEncrypted: true)]
        } else if let list = KeyStores.signedCertificates(bytes[...]) {
            told.certificates = list.compactMap {
                X509.certificate($0, place: place, form: .pkcs7)
            }
            settle(&told.certificates)
        } else if let one = X509.certificate(bytes[...], place: place, form: .der) {
            told.certificates = [one]
            settle(&told.certificates)
        } else if let key = PrivateKey.publicPart(bytes[...]) {
            told.keys = [Self.key(.privateKey, key, place)]
        } else if let key = DER(bytes[...]).flatMap({ PublicKey(info: $0) }) {
            told.keys = [Self.key(.publicKey, key, place)]
        }
        return !(told.certificates.isEmpty && told.keys.isEmpty)
    }

    private init(file: Int, text: UnsafeRawBufferPointer) {
        self.file = file
        self.text = text
    }

    // MARK: Blocks

    /// - Parameter line: the line of all blocks, where they stand packed in one.
    private mutating func readBlocks(_ text: UnsafeRawBufferPointer, line: Int?) {
        for block in PEMBlock.blocks(in: text) {
            let place = Place(file: file, line: line ?? block.line)
            switch block.label {
            case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE":
                if let one = X509.certificate(block.bytes[...], place: place, form: .pem) {
                    keep(one, isPacked: line != nil)
                } else if let list = KeyStores.signedCertificates(block.bytes[...]) {
                    keep(list, place)
                } else {
                    note(block, place, "the certificate that begins here")
                }
            case "PKCS7", "PKCS #7 SIGNED DATA", "CMS":
                if let list = KeyStores.signedCertificates(block.bytes[...]) {
                    keep(list, place)
                } else {
                    note(block, place, "the certificates (PKCS#7) that begin here")
                }
            case let label where label.hasSuffix("PRIVATE KEY"): keep(privateKey: block, place)
            case "PUBLIC KEY":
                if let key = DER(block.bytes[...]).flatMap({ PublicKey(info: $0) }) {
                    keep(Self.key(.publicKey, key, place))
                }
            case "RSA PUBLIC KEY":
                if let modulus = DER(block.bytes[...])?.children.first {
                    keep(Self.key(.publicKey, PublicKey(modulus: modulus), place))
                }
            default: break
            }
        }
    }

    private mutating func keep(_ one: Certificate, isPacked: Bool) {
        if isPacked || encoded[one.place.line] != nil {
            others.append(one)
        } else {
            encoded[one.place.line] = one
        }
    }

    private mutating func keep(_ list: [ArraySlice<UInt8>], _ place: Place) {
        others += list.compactMap { X509.certificate($0, place: place, form: .pkcs7) }
    }

    private mutating func keep(privateKey block: PEMBlock, _ place: Place) {
        var key = KeyFile(place: place, form: .privateKey, isEncrypted: block.isEncrypted)
        if block.label == "ENCRYPTED PRIVATE KEY" { key.isEncrypted = true }
        if block.label == "OPENSSH PRIVATE KEY", let found = SSHKeys.privateKey(block.bytes) {
            (key.keyType, key.keyBits, key.isEncrypted) = found
        } else if !key.isEncrypted {
            // A key whose content is blanked or cut off is none that anybody could use.
            guard let found = PrivateKey.publicPart(block.bytes[...]) else { return }
            key = Self.key(.privateKey, found, place)
        }
        keep(key)
    }

    private mutating func keep(_ key: KeyFile) {
        if keys.count < Self.mostKeys { keys.append(key) }
    }

    private static func key(_ form: KeyFile.Form, _ key: PublicKey, _ place: Place) -> KeyFile {
        var file = KeyFile(place: place, form: form, keyType: key.type, keyBits: key.bits)
        file.publicKey = key.identity
        return file
    }

    /// Only the first, and none for a block that something has blanked.
    private mutating func note(_ block: PEMBlock, _ place: Place, _ what: String) {
        guard problem == nil, !block.isMasked, block.bytes.count > 8 || !block.isWhole else {
            return
        }
        problem = (place.line, "\(what) \(block.isWhole ? "is damaged" : "is cut off")")
    }

    // MARK: Packed blocks

    /// Blocks in base64 once more, as Kubernetes keeps them, and the bare base64 of SAML and JWKS.
    private mutating func readPacked() {
        var counter = LineCounter(text)
        var at = 0
        let block = Array("LS0tLS1CRUdJTi".utf8)
        while let found = text.position(of: block, from: at) {
            let run = text[found...].prefix { Base64.value($0) != nil }
            at = found + max(run.count, 1)
            let line = counter.line(at: found)
            Base64.decoded(run).withUnsafeBytes { readBlocks($0, line: line) }
        }
        readBare(after: "X509Certificate>")
        readBare(after: "\"x5c\"")
    }

    private mutating func readBare(after mark: String) {
        var counter = LineCounter(text)
        var at = 0
        let mark = Array(mark.utf8)
        while let found = text.position(of: mark, from: at) {
            at = found + mark.count
            let blanks = text[at...].prefix(200).prefix { Base64.value($0) == nil && $0 != 60 }
            at += blanks.count
            let run = text[at...].prefix(20_000).prefix {
                Base64.value($0) != nil || $0 == 10 || $0 == 13 || $0 == 32 || $0 == 9
            }
            guard run.count > 200 else { continue }
            let place = Place(file: file, line: counter.line(at: at))
            at += run.count
            let bytes = Base64.decoded(run)
            if others.count < PEMBlock.most,
                let one = X509.certificate(bytes[...], place: place, form: .pem)
            {
                others.append(one)
            }
        }
    }

    // MARK: Lines

    private var looksPrinted: Bool {
        let marks = [
            "Not After", "notAfter=", "Valid from: ", "Certificate chain", "* Server certificate:",
        ]
        return marks.contains { text.position(of: Array($0.utf8), from: 0) != nil }
    }

    private var looksLikeSSH: Bool {
        [
            "ssh-rsa AAAA", "ssh-ed25519 AAAA", "ssh-dss AAAA", "ecdsa-sha2-nistp",
            "@openssh.com AAAA",
        ]
        .contains { text.position(of: Array($0.utf8), from: 0) != nil }
    }

    private mutating func readSSH() {
        var found: [KeyFile] = []
        forEachLine { line, number in
            found += SSHKeys.keys(in: line, at: Place(file: file, line: number))
        }
        for key in found { keep(key) }
    }

    /// Each line, at most 20,000 bytes of it, with its number.
    private func forEachLine(_ body: (Substring, Int) -> Void) {
        var number = 0
        var pass = SegmentPass(bytes: text, offset: 0)
        var at = 0
        while at < text.count {
            number += 1
            let line = pass.line(at: at)
            body(Substring(Text.decoded(line.prefix(20_000))), number)
            at += line.count
            if at < text.count, text[at] == 13 { at += 1 }
            at += 1
        }
        _ = pass.lines(before: 0)
    }

    // MARK: Chains

    /// Tells which stand first in a chain, and of which the issuer is there.
    private static func settle(_ certificates: inout [Certificate]) {
        var bySubject: [String: [Int]] = [:]
        for (index, one) in certificates.enumerated() {
            bySubject[one.subject, default: []].append(index)
        }
        var position = 0
        for index in certificates.indices {
            let one = certificates[index]
            certificates[index].hasIssuer =
                one.isSelfSigned
                || (bySubject[one.issuer] ?? []).contains { other in
                    guard other != index else { return false }
                    guard let wanted = one.issuerKeyID, let key = certificates[other].keyID else {
                        return true
                    }
                    return wanted == key
                }
            if one.form != .handshake, one.form != .text {
                // Only an authority goes on with a chain; anything else begins another.
                position = one.isAuthority && index > 0 ? position + 1 : 0
                certificates[index].position = position
            }
        }
    }
}
