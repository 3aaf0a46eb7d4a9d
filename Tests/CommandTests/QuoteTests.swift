import Foundation
import Testing

/// A bundle whose secrets rules quote, in lines, titles and commands.
private final class QuotedBundle {
    let desk: Desk
    let secrets: [String]
    var bundle: String { desk.path + "/bundle" }
    var rules: [String] { ["--no-default-rules", "--rules", desk.path + "/rules"] }

    init() throws {
        desk = try Desk()
        let password = "Hunter2pass"
        let token = "ghp_" + String(repeating: "aB3dE5", count: 6)
        let url = "Zx81Spectrum"
        let other = "Tr0ub4dor3"
        let key = try Run.shell(
            "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 2>/dev/null"
        ).output
        let body = key.split(separator: "\n").map(String.init).filter { $0.count > 40 }
        secrets = [password, token, url, other] + body
        let oneLine = key.replacing("\n", with: "\\n")
        let lines =
            (1...4).map { "2026-05-04T10:00:0\($0)Z INFO started \($0)" } + [
                "2026-05-04T10:01:00Z ERROR login as shopper with password=\(password) refused",
                "2026-05-04T10:01:01Z ERROR remote call rejected \(token) by peer",
                "2026-05-04T10:01:02Z ERROR cannot load key \(oneLine) from vault",
                "2026-05-04T10:01:03Z ERROR cannot open amqp://shop:\(url)@mq-1:5672/ now",
                "2026-05-04T10:01:04Z ERROR thing with secret_key=\(other) went wrong",
                "2026-05-04T10:01:05Z ERROR thing with secret_key=\(other) went wrong",
                "2026-05-04T10:01:06Z ERROR broken line",
            ] + body
        // A key of which only the end stands near the evidence.
        let quiet = (1...300).map { "2026-05-04T09:00:00Z INFO quiet \($0)" }
        let buried =
            quiet + key.split(separator: "\n").map(String.init)
            + (1...39).map { "2026-05-04T09:59:00Z INFO quiet \($0)" }
        try desk.put(
            "packet/shop.log", (buried + lines.dropLast(body.count)).joined(separator: "\n") + "\n")
        try desk.put("bundle/logs/shop.log", lines.joined(separator: "\n") + "\n")
        try desk.put("bundle/conf/shop.properties", "db.password=\(password)\nlevel=9\n")
        try desk.put("good/conf/shop.properties", "db.password=old\(other)\nlevel=1\n")
        try desk.put(
            "rules/failure-modes.yaml",
            "request.fails:\n  says: a request failed\n  kind: lasting\n")
        try desk.put(
            "rules/shop/sources.yaml",
            """
            sources:
              shop.log: {kind: log, paths: ["**/shop.log*"]}
              shop.properties: {kind: config, dialect: properties, paths: ["**/shop.properties"]}
            """)
        for (name, message, hole) in [
            ("login", "login as {user} with password={what} refused", "{what}"),
            ("token", "remote call rejected {what} by peer", "{what}"),
            ("key", "cannot load key {what:text} from vault", "{what}"),
            ("url", "cannot open amqp://shop:{part}@{rest:text} now", "{part}"),
        ] {
            try desk.put(
                "rules/shop/\(name).yaml",
                """
                title: The \(name) \(hole) did not help
                severity: high
                confidence: certain
                owner: vendor
                mode: request.fails
                when:
                  message: '\(message)'
                cause: With \(hole) nothing works, says the program.
                remediation:
                  - do: Try \(hole) again
                    run: shop-login --with \(hole)
                verify: It works with \(hole).
                examples:
                  - example: one
                    given: {shop.log: "x"}
                    finds: {what: x}
                """)
        }
        try desk.put(
            "rules/shop/setting.yaml",
            """
            title: 'The password {setting} is short: {value}'
            severity: high
            confidence: certain
            owner: vendor
            mode: request.fails
            when:
              config: shop.properties
              setting: '**.password'
              is-not: [none]
            cause: 'It is {value}.'
            remediation:
              - do: 'Change {value}'
            verify: It is longer.
            examples:
              - example: one
                given: {shop.properties: "x"}
                finds: {setting: x}
            """)
    }
}

struct QuoteTests {
    private static let formats = ["text", "markdown", "html", "json", "sarif", "junit"]

    /// The commands that quote, as a shell would call them.
    private static let calls: [[String]] =
        formats.map { ["analyze", "BUNDLE", "--format", $0] }
        + formats.map { ["check", "BUNDLE", "--format", $0] }
        + ["text", "markdown", "html", "json"].map { ["diff", "GOOD", "BUNDLE", "--format", $0] }
        + [
            ["analyze", "BUNDLE", "--baseline", "GOOD"],
            ["inspect", "BUNDLE", "--templates", "--all-levels"],
            ["inspect", "BUNDLE", "--templates", "--events", "--format", "json"],
            ["explain", "shop/login", "--in", "BUNDLE"], ["explain", "shop/key", "--in", "BUNDLE"],
            ["rules", "draft", "BUNDLE", "--signal", "1"], ["escalate", "BUNDLE", "--summary"],
        ]

    @Test(arguments: calls)
    func `no command prints a secret that it quotes`(_ call: [String]) throws {
        let story = try QuotedBundle()
        let good = story.desk.path + "/good"
        let arguments = call.map { $0 == "BUNDLE" ? story.bundle : $0 == "GOOD" ? good : $0 }
        let line = (arguments + story.rules).map { "'\($0)'" }.joined(separator: " ")
        let run = try Run.shell("$clearcause \(line)")
        #expect(run.status < 2, "\(run.errors)")
        #expect(!run.output.isEmpty)
        for secret in story.secrets {
            #expect(!run.output.contains(secret), "\(secret) in \(run.output)")
            #expect(!run.errors.contains(secret), "\(secret) in \(run.errors)")
        }
    }

    @Test func `what is quoted is told apart, and comes out the same each time`() throws {
        let story = try QuotedBundle()
        let rules = story.rules.joined(separator: " ")
        let line = "$clearcause analyze \(story.bundle) \(rules) --format json"
        let run = try Run.shell(line)
        #expect(run.output.contains("«secret:1»"))
        #expect(run.output.contains("did not help"))
        #expect(run.output.contains("shop-login --with <what>"))
        #expect(try Run.shell(line).output == run.output)
    }

    @Test func `only who asks for it sees a bundle as it is`() throws {
        let story = try QuotedBundle()
        let rules = story.rules.joined(separator: " ")
        let run = try Run.shell("$clearcause analyze \(story.bundle) \(rules) --redact off")
        #expect(run.output.contains(story.secrets[0]) && run.errors.contains("not redacted"))
    }

    @Test func `a bundle that is redacted is quoted as it is`() throws {
        let story = try QuotedBundle()
        let clean = story.desk.path + "/clean.zip"
        let rules = story.rules.joined(separator: " ")
        #expect(try Run.clearcause("redact", story.bundle, "-o", clean).status == 0)
        let run = try Run.shell("$clearcause analyze \(clean) \(rules) --format json")
        let plain = try Run.shell(
            "$clearcause analyze \(clean) \(rules) --format json --redact off")
        #expect(run.output == plain.output && run.output.contains("«secret:"))
    }

    @Test func `an escalation holds no secret in any of its files`() throws {
        let story = try QuotedBundle()
        let packet = story.desk.path + "/packet.zip"
        let rules = story.rules.joined(separator: " ")
        let run = try Run.shell(
            "$clearcause escalate \(story.desk.path)/packet \(rules) -o \(packet)")
        #expect(run.status == 0, "\(run.errors)")
        let text = try Run.shell("unzip -p \(packet)").output
        #expect(text.contains("did not help"))
        #expect(text.contains("END PRIVATE KEY") && text.contains("evidence/shop.log\",349,1"))
        for secret in story.secrets { #expect(!text.contains(secret), "\(secret)") }
    }
}
