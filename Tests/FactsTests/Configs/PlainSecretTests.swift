import Testing

@testable import Facts

struct PlainSecretTests {
    @Test(arguments: [
        ("DB_PASSWORD", "kN8vQ2-orders"), ("spring.datasource.password", "kN8vQ2"),
        ("requirepass", "kN8vQ2"), ("auth.clientSecret", "a1b2c3d4"), ("smtp.pass", "kN8vQ2"),
        ("services.db.environment.POSTGRES_PASSWORD", "kN8vQ2"),
        ("AWS_SECRET_ACCESS_KEY", "wJalr/XU"),
        ("api.token", "8f14e45f"), ("defaults.stats auth", "ops:kN8vQ2"), ("smtpPass", "kN8vQ2"),
    ])
    func `a secret is told by the setting's name and not shown`(_ path: String, _ value: String) {
        #expect(PlainSecret.shown(setting(path, value)) == "(hidden)")
        #expect(PlainSecret.stands(in: setting(path, value)))
    }

    @Test(arguments: [
        ("amqp://orders:kN8vQ2@mq.example:5672/x", "amqp://orders:(hidden)@mq.example:5672/x"),
        (
            "jdbc:sqlserver://db.example;user=a;password=kN8vQ2;x=1",
            "jdbc:sqlserver://db.example;user=a;password=(hidden);x=1"
        ),
        ("a://u:kN8vQ2@x, b://v:p9Zq@y", "a://u:(hidden)@x, b://v:(hidden)@y"),
        (
            "Module required username=\"a\" password=\"kN8vQ2\";",
            "Module required username=\"a\" password=\"(hidden)\";"
        ),
        ("Bearer eyJhbGciOi.J9.x1", "Bearer (hidden)"), ("PWD=kN8vQ2", "PWD=(hidden)"),
    ])
    func `a secret inside a value is hidden and the rest is shown`(_ value: String, _ shown: String)
    {
        #expect(PlainSecret.shown(setting("url", value)) == shown)
    }

    @Test(arguments: [
        ("DB_PASSWORD", "${DB_PASSWORD}"), ("DB_PASSWORD", ""), ("DB_PASSWORD", "changeme"),
        ("DB_PASSWORD", "guest"), ("DB_PASSWORD", "********"), ("DB_PASSWORD", "[REDACTED]"),
        ("DB_PASSWORD", "/run/secrets/db"), ("DB_PASSWORD", "ENC(abc=)"),
        ("DB_PASSWORD_FILE", "x1y2"),
        ("password_encryption", "scram-sha-256"), ("PasswordAuthentication", "no"),
        ("proxy_pass", "http://127.0.0.1:8080"), ("compass", "north-1"), ("token_ttl", "3600"),
        ("url", "https://shop.example/path:x@y"), ("text", "Bearer of bad news"),
        ("env.valueFrom.password", "secretKeyRef db/password"), ("basic", "Basic authentication"),
        ("url", "amqp://guest:guest@mq.example"), ("url", "postgres://app:${PW}@db.example/x"),
    ])
    func `a reference, a placeholder, a mask and other settings are no secrets`(
        _ path: String, _ value: String
    ) {
        #expect(PlainSecret.shown(setting(path, value)) == value)
    }

    @Test(arguments: [
        "xxx", "CHANGE_ME", "your-api-key", "todo", "<your password>", "replace-me-please",
    ])
    func `a placeholder is known`(_ text: String) {
        #expect(PlainSecret.isPlaceholder(text))
    }

    private func setting(_ path: String, _ value: String) -> Setting {
        Setting(place: Place(file: 0, line: 1), path: path, value: value)
    }
}
