/// What `openssl s_client` says of the handshake; its certificates are read elsewhere.
enum TLSReadings {
    static let vocabulary = ReadingVocabulary.told(
        by: "openssl s_client -connect HOST:PORT -servername HOST", ["host", "port"],
        "tls.verify-code count", "tls.verify-result state", "tls.protocol state",
        "tls.cipher state", "tls.peer-certificate state")

    static let readers = [
        OutputReader("openssl s_client", words: ["CONNECTED"], read: session),
        OutputReader("openssl s_client", words: ["Verify", "verify"], read: verdict),
    ]

    @Sendable
    private static func session(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        guard lines.raw(at).starts(with: "CONNECTED(".utf8) else { return nil }
        let labels = target(above: at, lines)
        var seen: Set<String> = []
        var index = at + 1
        while index < lines.count, index < at + 2000 {
            let raw = lines.raw(index)
            if raw.starts(with: "CONNECTED(".utf8) || raw.starts(with: "$ ".utf8) { break }
            // Lines of certificates have no colon nor comma.
            if raw.count < 200,
                raw.contains(UInt8(ascii: ":")) || raw.contains(UInt8(ascii: ","))
                    || raw.first == 110
            {
                tell(lines[index].trimmed, labels, index, &seen, lines, &list)
            }
            index += 1
            if raw.elementsEqual("---".utf8), seen.contains("end") { break }
            if raw.elementsEqual("DONE".utf8) || raw.elementsEqual("closed".utf8) { break }
        }
        return index
    }

    /// The server of the `-connect` in the prompt; warnings and the chain may stand in between.
    private static func target(
        above at: Int, _ lines: OutputLines
    ) -> KeyValuePairs<String, String?> {
        let target = lines.command(above: at, reach: 16)?.text(after: "-connect ")?.words.first?
            .split(separator: ":").map(String.init)
        return ["host": target?.first, "port": target?.count == 2 ? target?.last : nil]
    }

    private static func tell(
        _ line: String, _ labels: KeyValuePairs<String, String?>, _ index: Int,
        _ seen: inout Set<String>, _ lines: OutputLines, _ list: inout ReadingList
    ) {
        func add(_ name: String, _ value: String?) {
            guard seen.insert(name).inserted else { return }
            list.add(name, value, labels, at: index, in: lines)
        }
        if line.hasPrefix("New, "), let cipher = line.text(after: "Cipher is ") {
            let version = line.text(between: "New, ", ",")
            add("tls.protocol", version == "(NONE)" ? "none" : version)
            add("tls.cipher", cipher == "(NONE)" ? "none" : cipher)
        } else if line.hasPrefix("no peer certificate available") {
            add("tls.peer-certificate", "none")
        } else if line.hasPrefix("Verify return code: ") || line.hasPrefix("verify error:num=") {
            guard let (code, text) = verdict(line) else { return }
            add("tls.verify-code", code)
            add("tls.verify-result", text)
            if line.hasPrefix("Verify return") { seen.insert("end") }
        }
    }

    /// `Verify return code: 20 (unable to get local issuer certificate)`, `verify error:num=20:unable …`
    private static func verdict(_ line: String) -> (code: String, text: String)? {
        if let rest = line.text(after: "Verify return code: "), let code = rest.words.first {
            return Amount.number(code).map { _ in (code, rest.text(between: "(", ")") ?? "") }
        }
        guard let rest = line.text(after: "verify error:num=") else { return nil }
        let code = rest.text(before: ":")
        return Amount.number(code).map { _ in (code, rest.text(after: ":") ?? "") }
    }

    /// The same where only such lines were kept.
    @Sendable
    private static func verdict(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        guard lines.raw(at).count < 200, let (code, text) = verdict(lines[at].trimmed) else {
            return nil
        }
        let labels = target(above: at, lines)
        list.add("tls.verify-code", code, labels, at: at, in: lines)
        list.add("tls.verify-result", text, labels, at: at, in: lines)
        return at + 1
    }
}
