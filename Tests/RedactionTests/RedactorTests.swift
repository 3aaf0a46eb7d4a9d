import Foundation
import Sealing
import Testing

@testable import Redaction

struct RedactorTests {
    private static let secret = "Gx7kQ9vL2mZp4TtR"

    /// Lines with a secret in every notation; what is around it must stay.
    private static let contexts = [
        "password=\(secret)", "db.password: \(secret)", "{\"password\": \"\(secret)\"}",
        "{\"a\":{\"clientSecret\":\"\(secret)\"},\"b\":1}", "<password>\(secret)</password>",
        "<property name=\"password\" value=\"\(secret)\"/>", "export DB_PASSWORD='\(secret)'",
        "level=info api_key=\(secret) took=5ms", "psql postgresql://app:\(secret)@db-1:5432/shop",
        "jdbc:mysql://db:3306/x?user=a&password=\(secret)&useSSL=true",
        "amqp://svc:\(secret)@mq:5672/%2f", "redis://:\(secret)@cache:6379/0",
        "Server=db;User Id=sa;Password=\(secret);Encrypt=true",
        "host=db user=app password=\(secret) dbname=shop",
        "GET /v1/orders?access_token=\(secret)&page=2 HTTP/1.1", "X-Api-Key: \(secret)",
        "Authorization: Bearer \(secret)ab12", "Set-Cookie: JSESSIONID=\(secret); Path=/",
        "CREATE ROLE app LOGIN PASSWORD '\(secret)'",
        "ALTER USER 'a'@'%' IDENTIFIED BY '\(secret)'",
        "mysqldump -u root -p\(secret) shop", "curl -u admin:\(secret) https://api.example/",
        "sshpass -p \(secret) ssh host", "machine api.example login bob password \(secret)",
        "define('DB_PASSWORD', '\(secret)');",
        "INSERT INTO options (name, value) VALUES ('api_key', '\(secret)');",
        "jdbc:oracle:thin:scott/\(secret)@//ora-1:1521/ORCL",
        "[smtp.example]:587 mailer:\(secret)",
        "redis-cli -h cache-1 -a 'a\"b \(secret)' info",
        "{'TELNYX_API_KEY': 'KEY0D5D49D009DE2C18BD433\(secret)'}",
        "machine ftp.example\n  login bob\n  password KMaF[G8x?\(secret)",
        "<note text=\"AccountKey&#61;&#x58;\(secret)&#47;\(secret)\"/>",
        "{\"log\":\"- \\\"KAFKA_PASSWORD=\(secret)\\\"\\n\"}",
        "curl -H \"X-Oracle-Password: 36:,;\(secret)\" https://api.example/",
        "keytool -list -keystore a.jks -storepass '\(secret)#' -v",
        "  user bob insecure-password kestrel-\(secret)",
        "Cloning into 'app'... from https://1%2F\(secret)\(secret)@git.example/team/app.git",
        "a=ldap.bindPassword\\=\(secret)", "Kennwort: \(secret)",
        "SetEnv APP_KEY base64:\(secret)\(secret)x1y2z3W4v5U=",
        "requirepass \(secret)", "masterauth \(secret)", "spring.datasource.password=\(secret)",
        "payload={\\\"password\\\":\\\"\(secret)\\\",\\\"id\\\":7}",
        "body=password%3D\(secret)%26id%3D7",
        "  - name: DB_PASSWORD\n    value: \(secret)",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"a\" password=\"\(secret)\";",
    ]

    @Test(arguments: contexts)
    func `a key decides for its value in every notation`(_ line: String) throws {
        let clean = try Desk.clean("before\n\(line)\nafter\n", .secrets)
        #expect(!clean.contains(Self.secret), "\(clean)")
        #expect(clean.hasPrefix("before\n") && clean.hasSuffix("\nafter\n"))
        #expect(clean != "before\n\nafter\n")
    }

    @Test(arguments: [RedactionLevel.secrets, .standard, .strict])
    func `what was redacted stays as it is, and nothing is found in it`(_ level: RedactionLevel)
        throws
    {
        let redactor = try Desk.redactor(level)
        var all = ""
        for line in Self.contexts {
            let once = try Desk.clean(line + "\n", with: redactor)
            #expect(try Desk.clean(once, with: Desk.redactor(level)) == once)
            all += once
        }
        let search = try LeakSearch(redactor.plan, taken: redactor.takenValues)
        Array(all.utf8).withUnsafeBytes { search.search($0, of: "app.log", from: 1) }
        let lines = all.split(separator: "\n", omittingEmptySubsequences: false)
        for hit in search.hits { Issue.record("\(hit.kind): \(lines[hit.line - 1])") }
    }

    @Test(arguments: [1, 2, 3, 7, 16, 64])
    func `the border between two pieces hides nothing`(_ pieces: Int) throws {
        let text = Self.contexts.joined(separator: "\n") + "\n"
        let key = try #require(KeyedHash(key: Array(repeating: 9, count: 32)))
        let whole = try Desk.clean(text, with: Desk.redactor(key: key))
        #expect(try Desk.clean(text, with: Desk.redactor(key: key), pieces: pieces) == whole)
    }

    @Test(arguments: [
        "password_encryption = scram-sha-256", "token_type=bearer", "max_tokens: 4096",
        "\"passwordPolicy\": \"strict\"", "password: ${DB_PASSWORD}", "password: <your password>",
        "secret_name: db-credentials", "password=********", "password: null",
        "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "id: 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
        "2026-05-04T10:02:05.123Z INFO started in 3.25 s",
        "listening on 127.0.0.1:8080 and [::1]:8080",
        "nginx/1.22.1 (Debian) x86_64",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGq1Z2cX0Ckz4rW8YkNc0mQm1 ",
        "2a02:8109:9f40:1234:dead:beef:1:2 - - [04/May/2026:10:02:05 +0000] \"GET /a HTTP/1.1\" 200",
        "2a02:8109:9f40:1234:dead:beef:1:2 connected",
        "{\"token\": true, \"password\": false}", "keepalive_requests 100;",
        "FATAL: password authentication failed for user \"${USER}\"",
    ])
    func `what is no secret stays`(_ line: String) throws {
        #expect(try Desk.clean(line + "\n", .secrets) == line + "\n")
    }

    @Test func `private keys go whole, public ones stay`() throws {
        let block =
            "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIGq1Z2cX0Ckz4rW8YkNc0mQm1xyzAbCdEfGh\n-----END PRIVATE KEY-----\n"
        let clean = try Desk.clean("a\n\(block)b\n", .secrets)
        #expect(!clean.contains("MC4CAQAw"))
        let agent =
            "Key: (private-key (ecc (curve Ed25519)(q\n  #40A1D654710AEC66592B07#)\n (d #91E0EA6BB10DC99FFFFB4145#)\n ))\nCreated: x\n"
        let blank = try Desk.clean(agent, .secrets)
        #expect(!blank.contains("91E0EA6BB10DC99FFFFB4145"))
        #expect(blank.hasPrefix("Key: (private-key (") && blank.hasSuffix("\nCreated: x\n"))
        #expect(blank.count { $0 == "\n" } == agent.count { $0 == "\n" })
        let certificate =
            "-----BEGIN CERTIFICATE-----\nMIIB0zCCAXmgAwIBAgIUNLYgYlSCMCrM+2jVERhj55+Q08kwCgYIKoZIzj0EAwIw\n-----END CERTIFICATE-----\n"
        #expect(try Desk.clean(certificate, .strict) == certificate)
    }

    @Test func `encoded layers are looked into`() throws {
        let token = Desk.filled("ghp_{36:alnum}").text
        let base64 = Data("config: {token: \(token)}, and more text behind it".utf8)
            .base64EncodedString()
        let clean = try Desk.clean("data: \(base64)\n", .secrets)
        #expect(!clean.contains(base64))
        let percent = "q=token%3D\(token)\n"
        #expect(try !Desk.clean(percent, .secrets).contains(token))
    }

    @Test func `documents still parse`() throws {
        let json =
            "{\"user\":\"a\",\"password\":\"p\\\"q\\\\Gx7kQ9vL2m\",\"list\":[{\"apiKey\":\"\(Self.secret)\"}],\"n\":1.5}"
        let clean = try Desk.clean(json, .strict)
        let parsed = try JSONSerialization.jsonObject(with: Data(clean.utf8)) as? [String: Any]
        #expect(parsed?["n"] as? Double == 1.5)
        #expect(!clean.contains("Gx7kQ9vL2m"))
    }

    @Test func `the same value has the same pseudonym, two values have two`() throws {
        let redactor = try Desk.redactor()
        let one = try Desk.clean("from 93.184.216.34 to 93.184.216.35\n", with: redactor)
        let two = try Desk.clean("to 93.184.216.34\n", with: redactor, path: "b.log")
        let words = one.split(separator: " ")
        #expect(two == "to \(words[1])\n")
        #expect(words[1] != words[3].dropLast())
        // Neighbours stay neighbours.
        #expect(
            words[1].split(separator: ".").dropLast()
                == words[3].dropLast().split(separator: ".").dropLast())
    }

    @Test func `a key makes pseudonyms last, and without it they change`() throws {
        let key = try #require(KeyedHash(key: Array(repeating: 7, count: 32)))
        let line = "password=\(Self.secret)\nmail jane.doe@firma.de\n"
        let first = try Desk.clean(line, with: Desk.redactor(key: key))
        #expect(try Desk.clean(line, with: Desk.redactor(key: key)) == first)
        #expect(try Desk.clean(line) != first)
        #expect(first.contains("@example.invalid"))
    }

    @Test func `the ledger counts by kind, file and line`() throws {
        let redactor = try Desk.redactor(.secrets)
        _ = try Desk.clean("a\npassword=\(Self.secret)\nx\n", with: redactor)
        let entry = try #require(redactor.ledger.entries.first)
        #expect(redactor.ledger.entries.count == 1)
        #expect(entry.file == "logs/app.log" && entry.line == 2 && entry.count == 1)
        #expect(!"\(redactor.ledger)".contains(Self.secret))
    }

    @Test func `a long line takes linear time`() throws {
        let line = String(repeating: "key = ", count: 200_000) + "password=\(Self.secret)\n"
        let clean = try Desk.clean(line, .secrets)
        #expect(!clean.contains(Self.secret))
    }

    @Test func `the search behind finds a value in whatever dress`() throws {
        let redactor = try Desk.redactor(.secrets)
        _ = try Desk.clean("password=\(Self.secret)\n", with: redactor)
        let plan = try Desk.plan(.secrets)
        for text in [
            Self.secret, Data("xy\(Self.secret)".utf8).base64EncodedString(),
            Self.secret.utf8.map { String($0, radix: 16) }.joined(),
        ] {
            let search = try LeakSearch(plan, taken: redactor.takenValues)
            Array("one\ntwo \(text) three\n".utf8).withUnsafeBytes {
                search.search($0, of: "a.log", from: 5)
            }
            #expect(search.hits.map(\.line) == [6], "\(text)")
        }
        let search = try LeakSearch(plan, taken: redactor.takenValues)
        Array("nothing here\n".utf8).withUnsafeBytes { search.search($0, of: "a.log", from: 1) }
        #expect(search.hits == [])
    }
}
