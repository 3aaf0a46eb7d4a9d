/// The words of keys and prose, brought to one form.
enum Words {
    /// `export.batchSize` → export, batch, size. Plurals lose their ending.
    static func of(_ text: some StringProtocol) -> Set<String> {
        var words: Set<String> = []
        var word = ""
        var wasLower = false
        func close() {
            if word.utf8.count >= 2 { words.insert(stem(word.lowercased())) }
            word = ""
        }
        for scalar in text.unicodeScalars.prefix(20_000) {
            let isLetter = scalar.properties.isAlphabetic
            if !isLetter {
                close()
                wasLower = false
                continue
            }
            let isUpper = scalar.properties.isUppercase
            if isUpper, wasLower { close() }
            word.unicodeScalars.append(scalar)
            wasLower = !isUpper
        }
        close()
        return words
    }

    /// Batches and batch, queues and queue, retries and retry are one word.
    static func stem(_ word: String) -> String {
        if word.count > 4, word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
        for ending in ["ches", "shes", "sses", "xes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        if word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") {
            return String(word.dropLast())
        }
        return word
    }

    /// What stands between blanks, quotes and brackets, in lower case: `client_max_body_size`,
    /// `api.partner.example`, `message-ttl`.
    static func tokens(_ text: String) -> Set<String> {
        var tokens: Set<String> = []
        for part in text.lowercased().prefix(20_000).split(whereSeparator: isBreak) {
            var token = part
            while let last = token.last, ".,;:-/".contains(last) { token.removeLast() }
            while let first = token.first, ".,;:-/".contains(first) { token.removeFirst() }
            if token.count >= 2 { tokens.insert(String(token)) }
            // http://10.0.3.12:8080/cart names 10.0.3.12:8080 and 10.0.3.12
            for piece in token.split(separator: "/") where piece.count >= 2 {
                tokens.insert(String(piece))
                if let host = piece.split(separator: ":").first, host.count >= 3 {
                    tokens.insert(String(host))
                }
            }
        }
        return tokens
    }

    /// The values in a setting's value that are telling enough to be looked for: no `1`, no `true`.
    static func values(_ value: String) -> [String] {
        guard value.utf8.count <= 400 else { return [] }
        return tokens(value).filter { token in
            if let number = Double(token) { return abs(number) >= 100 }
            return token.count >= 4 && !common.contains(token)
        }.sorted()
    }

    private static func isBreak(_ character: Character) -> Bool {
        character.isWhitespace || "\"'“”‘’()[]{}<>=|`,;".contains(character)
    }

    private static let common: Set<String> = [
        "true", "false", "none", "null", "info", "debug", "warn", "error", "http", "https", "auto",
        "default", "localhost", "enabled", "disabled", "127.0.0.1", "0.0.0.0", "utf-8", "file",
    ]
}

/// Words of settings with which one can break something.
enum Lever {
    static let words: Set<String> = [
        "ack", "address", "advertised", "allow", "audience", "auth", "backoff", "batch", "body",
        "broker", "buffer", "bulk", "ca", "capacity", "cert", "certificate", "charset", "chunk",
        "cipher", "client", "codec", "compression", "concurrency", "connection", "connect",
        "database", "deadline", "decimal", "delimiter", "deny", "dialect", "disk", "dns", "driver",
        "durable", "encoding", "endpoint", "exchange", "expiry", "expires", "eviction", "fetch",
        "format", "group", "header", "heap", "heartbeat", "host", "hostname", "idle", "isolation",
        "issuer", "keepalive", "keystore", "length", "level", "lifetime", "limit", "listen",
        "listener", "locale", "lock", "max", "maxmemory", "maximum", "memory", "min", "minimum",
        "mode", "page",
        "parallelism", "partition", "password", "payload", "permission", "policy", "pool", "port",
        "prefetch", "protocol", "proxy", "quota", "queue", "rate", "realm", "redirect", "region",
        "replication", "request", "resolver", "retention", "retry", "role", "route", "routing",
        "schema", "scope", "secret", "separator", "serializer", "server", "size", "slot", "socket",
        "ssl", "statement", "tenant", "thread", "throttle", "timeout", "timezone", "tls", "token",
        "topic", "transaction", "truststore", "ttl", "upstream", "uri", "url", "user", "username",
        "verify", "version", "virtual", "vhost", "wal", "window", "worker", "zone",
    ]
    /// Words that most limits share, so that sharing them says little.
    static let vague: Set<String> = [
        "client", "server", "request", "connection", "connect", "max", "min", "maximum", "minimum",
        "level", "mode", "size",
        "limit", "header", "group", "user", "worker", "policy", "version", "queue", "host",
        "hostname", "allow", "port", "url", "payload", "rate", "page", "database", "message",
        "format", "address", "role", "length", "certificate",
    ]
}
