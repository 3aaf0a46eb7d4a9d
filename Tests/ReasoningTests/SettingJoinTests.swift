import Testing

@testable import Reasoning

struct SettingJoinTests {
    private static func findings(
        _ when: String, _ files: [(String, String)]
    ) throws -> [Finding] {
        var story = Story()
        story.source("shop.conf", "**/shop.yaml", kind: "config")
        story.source("api.conf", "**/api.yaml", kind: "config")
        story.rule("shop/rule", when)
        for (path, text) in files { story.file(path, text) }
        return try story.findings()
    }

    @Test(arguments: [
        ("1m", "50 MB", true), ("100m", "52428800", false), ("40m", "52428800", true),
        ("0", "1", true), ("64k", "64 KB", false), ("512Mi", "1g", true), ("often", "1g", false),
    ])
    func `two settings are compared in bytes, whatever they are written in`(
        _ limit: String, _ upload: String, _ isFound: Bool
    ) throws {
        let when = """
            all:
              - config: shop.conf
                setting: limit
                unit: bytes
                as: limit
              - config: api.conf
                setting: upload
                unit: bytes
                as: upload
            where: limit-exact < upload-exact
            """
        let found = try Self.findings(
            when, [("shop.yaml", "limit: \(limit)"), ("api.yaml", "upload: \(upload)")])
        #expect(found.isEmpty == !isFound)
        if isFound {
            #expect(found.first?.values["limit_file"] == "shop.yaml")
            #expect(found.first?.values["upload_setting"] == "upload")
            #expect(found.first?.places == ["shop.yaml:1", "api.yaml:1"])
        }
    }

    @Test(arguments: [
        ("1800000", "600", true), ("300000", "600", false), ("10m", "600", true),
        ("5m", "1h", false),
    ])
    func `two settings are compared in seconds`(
        _ own: String, _ other: String, _ isFound: Bool
    ) throws {
        let when = """
            all:
              - config: shop.conf
                setting: lifetime
                unit: milliseconds
                as: own
              - config: api.conf
                setting: idle
                unit: seconds
                as: other
            where: own-exact >= other-exact
            """
        let files = [("shop.yaml", "lifetime: \(own)"), ("api.yaml", "idle: \(other)")]
        #expect(try Self.findings(when, files).isEmpty == !isFound)
    }

    @Test func `a product is compared, and the right partner is chosen`() throws {
        let when = """
            all:
              - config: shop.conf
                setting: replicas
                as: copies
              - config: shop.conf
                setting: '**.pool'
                as: pool
              - config: api.conf
                setting: max
                as: most
            where: copies * pool > most
            """
        let shop = "replicas: 4\na: {pool: 5}\nb: {pool: 30}\n"
        let found = try Self.findings(when, [("shop.yaml", shop), ("api.yaml", "max: 100")])
        #expect(found.first?.values["pool"] == "30")
        #expect(
            try Self.findings(when, [("shop.yaml", shop), ("api.yaml", "max: 120")]).isEmpty)
    }

    @Test func `a hole in a path joins two settings of one part`() throws {
        let when = """
            all:
              - config: shop.conf
                setting: services.{service}.heap
                as: heap
              - config: shop.conf
                setting: services.{service}.memory
                as: memory
            where: heap > memory
            per: service
            """
        let text = "services:\n  a: {heap: 2g, memory: 4g}\n  b: {heap: 3g, memory: 1g}\n"
        let found = try Self.findings(when, [("shop.yaml", text)])
        #expect(found.map { $0.values["service"] } == ["b"])
    }

    @Test func `a named group stands for the value`() throws {
        let when = """
            config: shop.conf
            setting: options
            matches: '-Xmx(?<heap>\\d+[mg])'
            as: heap
            unit: bytes
            """
        let found = try Self.findings(when, [("shop.yaml", "options: -Xms1g -Xmx2g -server")])
        #expect(found.first?.values["heap"] == "2g")
        #expect(found.first?.values["heap_exact"] == "2147483648")
        #expect(try Self.findings(when, [("shop.yaml", "options: -Xms1g")]).isEmpty)
    }

    @Test func `settings of one file are kept apart from those of another`() throws {
        let when = """
            all:
              - config: '*'
                setting: a
                as: one
              - config: '*'
                setting: b
                as: two
            within: file
            """
        #expect(try Self.findings(when, [("shop.yaml", "a: 1"), ("api.yaml", "b: 2")]).isEmpty)
        #expect(try Self.findings(when, [("shop.yaml", "a: 1\nb: 2")]).count == 1)
    }

    @Test func `a secret is not shown, neither as evidence nor as a capture`() throws {
        let when = "config: '*'\nsetting: password\npresent: true"
        let found = try Self.findings(when, [("shop.yaml", "password: kN8vQ2")])
        #expect(found.first?.evidence.map(\.text) == ["password = (hidden)"])
        #expect(found.first?.values["value"] == "(hidden)")
    }

    @Test(arguments: [("latent", Finding.Role.notice), ("lasting", .rootCause)])
    func `a risk alone is a notice`(_ kind: String, _ role: Finding.Role) throws {
        var story = Story(modes: "a.fails:\n  says: a failed\n  kind: \(kind)\n")
        story.source("shop.conf", "**/shop.yaml", kind: "config")
        story.rule("shop/rule", "config: shop.conf\nsetting: a\nis: 1")
        story.file("shop.yaml", "a: 1")
        #expect(try story.findings().map(\.role) == [role])
    }

    @Test(arguments: [("certain", Finding.Role.rootCause), ("possible", .notice)])
    func `a risk that is no guess is the cause of what failed because of it`(
        _ confidence: String, _ role: Finding.Role
    ) throws {
        var story = Story(
            modes: """
                risk:
                  says: a risk
                  kind: latent
                  leads-to: [a.fails]
                a.fails:
                  says: a failed
                  kind: lasting
                """)
        story.source("shop.conf", "**/shop.yaml", kind: "config")
        story.rule(
            "shop/rule", "config: shop.conf\nsetting: a\nis: 1", mode: "risk",
            confidence: confidence)
        story.rule("shop/failed", "message: 'it failed with a'")
        story.file("shop.yaml", "a: 1")
        story.file("app.log", "10:00:00 ERROR it failed with a\n")
        #expect(try story.findings().map(\.role) == [role])
    }
}
