import Facts

extension Side {
    /// Settings, items of lists under the name they have, not the place they stand at.
    var settingClaims: [Claim] {
        var claims: [Claim] = []
        claims.reserveCapacity(facts.settings.count)
        let names = itemNames
        for setting in facts.settings where isCompared(setting.place.file) {
            let path = named(setting, names)
            claims.append(
                Claim(
                    kind: .setting, key: "s \(key(setting.place.file)) \(path)", subject: path,
                    value: setting.value, shown: nil, place: setting.place, power: .telling,
                    isBare: true))
        }
        return claims
    }

    /// Settings of payload samples are data, and are compared as payloads.
    private func isCompared(_ file: Int) -> Bool {
        let file = facts.files[file]
        if file.kind == .payload { return false }
        let path = file.path.lowercased()
        return !["payloads/", "samples/", "messages/"].contains {
            path.hasPrefix($0) || path.contains("/" + $0)
        }
    }

    /// `file prefix` → the name of the list's item that begins there: `policies.0` → `orders-limits`.
    private var itemNames: [String: String] {
        var names: [String: String] = [:]
        for member in ["name", "id", "key"] {
            for setting in facts.settings where setting.path.hasSuffix("." + member) {
                let prefix = setting.path.dropLast(member.count + 1)
                guard let index = prefix.split(separator: ".").last, Int(index) != nil else {
                    continue
                }
                let place = "\(setting.place.file) \(prefix)"
                if names[place] == nil { names[place] = String(setting.value.prefix(80)) }
            }
        }
        return names
    }

    private func named(_ setting: Setting, _ names: [String: String]) -> String {
        let path = setting.path
        guard path.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return path }
        var prefix = ""
        var out: [String] = []
        let parts = path.split(separator: ".", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            prefix += prefix.isEmpty ? String(part) : "." + part
            if index > 0, part.count < 6, Int(part) != nil {
                let name = names["\(setting.place.file) \(prefix)"]
                let mark = name.map { "[\($0)]" } ?? (index == parts.count - 1 ? "[]" : nil)
                out.append(mark.flatMap { mark in out.popLast().map { $0 + mark } } ?? String(part))
            } else {
                out.append(String(part))
            }
        }
        return out.joined(separator: ".")
    }
}

extension Claim {
    /// The claim with all that is said of a change; settings get it only here, because most do not change.
    var told: Claim {
        guard isBare else { return self }
        let isSecret = Secrets.isSecret(key: subject, value: value)
        let isLever = Words.of(subject).contains(where: Lever.words.contains)
        return Claim(
            kind: kind, key: key, subject: subject, value: value,
            shown: isSecret ? nil : Secrets.withoutUserInfo(value), place: place,
            power: !isSecret && Routine.isValue(value)
                ? .routine : isLever ? .breaking : .telling,
            values: isSecret ? [] : Words.values(value))
    }
}

/// Values that may not be shown.
enum Secrets {
    private static let words: Set<String> = [
        "password", "passwd", "pwd", "passphrase", "secret", "token", "credential", "credentials",
        "apikey", "privatekey", "sas", "cookie", "signature", "pin", "salt", "authorization",
    ]

    static func isSecret(key: String, value: String) -> Bool {
        let parts = Words.of(key.split(separator: ".").suffix(2).joined(separator: "."))
        if parts.contains(where: words.contains) {
            // `token_ttl`, `password_encryption`: about a secret, and none itself.
            let about: Set<String> = [
                "ttl", "timeout", "lifetime", "encryption", "length", "expiry", "expires", "url",
                "uri", "path", "file", "endpoint", "policy", "enabled", "type", "name",
            ]
            return parts.isDisjoint(with: about)
        }
        if parts.contains("key"), !parts.isDisjoint(with: ["api", "private", "access", "account"]) {
            return true
        }
        return value.contains("-----BEGIN") || value.hasPrefix("eyJ") || value.hasPrefix("AKIA")
            || value.lowercased().hasPrefix("bearer ")
    }

    /// `amqp://app:hunter2@mq-1/` → `amqp://app:…@mq-1/`; `password=x` in a connection string likewise.
    static func withoutUserInfo(_ value: String) -> String {
        var out = value
        if let scheme = out.firstRange(of: "://"),
            let at = out[scheme.upperBound...].firstIndex(of: "@"),
            let colon = out[scheme.upperBound..<at].firstIndex(of: ":")
        {
            out.replaceSubrange(out.index(after: colon)..<at, with: "…")
        }
        for word in ["password=", "pwd=", "secret=", "token=", "sharedaccesskey="] {
            guard let found = out.lowercased().firstRange(of: word) else { continue }
            let start = out.lowercased().distance(
                from: out.lowercased().startIndex, to: found.upperBound)
            guard let from = out.index(out.startIndex, offsetBy: start, limitedBy: out.endIndex)
            else { continue }
            let end = out[from...].firstIndex { " ;&,".contains($0) } ?? out.endIndex
            out.replaceSubrange(from..<end, with: "…")
        }
        return out
    }
}

/// Values that differ between any two bundles.
enum Routine {
    /// A random id, a moment, a temporary path, a hash.
    static func isValue(_ value: String) -> Bool {
        let text = value.lowercased()
        if text.hasPrefix("/tmp/") || text.hasPrefix("/var/tmp/") { return true }
        let bytes = Array(text.utf8)
        guard bytes.count >= 10 else { return false }
        let digits = bytes.count { $0 >= 0x30 && $0 <= 0x39 }
        let hex = bytes.count {
            ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) || $0 == 0x2d
        }
        if digits >= 4, hex == bytes.count, bytes.count >= 16 { return true }
        if digits == bytes.count, digits <= 13, text.hasPrefix("1") { return true }
        // Wed, 06 May 2026 10:02:05 GMT
        if text.hasSuffix(" gmt"), text.contains(":") { return true }
        // 2026-05-04T10:02:05
        if digits >= 8, bytes[4] == 0x2d, bytes[7] == 0x2d { return true }
        // Letters of both cases and digits without blanks: rabbitmq-cluster-id-3lDsUSD6WRnKXmT_WP0XzA
        let tail = value.split { "-./:".contains($0) }.last ?? ""
        return tail.count >= 20 && tail.contains(where: \.isNumber)
            && tail.contains(where: \.isUppercase) && tail.contains(where: \.isLowercase)
    }
}
