/// Which user names tell of a person.
enum UserNames {
    /// Accounts of systems, and words that stand where a user's name could.
    private static let known: Set<String> = [
        "root", "admin", "administrator", "system", "nobody", "daemon", "postgres", "mysql",
        "redis",
        "rabbitmq", "www-data", "nginx", "apache", "guest", "user", "username", "anonymous",
        "default",
        "null", "none", "nil", "unknown", "true", "false", "service", "app", "application", "sa",
        "sys",
        "oracle", "mongodb", "kafka", "elastic", "kibana", "git", "jenkins", "ubuntu", "debian",
        "centos",
        "ec2-user", "azureuser", "vagrant", "docker", "public", "test", "tester", "bin", "mail",
        "sync",
        "lp", "news", "sshd", "syslog", "messagebus", "systemd-network", "postfix", "zookeeper",
        "solr",
        "tomcat", "hdfs", "yarn", "hive", "spark", "airflow", "grafana", "prometheus", "consul",
        "vault",
        "etcd", "haproxy", "ftp", "backup", "operator", "monitor", "monitoring", "replication",
        "replicator", "repl", "dba", "dbuser", "db", "readonly", "reader", "writer", "owner",
        "localhost",
        "session", "name", "id", "password", "pass", "token", "key", "value", "string", "text",
        "and", "or",
        "is", "was", "has", "not", "with", "for", "from", "in", "on", "at", "of", "to", "the", "a",
        "by",
        "does", "did", "logged", "failed", "invalid", "authentication", "login", "root@localhost",
        "runner", "build", "deploy", "ci", "bot", "-", "pgbouncer", "stats", "health",
        "healthcheck",
    ]

    /// Whether a value in a user's place names somebody.
    static func isPerson(_ value: UnsafeRawBufferPointer) -> Bool {
        let text = Text(value)
        guard text.count >= 2, text[0].isLetter, !Text(value).stands("user-", at: 0) else {
            return false
        }
        let isPlain = (0..<text.count).allSatisfy {
            text[$0].isKeyByte || text[$0] == 64 || text[$0] == 92 || text[$0] >= 0x80
                || text[$0] == 32
        }
        guard isPlain, !(0..<text.count).allSatisfy({ text[$0].isDigit }) else { return false }
        if text.find(46, from: 0) != nil, text.find(40, from: 0) != nil { return false }
        let name = String(decoding: value, as: UTF8.self).lowercased()
        if known.contains(name) || name.contains(".invalid") { return false }
        // Accounts of programs: `svc-billing`, `orders_app`, `billing-service`.
        let parts = name.split { !$0.isLetter }
        let programs: Set<Substring> = [
            "svc", "service", "app", "api", "worker", "agent", "system", "user", "role", "db",
            "admin",
            "reader", "writer", "ro", "rw", "exporter", "monitor", "account", "server", "client",
        ]
        return !(parts.count > 1 && parts.contains(where: programs.contains))
    }
}
