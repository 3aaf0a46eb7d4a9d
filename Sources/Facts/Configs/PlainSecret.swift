/// Secrets that stand in a configuration in plain text, and how such a setting may be shown.
///
/// A setting holds a secret when its name says so (`DB_PASSWORD`, `clientSecret`, `requirepass`) and its
/// value is the secret itself, or when its value carries one (`amqp://user:secret@host`,
/// `password="…"` in a connection string). A reference (`${NAME}`, a secret's file, a vault's path), a
/// mask, a placeholder and a password that the whole world knows are none.
package enum PlainSecret {
    /// What is shown in the place of a secret.
    package static let mask = "(hidden)"

    /// Bytes of a value that are looked at; nothing behind them is shown.
    private static let longest = 4096

    /// Whether the setting holds a secret in plain text.
    package static func stands(in setting: Setting) -> Bool {
        let value = beginning(of: setting.value)
        return isWhollySecret(setting.path, value) || hidingInner(value) != value
    }

    /// The value with its secrets hidden, at most 500 characters of it.
    package static func shown(_ setting: Setting) -> String {
        let value = beginning(of: setting.value)
        if isWhollySecret(setting.path, value) { return mask }
        let shown = hidingInner(value)
        let isLong = setting.value.utf8.count > value.utf8.count || shown.count > 500
        return isLong ? shown.prefix(500) + "…" : shown
    }

    private static func beginning(of value: String) -> String {
        value.utf8.count <= longest
            ? value : String(decoding: value.utf8.prefix(longest), as: UTF8.self)
    }

    private static func isWhollySecret(_ path: String, _ value: String) -> Bool {
        isNamedSecret(path) && isLiteral(value)
    }

    // MARK: The name

    private static let endings = [
        "password", "passwd", "pwd", "passphrase", "pass", "secret", "secretkey", "secretaccesskey",
        "apikey", "accesstoken", "authtoken", "token", "privatekey", "requirepass", "masterauth",
        "signingkey", "encryptionkey", "accountkey", "sharedkey", "authpass", "webhooksecret",
        "statsauth", "bottoken", "secretkeybase", "mastersecret",
    ]
    /// Names that end like a secret's and hold none.
    private static let harmless: Set<String> = [
        "bypass", "nopass", "proxypass", "fastcgipass", "uwsgipass", "scgipass", "grpcpass",
        "memcachedpass", "compass", "includetoken", "usetoken", "permitemptypassword",
        "proxyhttppass", "maxtoken", "ssltoken",
    ]

    private static func isNamedSecret(_ path: String) -> Bool {
        let name = path.utf8.lastIndex(of: UInt8(ascii: ".")).map {
            path[path.utf8.index(after: $0)...]
        }
        let last = name ?? path[...]
        let letters = last.lowercased().filter { $0.isLetter || $0.isNumber }
        guard !harmless.contains(letters),
            let ending = endings.filter(letters.hasSuffix).max(by: { $0.count < $1.count })
        else { return false }
        if letters.count == ending.count || ending.count > 5 { return true }
        // Short words end many others: “compass”. They count when a new word begins with them.
        let head = last.dropLast(ending.count)
        guard let before = head.last, let first = last.dropFirst(head.count).first else {
            return true
        }
        return !before.isLetter || (before.isLowercase && first.isUppercase)
            || letters == "dbpass" || letters == "userpass"
    }

    // MARK: The value

    private static let switches: Set<String> = [
        "", "true", "false", "yes", "no", "on", "off", "none", "null", "nil", "~", "{}", "[]",
        "required", "optional", "enabled", "disabled", "prompt", "env", "auto", "default", "basic",
        "plain", "-",
    ]
    /// What every attacker tries first; told by its own rule and therefore shown.
    private static let known: Set<String> = [
        "admin", "administrator", "password", "guest", "root", "test", "postgres", "mysql",
        "secret", "pass", "123456", "12345678", "1234", "12345", "minioadmin", "elastic",
        "rabbitmq",
        "user", "demo", "sa", "kafka", "redis", "letmein", "welcome", "qwerty", "example",
        "p@ssw0rd", "password1", "password123", "admin123", "test123", "tomcat", "airflow",
        "grafana", "zabbix", "nexus", "sonar", "keycloak", "superset", "clickhouse", "influxdb",
    ]
    private static let placeholders = [
        "changeme", "changeit", "changethis", "replaceme", "replacethis", "placeholder", "fixme",
        "todo", "tobedefined", "tobeset", "insertyour", "enteryour", "yourpassword", "yoursecret",
        "yourtoken", "yourapikey", "yourkey", "goeshere", "dummy", "tbd", "yourusername", "foobar",
    ]
    private static let references = [
        "${", "$(", "$", "{{", "%(", "%{", "#{", "<", "enc(", "vault:", "vault/", "secret:",
        "secretkeyref", "configmapkeyref", "fieldref", "file:", "file(", "env:", "env(", "env.",
        "arn:", "{cipher}", "{bcrypt}", "{ssha", "{sha", "{noop}", "{pbkdf2}", "ref+", "op://",
        "!vault", "md5", "scram-sha", "sha256:", "keystore:", "azurekeyvault", "projects/",
        "@microsoft.keyvault", "ssm:", "sops",
    ]

    /// Whether the text is the secret itself.
    private static func isLiteral(_ value: String) -> Bool {
        let text = value.lowercased()
        guard !switches.contains(text), !known.contains(text),
            !references.contains(where: text.hasPrefix), !isPlaceholder(text), !isMask(text)
        else { return false }
        // A path to where the secret stands.
        return !(text.hasPrefix("/") && !text.contains(" ") && text.dropFirst().contains("/"))
    }

    /// Whether the text was left by whoever wrote the template of the configuration.
    package static func isPlaceholder(_ text: String) -> Bool {
        let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }
        return placeholders.contains { letters == $0 || (letters.hasPrefix($0) && $0.count > 4) }
            || (letters.count >= 3 && letters.allSatisfy { $0 == "x" })
    }

    private static func isMask(_ text: String) -> Bool {
        guard let first = text.first else { return true }
        if text.contains("redacted") || text.contains("(hidden)") || first == "«" { return true }
        return text.count >= 3 && text.allSatisfy { $0 == first } && !first.isLetter
    }

    // MARK: Inside a value

    private static let markers = [
        "password=", "passwd=", "pwd=", "secret=", "token=", "apikey=", "api_key=", "accountkey=",
        "insecure-password ", "sharedaccesskey=", "bearer ", "basic ",
    ]

    /// The value with what stands behind `user:` of an address, `password=` and `Bearer` hidden.
    private static func hidingInner(_ value: String) -> String {
        guard value.utf8.count > 8 else { return value }
        return hidingMarked(hidingUserInfo(value))
    }

    private static func hidingUserInfo(_ value: String) -> String {
        var result = ""
        var rest = value[...]
        while let scheme = rest.firstRange(of: "://") {
            result += rest[..<scheme.upperBound]
            rest = rest[scheme.upperBound...]
            let authority = rest.prefix { !"/?#, \"'".contains($0) }
            guard let at = authority.lastIndex(of: "@"),
                let colon = authority[..<at].firstIndex(of: ":")
            else { continue }
            let secret = String(authority[authority.index(after: colon)..<at])
            result += authority[...colon]
            result += isLiteral(secret) ? mask : secret
            rest = rest[at...]
        }
        return result + rest
    }

    private static func hidingMarked(_ value: String) -> String {
        let lowered = value.lowercased()
        // Without a one-to-one copy the places would not fit.
        guard lowered.utf8.count == value.utf8.count else { return value }
        let bytes = Array(value.utf8)
        let low = Array(lowered.utf8)
        var kept: [UInt8] = []
        var at = 0
        while at < bytes.count {
            guard let end = markEnd(low, at) else {
                kept.append(bytes[at])
                at += 1
                continue
            }
            kept += bytes[at..<end]
            at = end
            if at < bytes.count, bytes[at].isQuote {
                kept.append(bytes[at])
                at += 1
            }
            let stop = bytes[at...].firstIndex {
                $0.isSpace || $0.isQuote || "&;,".utf8.contains($0)
            }
            let secret = String(decoding: bytes[at..<(stop ?? bytes.count)], as: UTF8.self)
            // “Bearer” and “Basic” are words of prose too.
            let isWord =
                low[at - 1].isSpace && (secret.count < 12 || !secret.contains(where: \.isNumber))
            kept +=
                secret.count >= 3 && !isWord && isLiteral(secret)
                ? Array(mask.utf8) : Array(secret.utf8)
            at = stop ?? bytes.count
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// Where a mark that begins here ends; a word that merely ends in one begins earlier.
    private static func markEnd(_ text: [UInt8], _ at: Int) -> Int? {
        for marker in markers where text[at...].starts(with: marker.utf8) {
            return at + marker.utf8.count
        }
        return nil
    }
}
