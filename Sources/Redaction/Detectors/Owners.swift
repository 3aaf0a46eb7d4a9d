/// Whether an address can be somebody's: ranges and names that documents and protocols reserve are nobody's.
enum Owners {
    /// RFC 2606 and RFC 6761: names that belong to nobody.
    private static let nobodys = ["example", "invalid", "test", "localhost", "local"]
    private static let nobodysDomains = ["example.com", "example.org", "example.net"]
    /// Accounts of programs, as `git@github.com` in the address of a repository.
    private static let programs: Set<String> = ["git", "svn", "hg"]

    static func mayBePerson(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        guard let at = text.firstIndex(of: "@"), !programs.contains(String(text[..<at])) else {
            return false
        }
        let domain = text[text.index(after: at)...]
        let last = domain.split(separator: ".").last.map(String.init) ?? ""
        return !nobodys.contains(last)
            && !nobodysDomains.contains { domain == $0 || domain.hasSuffix(".\($0)") }
    }

    /// Not local, not for documents, tests or netmasks (RFC 6890).
    static func mayBeHost(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let parts = bytes.split(separator: 46).map { $0.reduce(0) { $0 * 10 + Int($1) - 48 } }
        guard parts.count == 4 else { return false }
        return switch (parts[0], parts[1], parts[2]) {
        case (0, _, _), (127, _, _), (224..., _, _), (169, 254, _): false
        case (192, 0, 2), (198, 51, 100), (203, 0, 113), (198, 18...19, _): false
        default: true
        }
    }

    static func mayBeHost6(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        let isWhole = groups.count == 8 && !text.contains("::")
        guard isWhole || text.contains("::") else { return false }
        // `58:f3:f8:7c:9c:34:90:c9` is a key's name: nobody writes every group with two digits.
        if isWhole, groups.allSatisfy({ $0.count == 2 }) { return false }
        // A clock, a C++ name or six pairs are none.
        guard text.contains(where: { $0.isNumber }), text.count > 6 else { return false }
        return !["fe8", "fe9", "fea", "feb", "ff", "2001:db8", "2001:0db8", "3fff:"].contains {
            text.hasPrefix($0)
        }
    }

    /// Names of hosts that everybody knows: they tell of nobody, and what goes wrong with them depends on them.
    private static let publicDomains: Set<String> = [
        "amazonaws.com", "azure.com", "azure.net", "windows.net", "microsoftonline.com",
        "microsoft.com", "office.com", "office365.com", "outlook.com", "live.com",
        "googleapis.com", "google.com", "github.com", "githubusercontent.com", "gitlab.com",
        "bitbucket.org", "atlassian.net", "atlassian.com", "docker.com", "docker.io", "quay.io",
        "maven.org", "npmjs.org", "npmjs.com", "pypi.org", "rubygems.org", "debian.org",
        "ubuntu.com", "redhat.com", "apache.org", "spring.io", "springframework.org", "w3.org",
        "xmlsoap.org", "oasis-open.org", "ietf.org", "iana.org", "jcp.org", "sun.com", "java.com",
        "java.net", "oracle.com", "eclipse.org", "jboss.org", "hibernate.org", "mozilla.org",
        "python.org", "nodejs.org", "php.net", "golang.org", "json-schema.org", "openssl.org",
        "nginx.org", "nginx.com", "postgresql.org", "mysql.com", "mariadb.org", "mongodb.com",
        "mongodb.org", "redis.io", "rabbitmq.com", "elastic.co", "confluent.io", "kubernetes.io",
        "k8s.io", "gcr.io", "hashicorp.com", "letsencrypt.org", "digicert.com", "cloudflare.com",
        "akamai.net", "fastly.net", "salesforce.com", "force.com", "stripe.com", "paypal.com",
        "slack.com", "twilio.com", "sendgrid.net", "okta.com", "auth0.com", "zendesk.com",
        "shopify.com", "sap.com", "ibm.com", "snowflakecomputing.com", "databricks.com",
        "datadoghq.com", "newrelic.com", "sentry.io", "stackoverflow.com", "ntp.org",
        "in-addr.arpa", "ip6.arpa",
    ]

    /// A host that somebody named: not reserved, and not of a service that everybody uses.
    static func mayBeNamed(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let labels = String(decoding: bytes, as: UTF8.self).lowercased().split(separator: ".")
        guard let last = labels.last, last.contains(where: \.isLetter) else { return false }
        if nobodys.contains(String(last)) { return false }
        let domain = labels.suffix(2).joined(separator: ".")
        return !publicDomains.contains(domain) && !nobodysDomains.contains(domain)
    }

    /// Not all alike, and not locally administered as our pseudonyms are.
    static func mayBeCard(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let digits = bytes.filter(\.isHex).map { $0 | 0x20 }
        return Set(digits).count > 1 && !digits.starts(with: Array("025e".utf8).map { $0 | 0x20 })
    }

    /// Base64 of a name, a colon and a password.
    static func isCredential(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let decoded = Base64Layer.decoded(Array(bytes))
        return decoded.contains(UInt8(ascii: ":"))
            && decoded.allSatisfy { $0 >= 32 && $0 != 127 }
    }
}
