/// What `curl -v`, `curl -i` and a failing `curl` print.
enum HTTPReadings {
    static let vocabulary =
        ReadingVocabulary.told(
            by: "curl -sv URL", ["host", "url"], "http.status count", "http.curl-error count")
        + ReadingVocabulary.told(by: "curl -sv URL", ["host", "url", "name"], "http.header state")
        + ReadingVocabulary.told(
            by: "curl -sv URL", ["host", "port"], "http.connect-error state",
            "http.connected state", "http.tls-problem state")

    static let readers = [
        OutputReader("curl", words: ["curl:"], read: failure),
        OutputReader("curl", words: ["HTTP/1.1", "HTTP/1.0", "HTTP/2", "HTTP/3"], read: answer),
        OutputReader("curl", words: ["%", "0"], marks: "*", read: conversation),
    ]

    /// What is known of the request that is talked about.
    private struct Request {
        var host: String?
        var port: String?
        var url: String?

        init(_ command: String?) {
            url = command?.words.first { $0.contains("://") }?.filter { $0 != "'" && $0 != "\"" }
            host = url?.text(after: "://").map { String($0.prefix { !"/:?".contains($0) }) }
        }
    }

    private static let phrases = [
        "* Trying ", "* Host ", "* Could not resolve", "* Connected to ", "* Rebuilt URL",
        "* Uses proxy", "* connect to ", "* About to connect", "* Failed to connect",
        "* Hostname ", "* getaddrinfo",
    ]

    /// curl squeezes its remarks in between the lines of its progress meter.
    private static func remark(_ line: String) -> String? {
        guard let star = line.firstIndex(of: "*"),
            line[..<star].allSatisfy({ $0.isNumber || " :-.kM%".contains($0) })
        else { return nil }
        return "* " + line[line.index(after: star)...].trimmed
    }

    @Sendable
    private static func conversation(
        _ at: Int, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int? {
        guard lines.raw(at).count < 400 else { return nil }
        let line = lines[at]
        if line.words.starts(with: ["%", "Total", "%", "Received"]) { return nil }
        guard let first = remark(line), phrases.contains(where: first.hasPrefix) else { return nil }
        var request = Request(lines.command(above: at))
        var index = at
        var others = 0
        while index < lines.count, others < 40 {
            let line = lines[index]
            others += 1
            if line.hasPrefix("< ") || line.hasPrefix("> ") {
                message(line, &request, index, lines, &list)
                others = 0
            } else if let remark = remark(line) {
                tell(remark, &request, index, lines, &list)
                others = 0
            } else if line.hasPrefix("curl: (") {
                return failure(index, lines, &list)
            } else if OutputIndex.shared.readers(of: lines.raw(index)).isEmpty == false,
                !line.hasPrefix("{"), !line.hasPrefix("}"), !line.hasPrefix("<")
            {
                break
            }
            index += 1
        }
        return index
    }

    private static func message(
        _ line: String, _ request: inout Request, _ index: Int, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        if line.hasPrefix("> ") {
            if line.lowercased().hasPrefix("> host: ") {
                request.host = line.dropFirst(8).trimmed.text(before: ":")
            } else if let path = line.words.dropFirst(2).first, line.contains(" HTTP/"),
                request.url == nil
            {
                request.url = path
            }
            return
        }
        let labels: KeyValuePairs<String, String?> = ["host": request.host, "url": request.url]
        if line.hasPrefix("< HTTP/") {
            list.add("http.status", line.words.dropFirst(2).first, labels, at: index, in: lines)
        } else {
            header(line.dropFirst(2).pair, request, index, lines, &list)
        }
    }

    private static func header(
        _ pair: (key: String, value: String)?, _ request: Request, _ index: Int,
        _ lines: OutputLines, _ list: inout ReadingList
    ) {
        guard let (key, value) = pair else { return }
        let name = key.lowercased()
        guard !name.contains("cookie"), !name.contains("token"),
            !name.contains("auth") || name == "www-authenticate"
        else { return }
        list.add(
            "http.header", value, ["host": request.host, "url": request.url, "name": name],
            at: index, in: lines)
    }

    private static func tell(
        _ remark: String, _ request: inout Request, _ index: Int, _ lines: OutputLines,
        _ list: inout ReadingList
    ) {
        func add(_ name: String, _ value: String) {
            list.add(
                name, value, ["host": request.host, "port": request.port], at: index, in: lines)
        }
        if let host = remark.text(after: "* Connected to ")?.words.first {
            request.host = host
            request.port = remark.text(after: ") port ")?.words.first
            add("http.connected", "yes")
        } else if let host = remark.text(after: "Could not resolve host: ") {
            request.host = host.text(before: ";")
            add("http.connect-error", "Could not resolve host")
        } else if remark.hasPrefix("* connect to "), let error = remark.text(after: " failed: ") {
            request.port = remark.text(after: " port ")?.words.first
            request.host = request.host ?? remark.words.dropFirst(3).first
            add("http.connect-error", error)
        } else if remark.hasPrefix("* SSL certificate problem: ")
            || remark.contains("alert") && remark.contains("SSL")
        {
            add("http.tls-problem", String(remark.dropFirst(2)))
        } else if let agreed = remark.text(after: "* SSL connection using ") {
            let parts = agreed.split(separator: "/").map(\.trimmed)
            list.add("tls.protocol", parts.first, ["host": request.host], at: index, in: lines)
            if parts.count > 1 {
                list.add("tls.cipher", parts[1], ["host": request.host], at: index, in: lines)
            }
        }
    }

    /// `curl: (7) Failed to connect to api.example port 443: Connection refused`
    @Sendable
    private static func failure(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        let line = lines[at]
        guard let code = line.text(between: "curl: (", ")"), Amount.number(code) != nil else {
            return nil
        }
        var request = Request(lines.command(above: at))
        request.host =
            (line.text(after: "Failed to connect to ") ?? line.text(after: "resolve host: "))?.words
            .first
            ?? request.host
        list.add(
            "http.curl-error", code, ["host": request.host, "url": request.url], at: at, in: lines)
        return at + 1
    }

    /// The head of an answer below a `curl -i`; anywhere else it is a payload.
    @Sendable
    private static func answer(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let command = lines.command(above: at)
        guard command?.words.first == "curl" || list.commands.contains("curl"),
            let status = lines[at].words.dropFirst().first, Amount.number(status) != nil
        else { return nil }
        let request = Request(command)
        list.add(
            "http.status", status, ["host": request.host, "url": request.url], at: at, in: lines)
        var index = at + 1
        while index < lines.count, index < at + 60, !lines.isBlank(index),
            let pair = lines[index].pair, !pair.key.contains(" ")
        {
            header(pair, request, index, lines, &list)
            index += 1
        }
        return index
    }
}
