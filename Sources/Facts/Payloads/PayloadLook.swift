/// What kind of payload a file is, by its path and its beginning; `nil` for logs, configurations and the rest.
enum PayloadLook {
    case lines, document, xml, form, http
    case table(TableLook)

    init?(path: String, sample: UnsafeRawBufferPointer, sources: [Source], isLog: Bool) {
        let isDeclared = sources.contains { $0.kind == .payload }
        if !isDeclared, sources.contains(where: { $0.kind != .payload }) { return nil }
        let path = path.lowercased()
        let parts = path.split(separator: "/")
        let name = parts.last ?? ""
        let folders = parts.dropLast().map(String.init)
        let isPayloadFolder = folders.contains { Self.folders.contains($0) }
        let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
        let isKnownEnding = Self.endings.contains(ending)
        guard isDeclared || isPayloadFolder || isKnownEnding || ending == "txt" || ending.isEmpty
        else { return nil }
        if !isDeclared, !isPayloadFolder, isKnownEnding, Self.isConfig(name, folders, ending) {
            return nil
        }
        let text = Self.withoutMark(sample)
        let lines = text.prefix(16_384).split(separator: 10, maxSplits: 3)
        guard let line = lines.first(where: { $0.contains { $0 > 0x20 } }),
            let first = line.first(where: { $0 > 0x20 })
        else { return nil }
        if HTTPDump.side(line.last == 13 ? line.dropLast() : line) != nil {
            self = .http
            return
        }
        if ending == "txt" || ending.isEmpty || ending == "http",
            lines.contains(where: {
                ($0.starts(with: "> ".utf8) || $0.starts(with: "* ".utf8))
                    && line.first == UInt8(ascii: "*")
            }),
            text.prefix(16_384).split(separator: 10).contains(where: {
                HTTPDump.side($0.last == 13 ? $0.dropLast() : $0) != nil
            })
        {
            self = .http
            return
        }
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard isKnownEnding || isDeclared || isPayloadFolder else { return nil }
            let isLines =
                ending == "ndjson" || ending == "jsonl" || Self.isObjectLines(lines)
            let isNamedLog =
                folders.contains { $0 == "log" || $0 == "logs" }
                || ["log", "access", "audit"].contains { name.contains($0) }
            if isLines, !isDeclared, Self.isLogLine(line) || (isLog && isNamedLog) { return nil }
            self = isLines ? .lines : .document
        case UInt8(ascii: "<"):
            guard ending == "xml" || ending == "json" || isDeclared || isPayloadFolder else {
                return nil
            }
            self = .xml
        default:
            if isLog, !isDeclared, !["csv", "tsv", "psv"].contains(ending) { return nil }
            if FormShaper.fits(line.last == 13 ? line.dropLast() : line) {
                self = .form
                return
            }
            if ending == "json" || ending == "ndjson" || ending == "jsonl" {
                self = ending == "json" ? .document : .lines
                return
            }
            guard ["csv", "tsv", "psv"].contains(ending) || isDeclared || isPayloadFolder,
                let look = TableLook(text)
            else { return nil }
            self = .table(look)
        }
    }

    static func withoutMark(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        bytes.starts(with: [0xef, 0xbb, 0xbf])
            ? UnsafeRawBufferPointer(rebasing: bytes[3...]) : bytes
    }

    private static let endings: Set<String> = [
        "json", "ndjson", "jsonl", "xml", "csv", "tsv", "psv", "avsc", "http", "form", "geojson",
    ]
    private static let folders: Set<String> = [
        "payload", "payloads", "samples", "messages", "inbox", "outbox", "requests", "responses",
        "records", "rejected", "dlq", "schemas", "contracts",
    ]

    private static func isConfig(_ name: Substring, _ folders: [String], _ ending: String) -> Bool {
        if ending == "csv" || ending == "tsv" || ending == "ndjson" || ending == "avsc" {
            return false
        }
        if folders.contains(where: {
            ["etc", "conf", "config", "configs", "conf.d", "meta-inf", "web-inf"].contains($0)
        }) {
            return true
        }
        let stems = [
            "package.", "package-lock.", "tsconfig", "composer.", "appsettings", "pom.xml",
            "web.xml", "log4j", "logback", "config.", "settings.", "launchsettings", "server.xml",
            "context.xml", "beans", "persistence.xml",
        ]
        return stems.contains { name.hasPrefix($0) } || name.contains("config")
    }

    private static func isObjectLines(_ lines: [Slice<UnsafeRawBufferPointer>]) -> Bool {
        let objects = lines.prefix(2).map { line in
            let trimmed = line.last == 13 ? line.dropLast() : line
            return trimmed.first == UInt8(ascii: "{") && trimmed.last == UInt8(ascii: "}")
        }
        return objects.count == 2 && objects.allSatisfy { $0 }
    }

    /// A line of a log in JSON: it tells its level, or its time and a message.
    static func isLogLine(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
        let text = Text.decoded(line.prefix(2000)).lowercased()
        func has(_ names: [String]) -> Bool { names.contains { text.contains("\"\($0)\":") } }
        if has(["level", "loglevel", "severity", "log.level", "lvl", "levelname"]) {
            return has([
                "msg", "message", "time", "timestamp", "ts", "@timestamp", "logger", "event",
            ])
        }
        return has(["time", "timestamp", "ts", "@timestamp"]) && has(["msg", "message", "log"])
    }
}
