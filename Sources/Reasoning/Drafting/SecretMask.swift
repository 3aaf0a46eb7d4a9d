/// Masks what is obviously secret in a line that is to become an example.
enum SecretMask {
    static let mask = "***"

    private static let keys = [
        "password", "passwd", "pwd", "passphrase", "secret", "token", "api_key", "apikey",
        "api-key", "access_key", "accesskey", "private_key", "authorization", "credential",
        "client_secret", "session_id", "sessionid", "cookie", "signature",
    ]

    static func masked(_ line: String) -> String {
        var words = maskedAddresses(line)
        for scheme in ["Bearer ", "Basic "] { words = masked(after: scheme, in: words) }
        words = maskedValues(words)
        return maskedTokens(words)
    }

    /// `password=…`, `"token": "…"`.
    private static func maskedValues(_ line: String) -> String {
        var out = ""
        var rest = Substring(line)
        while let (key, end) = nextKey(rest) {
            var value = rest[end...].drop { $0 == " " || $0 == "\"" || $0 == "\\" || $0 == "'" }
            guard let mark = value.first, mark == "=" || mark == ":" else {
                out += rest[..<end]
                rest = rest[end...]
                continue
            }
            _ = key
            value = value.dropFirst().drop { $0 == " " || $0 == "\"" || $0 == "\\" || $0 == "'" }
            let length = value.prefix { !" \"'\\,;&)}]".contains($0) }.count
            out += rest[..<value.startIndex]
            if length > 0 { out += value.hasPrefix(mask) ? value.prefix(length) : mask[...] }
            rest = value.dropFirst(length)
        }
        return out + rest
    }

    private static func nextKey(_ text: Substring) -> (key: String, end: Substring.Index)? {
        let lower = text.lowercased()
        // Lower-casing may change the length of exotic letters; then nothing is looked for.
        guard lower.count == text.count else { return nil }
        var best: (start: Int, key: String)?
        for key in keys {
            guard let found = lower.firstRange(of: key) else { continue }
            let start = lower.distance(from: lower.startIndex, to: found.lowerBound)
            if best == nil || start < best?.start ?? .max { best = (start, key) }
        }
        return best.map { ($0.key, text.index(text.startIndex, offsetBy: $0.start + $0.key.count)) }
    }

    private static func masked(after scheme: String, in line: String) -> String {
        var out = ""
        var rest = Substring(line)
        while let found = rest.firstRange(of: scheme) {
            let value = rest[found.upperBound...].prefix { !" \"'\\,;".contains($0) }
            out += rest[..<found.upperBound]
            out += value.count >= 8 ? mask[...] : value
            rest = rest[value.endIndex...]
        }
        return out + rest
    }

    /// `scheme://user:password@host`.
    private static func maskedAddresses(_ line: String) -> String {
        var out = ""
        var rest = Substring(line)
        while let found = rest.firstRange(of: "://") {
            let login = rest[found.upperBound...].prefix { !" /\"'?".contains($0) }
            out += rest[..<found.upperBound]
            rest = rest[found.upperBound...]
            guard let at = login.lastIndex(of: "@"), let colon = login[..<at].firstIndex(of: ":")
            else { continue }
            out += login[...colon] + mask
            rest = rest[at...]
        }
        return out + rest
    }

    /// Web tokens and cloud keys, which tell themselves by how they begin.
    private static func maskedTokens(_ line: String) -> String {
        var out = ""
        var rest = Substring(line)
        let starts = [
            "eyJ", "AKIA", "ASIA", "ghp_", "gho_", "github_pat_", "xoxb-", "xoxp-", "sk_live_",
        ]
        while let found = starts.compactMap({ rest.firstRange(of: $0) }).min(by: {
            $0.lowerBound < $1.lowerBound
        }) {
            let word = rest[found.lowerBound...].prefix {
                $0.isASCII && ($0.isLetter || $0.isNumber || "._-+/=".contains($0))
            }
            out += rest[..<found.lowerBound] + (word.count >= 16 ? mask[...] : word)
            rest = rest[word.endIndex...]
        }
        return out + rest
    }
}
