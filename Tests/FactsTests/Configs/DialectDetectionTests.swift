import Facts
import Testing

struct DialectDetectionTests {
    private func detect(_ path: String, _ text: String = "") -> Dialect? {
        Array(text.utf8).withUnsafeBytes { Dialect.detect(path: path, sample: $0) }
    }

    @Test(arguments: [
        ("a/docker-compose.yml", Dialect.yaml), ("k8s/web.yaml", .yaml),
        ("x/appsettings.json", .json),
        ("etc/containerd/config.toml", .toml), ("conf/server.xml", .xml),
        ("etc/mysql/my.cnf", .ini),
        ("kafka/server.properties", .properties), ("app/.env", .env), ("app/.env.production", .env),
        ("etc/nginx/nginx.conf", .nginx), ("etc/nginx/conf.d/shop.conf", .nginx),
        ("etc/nginx/sites-enabled/default", .nginx), ("etc/haproxy/haproxy.cfg", .haproxy),
        ("etc/apache2/sites-enabled/000-default.conf", .apache), ("pg/postgresql.conf", .keyvalue),
        ("redis.conf", .keyvalue), ("etc/ssh/sshd_config", .keyvalue),
        ("etc/systemd/system/app.service", .ini),
        ("etc/default/app", .env), ("etc/mongod.conf", .yaml), ("web.config", .xml),
    ])
    func `a name that says what it is decides`(_ path: String, _ dialect: Dialect) {
        #expect(detect(path) == dialect)
    }

    @Test(arguments: [
        ("server {\n  listen 80;\n  server_name a;\n}\n", Dialect.nginx),
        ("<VirtualHost *:80>\n  ServerName a\n</VirtualHost>\n", .apache),
        ("<configuration>\n <a b='c'/>\n</configuration>\n", .xml),
        ("global\n  maxconn 10\ndefaults\n  timeout client 3s\n", .haproxy),
        ("[main]\nkey = value\n", .ini), ("{\n \"a\": 1\n}\n", .json),
        ("a:\n  b: 1\n  c: 2\n", .yaml),
        ("export A=1\nexport B=2\n", .env), ("HOST=db\nPORT=5\n", .env),
        ("# comment\nlistener 1883\nallow_anonymous true\n", .keyvalue),
        ("a.b = 1\nc = 2\n", .keyvalue),
    ])
    func `a general ending leaves it to the content`(_ text: String, _ dialect: Dialect) {
        #expect(detect("collected/some.conf", text) == dialect)
    }

    @Test(arguments: [
        ("app.log", "key = value\n"), ("nginx.conf.bak", "a b;\n"), (".env.example", "A=b\n"),
        ("report.txt", "a: b\n"), ("container-json.json", "{\"log\":1}\n{\"log\":2}\n"),
        ("a.conf", "\u{0}\u{1}\u{2}"),
        ("README", "a b c\n"),
    ])
    func `what is no configuration is not taken for one`(_ path: String, _ text: String) {
        #expect(detect(path, text) == nil)
    }
}
