/// Reads certificates as `openssl x509`, `openssl s_client`, `keytool -list -v` and `curl -v` print
/// them, line by line.
///
/// The encoded certificate says more than its print. Where both stand in a file, the encoded one is
/// kept, at its own place, and what only the print knows (a handshake's endpoint) is added to it.
struct CertificateText {
    /// What was read, in the order of the text.
    private(set) var certificates: [Certificate] = []
    private let file: Int
    private let blocks: [Int: Certificate]
    /// Which of ``certificates`` have this subject and issuer.
    private var byName: [[String]: [Int]] = [:]
    private var draft = Draft()
    private var mode = Mode.plain
    private var endpoint: String?
    /// What the next line is the value of.
    private var awaited: Draft.Key?
    /// The line of a chain's entry that waits for its encoded certificate.
    private var isServerBlock = false
    private var chainStart = 0

    private enum Mode { case plain, chain, server, curl }

    private static let most = 2000

    /// - Parameter blocks: the encoded certificates of the text, by the line they begin in.
    init(file: Int, blocks: [Int: Certificate]) {
        self.file = file
        self.blocks = blocks
    }

    mutating func read(_ line: Substring, number: Int) {
        guard certificates.count < Self.most else { return }
        if let encoded = blocks[number] { return take(encoded) }
        let text = trimmed(line)[...]
        if let key = awaited {
            awaited = nil
            draft.set(key, text, number)
            return
        }
        if noteMode(text, number) { return }
        switch mode {
        case .chain: readChain(text, number)
        case .server: break
        case .curl: readCurl(text, number)
        case .plain: readPlain(text, number)
        }
    }

    mutating func finish() {
        flush()
        for (_, block) in blocks.sorted(by: { $0.key < $1.key }) { add(block) }
        certificates.sort { ($0.place, $0.position) < ($1.place, $1.position) }
    }

    // MARK: Handshakes

    private mutating func noteMode(_ text: Substring, _ number: Int) -> Bool {
        if text.contains("s_client"), let host = Self.argument("-connect", text) { endpoint = host }
        if let host = text.value(after: "* Connected to ") {
            endpoint = host.split(separator: " ").first.map(String.init)
        }
        switch text {
        case "Certificate chain":
            flush()
            (mode, chainStart) = (.chain, certificates.count)
        case "Server certificate":
            flush()
            (mode, isServerBlock) = (.server, true)
        case "* Server certificate:":
            flush()
            (mode, draft.line) = (.curl, number)
        case "---" where mode == .chain:
            flush()
            mode = .plain
        case "---" where mode == .server: mode = .plain
        default: return false
        }
        return true
    }

    private static func argument(_ name: String, _ text: Substring) -> String? {
        let words = text.split(separator: " ")
        guard let at = words.firstIndex(where: { $0 == name }), at + 1 < words.count else {
            return nil
        }
        return String(words[at + 1])
    }

    /// ` 0 s:CN = a`, `   i:CN = b`, `   a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256`,
    /// `   v:NotBefore: …; NotAfter: …`.
    private mutating func readChain(_ text: Substring, _ number: Int) {
        let index = text.prefix { $0.isNumber }
        if !index.isEmpty, let subject = text.dropFirst(index.count).value(after: " s:") {
            flush()
            draft.position = Int(index)
            draft.set(.subject, subject, number)
        } else if let issuer = text.value(after: "i:") {
            draft.set(.issuer, issuer, number)
        } else if let key = text.value(after: "a:PKEY: ") {
            let parts = key.split(separator: ";")
            draft.set(.keyType, parts.first?.split(separator: ",").first ?? "", number)
            draft.set(.keyBits, parts.first?.split(separator: ",").last ?? "", number)
            if let signature = parts.last?.firstRange(of: "sigalg: ") {
                draft.set(.signature, parts.last?[signature.upperBound...] ?? "", number)
            }
        } else if let times = text.value(after: "v:NotBefore: ") {
            let parts = times.split(separator: ";")
            draft.set(.notBefore, parts.first ?? "", number)
            let end = parts.last.map { Substring(trimmed($0)) }?.value(after: "NotAfter: ")
            draft.set(.notAfter, end ?? "", number)
        }
    }

    /// `*  subject: CN=a; O=b`, `*  expire date: May  4 10:00:00 2026 GMT`.
    private mutating func readCurl(_ text: Substring, _ number: Int) {
        guard let value = text.value(after: "* ") else {
            flush()
            mode = .plain
            return
        }
        let line = Substring(trimmed(value))
        let names: [(String, Draft.Key)] = [
            ("subject: ", .subject), ("issuer: ", .issuer), ("start date: ", .notBefore),
            ("expire date: ", .notAfter),
        ]
        for (name, key) in names {
            if let value = line.value(after: name) { draft.set(key, value, number) }
        }
        // curl prints the one alternative name that fits, and none when none does.
        if let found = line.firstRange(of: "matched cert's \"") {
            let name = line[found.upperBound...].prefix { $0 != "\"" }
            draft.names.append(String(name))
        }
        if line.hasPrefix("SSL certificate verif") {
            draft.position = 0
            flush()
            mode = .plain
        }
    }

    // MARK: Prints

    private mutating func readPlain(_ text: Substring, _ number: Int) {
        if text == "Certificate:" || text.hasPrefix("Alias name: ") {
            flush()
            draft.line = text == "Certificate:" ? number : nil
            return
        }
        if let index = text.value(after: "Certificate["), index.hasSuffix("]:") {
            flush()
            draft.position = Int(index.dropLast(2)).map { $0 - 1 }
            return
        }
        for (name, key) in Draft.labels {
            guard let value = text.value(after: name) else { continue }
            if value.allSatisfy({ $0 == " " }) {
                awaited = key
            } else {
                if draft.has(key) { flush() }
                draft.set(key, value, number)
            }
            return
        }
        draft.note(text)
    }

    // MARK: Results

    private mutating func flush() {
        defer { draft = Draft() }
        guard var certificate = draft.certificate(file: file, isHandshake: isHandshake) else {
            return
        }
        certificate.endpoint = isHandshake ? endpoint : nil
        add(certificate)
    }

    private var isHandshake: Bool { mode == .chain || mode == .curl }

    /// An encoded certificate, which in a handshake is the one the entry before it speaks of.
    private mutating func take(_ encoded: Certificate) {
        var encoded = encoded
        if mode == .chain, let position = draft.position {
            encoded.position = position
            encoded.form = .handshake
            encoded.endpoint = endpoint
            draft = Draft()
            add(encoded)
        } else if isServerBlock, mode == .server {
            isServerBlock = false
            encoded.form = .handshake
            encoded.endpoint = endpoint
            replaceServer(encoded)
        }
    }

    /// The server's own certificate is known by its print already, if the chain was printed.
    private mutating func replaceServer(_ encoded: Certificate) {
        var encoded = encoded
        if let old = certificates[chainStart...].firstIndex(where: {
            $0.position == 0 && $0.form == .handshake
        }) {
            encoded.place = certificates[old].place
            certificates[old] = encoded
        } else {
            add(encoded)
        }
    }

    private mutating func add(_ certificate: Certificate) {
        let key = [certificate.subject, certificate.issuer]
        let same = byName[key]?.first { certificates[$0].isSame(as: certificate) }
        guard let same else {
            byName[key, default: []].append(certificates.count)
            certificates.append(certificate)
            return
        }
        // The same twice: what is encoded knows more, what a handshake showed was in use.
        let print = certificates[same]
        guard print.fingerprint == nil, certificate.fingerprint != nil else { return }
        certificates[same] = certificate
        certificates[same].place = print.place
        certificates[same].form = print.form == .text ? certificate.form : print.form
        certificates[same].endpoint = print.endpoint ?? certificate.endpoint
        certificates[same].position = print.position
    }
}

extension Certificate {
    /// Whether both are the same certificate, as far as is known of them.
    func isSame(as other: Certificate) -> Bool {
        if let fingerprint, let print = other.fingerprint { return fingerprint == print }
        return subject == other.subject && issuer == other.issuer && notAfter == other.notAfter
            && (serial == nil || other.serial == nil || serial == other.serial)
    }
}

extension Substring {
    /// What follows a label the text begins with.
    func value(after label: String) -> Substring? {
        hasPrefix(label) ? self[index(startIndex, offsetBy: label.count)...] : nil
    }
}
