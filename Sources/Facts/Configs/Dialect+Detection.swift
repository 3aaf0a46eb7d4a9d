extension Dialect {
    /// The dialect of a file, by its path and the look of its beginning, or `nil` when it is no
    /// configuration.
    ///
    /// A name that only one program uses decides alone; a general ending such as `.conf` leaves it to
    /// the content. Copies that no program reads (`.bak`, `.orig`, `.example`) are no configuration, nor
    /// is a JSON file of one object a line, which is a log.
    package static func detect(path: String, sample: UnsafeRawBufferPointer) -> Dialect? {
        let path = path.lowercased()
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let look = DialectLook(sample)
        guard !look.isBinary else { return nil }
        if let known = names[name] { return known }
        if name == ".env" || name.hasPrefix(".env.") {
            return name.hasSuffix(".example") || name.hasSuffix(".sample") ? nil : .env
        }
        let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
        switch ending {
        case "yaml", "yml": return .yaml
        case "json", "jsonc", "json5", "tfstate": return look.isJSONLines ? nil : .json
        case "toml": return .toml
        case "properties": return .properties
        case "env": return .env
        case "xml": return .xml
        case "ini", "cnf", "desktop", "service", "socket", "timer", "mount", "network", "netdev",
            "repo":
            return look.looksLikeMarkup ? .xml : .ini
        case "conf", "cfg", "config", "cf": return byFolder(path) ?? look.dialect ?? .keyvalue
        case "": return byFolder(path) ?? (isConfigFolder(path) ? look.dialect : nil)
        default: return nil
        }
    }

    /// File names that mean one dialect wherever they lie.
    private static let names: [String: Dialect] = [
        "nginx.conf": .nginx, "fastcgi_params": .nginx, "mime.types": .nginx,
        "haproxy.cfg": .haproxy,
        "httpd.conf": .apache, "apache2.conf": .apache, ".htaccess": .apache, "my.cnf": .ini,
        "php.ini": .ini,
        "mysqld.cnf": .ini, "krb5.conf": .ini, "smb.conf": .ini, ".gitconfig": .ini,
        "odbc.ini": .ini,
        "supervisord.conf": .ini, "fluent-bit.conf": .ini, "systemd.conf": .ini,
        "journald.conf": .ini,
        "resolved.conf": .ini, "pip.conf": .ini, "airflow.cfg": .ini, "setup.cfg": .ini,
        "pgbouncer.ini": .ini,
        "postgresql.conf": .keyvalue, "postgresql.auto.conf": .keyvalue, "recovery.conf": .keyvalue,
        "pg_hba.conf": .keyvalue, "pg_ident.conf": .keyvalue, "redis.conf": .keyvalue,
        "valkey.conf": .keyvalue,
        "sentinel.conf": .keyvalue, "sshd_config": .keyvalue, "ssh_config": .keyvalue,
        "mosquitto.conf": .keyvalue,
        "sysctl.conf": .keyvalue, "zoo.cfg": .properties, "rabbitmq.conf": .keyvalue,
        "main.cf": .keyvalue,
        "vsftpd.conf": .keyvalue, "ldap.conf": .keyvalue, "slapd.conf": .keyvalue,
        "chrony.conf": .keyvalue,
        "ntp.conf": .keyvalue, "resolv.conf": .keyvalue, "nsswitch.conf": .keyvalue,
        "memcached.conf": .keyvalue,
        "squid.conf": .keyvalue, "unbound.conf": .yaml, "mongod.conf": .yaml, "mongos.conf": .yaml,
        "web.config": .xml, "app.config": .xml, "nuget.config": .xml, "kubeconfig": .yaml,
        "environment": .env,
        "caddyfile": .nginx,
    ]

    /// What a folder says of the files with a general ending, or none, in it.
    private static func byFolder(_ path: String) -> Dialect? {
        let folders = "/" + path
        if folders.contains("/nginx/") { return .nginx }
        if folders.contains("/apache2/") || folders.contains("/httpd/") { return .apache }
        if folders.contains("/haproxy/") { return .haproxy }
        if folders.contains("/etc/default/") || folders.contains("/etc/sysconfig/") { return .env }
        if folders.contains("/sysctl.d/") || folders.contains("/sshd_config.d/") {
            return .keyvalue
        }
        if folders.contains("/systemd/") { return .ini }
        return nil
    }

    private static func isConfigFolder(_ path: String) -> Bool {
        let folders = "/" + path
        return ["/etc/", "/conf/", "/config/", "/configs/", "/conf.d/"].contains {
            folders.contains($0)
        }
    }
}
