import Scanning

/// Places where a secret stands by its position, without a key before it.
enum ContextDetectors {
    /// A word of a command line: what stands in quotes may hold blanks and the other quote.
    private static let word = #"['"]?(?<value>(?<=')[^'\n]+|(?<=")[^"\n]+|[^\s'"]+)"#

    static let all: [Detector] =
        [
            secret(
                "secret.url",
                #"[A-Za-z][A-Za-z0-9+.-]{1,40}://[^\s/?#"'<>:@]{0,100}:(?<value>[^\s"'<>/?#]{1,200})@[^\s@]"#,
                prefilter: #"://[^\s/?#"'<>:@]{0,100}:[^\s"'<>/?#]{1,200}@"#),
            secret(
                "secret.url", #"https?://(?<value>(?:[A-Za-z0-9_~-]|%[0-9A-Fa-f]{2}){16,200})@"#),
            secret(
                "secret.url",
                #"jdbc:oracle:\w{2,10}:[^\s/:@"']{1,60}/(?<value>[^\s"'<>]{1,200}?)@"#),
            secret(
                "secret.password-hash",
                #"(?<value>\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|argon2(?:id?|d)|pbkdf2(?:-sha\d+)?|scram-sha-256)\$[A-Za-z0-9./,=$+-]{16,200})"#
            ),
            secret(
                "secret.password-hash",
                #"(?<value>SCRAM-SHA-(?:1|256)\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+)"#
            ),
            secret(
                "secret.password-hash",
                #"\{(?:SSHA\d*|SHA\d*|SMD5|MD5|CRYPT|PBKDF2[\w-]*)\}(?<value>[A-Za-z0-9+/=$.]{16,200})"#
            ),
            secret(
                "secret.sql",
                #"(?i)\b(?:IDENTIFIED\s+(?:WITH\s+[\w']{1,40}\s+)?(?:BY|AS)(?:\s+PASSWORD)?|SET\s+PASSWORD[^\n=]{0,80}=)\s*(?:PASSWORD\s*\(\s*)?['"](?<value>[^'"\n]{3,200})['"]"#
            ),
            // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-USER.html
            secret(
                "secret.password-hash",
                #"(?i)\bIDENTIFIED\s+BY\s+VALUES\s+'(?<value>[^'\n]{16,400})'"#),
            secret(
                "secret.key",
                #"(?i)key["'\s:=]{1,4}base64:(?<value>[A-Za-z0-9+/]{40,}={0,2})"#,
                prefilter: "(?i)base64:[A-Za-z0-9+/]{40}"),
            command(
                #"\b(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mysqlimport|mysqlcheck)\b[^|;\n]{0,300}?\s-p(?<value>[^\s'"|;]{3,})"#
            ),
            command(
                #"\bcurl\b[^|;\n]{0,500}?\s(?:-u|--user|-U|--proxy-user)[= ]?\s*['"]?[^\s:'"]{1,80}:(?<value>[^\s'"]+)"#
            ),
            command(#"\bsshpass\s+-p\s*\#(word)"#),
            command(#"\bredis-cli\b[^|;\n]{0,300}?\s(?:-a|--pass)\s+\#(word)"#),
            command(#"-pass(?:in|out|word)?\s+pass:(?<value>[^\s'"]+)"#),
            command(
                #"\b(?:docker|podman|buildah|helm|az|oc|skopeo|nerdctl)\b[^|;\n]{0,60}?\blogin\b[^|;\n]{0,200}?\s-p\s+\#(word)"#
            ),
            command(
                #"\bldap(?:search|modify|add|delete|passwd|whoami)\b[^|;\n]{0,300}?\s-w\s*\#(word)"#
            ),
            command(
                #"\b(?:sqlplus|expdp|impdp|rman|sqlldr|exp|imp)\b(?:\s+-\S+){0,4}\s+['"]?[\w$#]{1,60}/['"]?(?<value>[^\s@'"/]+)['"]?@"#,
                prefilter: #"sqlplus\s|expdp\s|impdp\s|rman\s|sqlldr\s|\bexp\s|\bimp\s"#),
            command(#"\b(?:sqlcmd|bcp|osql)\b[^|;\n]{0,300}?\s-P\s*\#(word)"#),
            command(
                #"\b(?:mongo|mongosh|mongodump|mongorestore|cqlsh|clickhouse-client|influx|mosquitto_pub|mosquitto_sub|snmpwalk)\b[^|;\n]{0,300}?\s(?:-p|-P)\s+\#(word)"#
            ),
            command(
                #"\brabbitmqctl\b[^|;\n]{0,80}?\b(?:add_user|change_password|authenticate_user)\s+['"]?[^\s'"]+['"]?\s+\#(word)"#
            ),
            command(
                #"\b(?:ipmitool|smbclient|rpcclient|mount\.cifs|winexe)\b[^|;\n]{0,200}?\s-(?:P\s+|U\s*['"]?[^\s%'"]+%)\#(word)"#
            ),
            command(
                #"\bsnmp(?:get|walk|set|bulkwalk|bulkget)\b[^|;\n]{0,120}?\s-c\s*\#(word)"#
            ),
            command(
                #"\b(?:zip|7z|7za|unzip|plink|pscp|putty)\b[^|;\n]{0,120}?\s(?:-P|-p|-pw)\s*['"]?(?<value>[^\s'"-][^\s'"]{3,})"#
            ),
            command(#"\bnet\s+use\b[^|;\n]{0,120}?\s(?:/user:\S+\s+)"?(?<value>[^\s/'"][^\s'"]*)"#),
            command(#"\bhtpasswd\s+-\w*b\w*\s+(?:\S+\s+)?\S+\s+\#(word)['"]?\s*$"#),
            command(
                #"\becho\s+['"]?(?:[\w.-]{1,40}:)?(?<value>[^\s'"]{4,})['"]?\s*\|\s*(?:sudo\s+)?(?:chpasswd|passwd|sudo -S|docker login|gpg)"#
            ),
            secret(
                "secret.netrc",
                #"\bmachine\s+\S+\s+(?:login\s+\S+\s+)?(?:account\s+\S+\s+)?password\s+(?<value>\S+)"#
            ),
            secret(
                "secret.pgpass",
                #"^(?:[\w.*-]+|\[[0-9a-f:]+\]):(?:\d{4,5}|\*):(?:[\w*-]+):[\w*@.-]+:(?<value>(?:[^\s:\\]|\\.){3,})\s*$"#,
                prefilter: #":(?:\d{4,5}|\*):[\w*-]+:[\w*@.-]+:"#),
            // https://www.postfix.org/SASL_README.html#client_sasl_enable
            secret(
                "secret.postfix",
                #"^\[[\w-]+(?:\.[\w-]+)+\]:\d{2,5}\s+[^\s:]{1,100}:(?<value>\S{3,})\s*$"#,
                prefilter: #"\]:(?:25|465|587|2525)\s"#),
            // https://docs.haproxy.org/2.8/configuration.html#3.4-user
            secret("secret.haproxy", #"\binsecure-password\s+(?<value>\S+)"#),
            secret("secret.proxy", #"\bauth\s+[\w.-]{1,40}:(?<value>[^\s'"]{4,})\s*$"#),
            secret(
                "secret.network-device",
                #"(?i)^\s*[\w ./-]{0,80}\b(?:password|secret|key|key-string|md5)\s+[05-9]\s+(?<value>[^\s]{3,})"#
            ),
            secret(
                "secret.imap",
                #"^(?:C: )?[A-Za-z]?\d{1,6}\s+LOGIN\s+"?[^\s"]+"?\s+"?(?<value>[^\s"]+)"#),
            secret("secret.ftp", #"^(?:>|--->|C:)?\s*PASS (?<value>[^\s]{3,})\s*$"#),
            secret(
                "secret.snmp",
                #"\b(?:createUser|snmp-server user)\s+\S+\s+(?:\S+\s+v3\s+auth\s+)?(?:MD5|SHA[\w-]*|md5|sha)\s+"?(?<value>[^\s"]{3,})"#
            ),
            secret(
                "secret.snmp",
                #"\bsnmp\w+\b[^|;\n]{0,200}?\s-(?:A|X)\s*['"]?(?<value>[^\s'"]{3,})"#),
            secret(
                "secret.password-hash",
                #"\b(?:pbkdf2_sha\d{1,3}|pbkdf2:sha\d{1,3}|bcrypt_sha256|scrypt(?::\d+)*|argon2)\$(?<value>[A-Za-z0-9./+=,$:-]{24,300})"#
            ),
            secret(
                "secret.password-hash",
                #"^[^:\s]{1,64}:\d{1,8}:[0-9A-Fa-f]{32}:(?<value>[0-9A-Fa-f]{32}):::"#),
            secret(
                "secret.cookie",
                #"^\S+\t(?:TRUE|FALSE)\t\S+\t(?:TRUE|FALSE)\t\d+\t[^\t]+\t(?<value>[^\s]{6,})"#),
            secret(
                "encoded.gzip", #"\bH4sIA[A-Za-z0-9+/_-]{27,}={0,2}"#),
            secret(
                "secret.redis-acl", #"\buser\s+\S+\s+(?:on|off)\b[^\n]{0,200}?\s[>#](?<value>\S+)"#,
                prefilter: #"\buser\s+\S+\s+(?:on|off)\b"#),
            secret(
                "secret.snmp",
                #"\b(?:rocommunity6?|rwcommunity6?|snmp-server community|trapcommunity)\s+(?<value>\S+)"#
            ),
            secret(
                "secret.presigned",
                #"[?&](?:X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token|X-Goog-Signature|sig|Signature)=(?<value>[^&\s"'<>\\]{8,})"#
            ),
            secret("secret.aws-signature", #"Signature=(?<value>[0-9a-f]{64})"#),
            secret("secret.digest", #"\b(?:response|cnonce)="(?<value>[0-9a-f]{16,64})""#),
        ]
        + [
            person(
                #"(?:^|[/\s"'=:(])(?:home|Users)/(?<value>[^/\s"'<>:;,]{2,40})"#,
                prefilter: "(?:home|Users)/[^/\\s]"),
            person(#"[A-Za-z]:\\{1,4}Users\\{1,4}(?<value>[^\\\s"'<>:;,/]{2,40})"#),
            person(
                #"\b(?:Accepted|Failed) (?:password|publickey|keyboard-interactive/pam|none|hostbased) for (?:invalid user |illegal user )?(?<value>\S{2,40}) from"#
            ),
            person(#"\b[Ii](?:nvalid|llegal) user (?<value>[^\s:]{2,40}) from"#),
            person(#"\b[ug]id=\d+\((?<value>[^\s()]{2,40})\)"#),
            person(#"session (?:opened|closed) for user (?<value>[^\s(]{2,40})"#),
            person(
                #"(?:^|[\s:])(?<value>[a-z][\w.-]{1,31}) : (?:TTY|PWD|command not allowed)"#,
                prefilter: " : (?:TTY|PWD|command not allowed)"),
            person(#"\b(?:for|by|as|of) user [`'"«]?(?<value>[A-Za-z][\w.-]{1,40})"#),
            person(#"\b(?:role|user) "(?<value>[A-Za-z][\w.-]{1,40})""#),
            person(#"\buser '(?<value>[A-Za-z][\w.-]{1,40})'"#),
            person(
                #"://(?<value>[A-Za-z][^\s/?#"'<>:@]{1,60})(?::[^\s"'<>/?#@]{0,200})?@"#,
                prefilter: #"://[A-Za-z][^\s/?#"'<>:@]{1,60}(?::[^\s"'<>/?#@]{0,200})?@"#),
            person(
                #"^(?<value>[a-z][a-z0-9._-]{1,31})\s+(?:\d+\s+\d+\.\d+\s+\d+\.\d+|pts/\d+|tty\d+)\s"#
            ),
        ]

    private static func secret(_ kind: String, _ expression: String, prefilter: String? = nil)
        -> Detector
    {
        Detector(
            kind: kind, says: "a secret by its place", level: .secrets,
            pattern: Pattern(expression, prefilter: prefilter), check: nil, pseudonym: .secret)
    }

    private static func command(_ expression: String, prefilter: String? = nil) -> Detector {
        secret("secret.command-line", expression, prefilter: prefilter)
    }

    private static func person(_ expression: String, prefilter: String? = nil) -> Detector {
        Detector(
            kind: "personal.user", says: "the name of a user", level: .standard,
            pattern: Pattern(expression, prefilter: prefilter), check: nil, pseudonym: .user)
    }
}
