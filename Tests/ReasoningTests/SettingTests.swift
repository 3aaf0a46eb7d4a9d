import Testing

@testable import Reasoning

struct SettingTests {
    private static func findings(_ when: String, _ config: String?) throws -> [Finding] {
        var story = Story()
        story.source("shop.conf", "**/shop.yaml", kind: "config")
        story.rule("shop/rule", when)
        if let config { story.file("config/shop.yaml", config) }
        story.file("app.log", "10:00:00 INFO started")
        return try story.findings()
    }

    private static let config = """
        server:
          port: 8080
          timeout: 30s
          body: 1m
        pools:
          read: {size: 5, mode: Fixed}
          write: {size: 20}
        """

    @Test(arguments: [
        ("setting: server.port\nis: 8080", ["8080"]),
        ("setting: server.port\nis: [80, 8080]", ["8080"]),
        ("setting: server.port\nis: 80", []), ("setting: server.port\nis-not: [80, 443]", ["8080"]),
        ("setting: server.port\nis-not: 8080", []), ("setting: server.timeout\nbelow: 1m", ["30s"]),
        ("setting: server.timeout\nabove: 1m", []), ("setting: server.body\nbelow: 5 MB", ["1m"]),
        ("setting: server.port\nabove: 1024", ["8080"]),
        ("setting: pools.*.size\nbelow: 10", ["5"]),
        ("setting: '**.size'\nabove: 1", ["5", "20"]), ("setting: '**'\nis: fixed", ["Fixed"]),
        ("setting: pools.read.mode\nmatches: '^fix'", ["Fixed"]),
        ("setting: pools.read.mode\nmatches: '^ix'", []), ("setting: SERVER.Port", ["8080"]),
        ("setting: pools.size\nbelow: 10", []), ("setting: server.port\npresent: true", ["8080"]),
        ("setting: server.host\npresent: true", []),
    ])
    func `a setting is tested with its value`(_ test: String, _ values: [String]) throws {
        let found = try Self.findings("config: shop.conf\n\(test)", Self.config)
        #expect(found.count == (values.isEmpty ? 0 : 1))
        let cited = found.flatMap(\.evidence).map { $0.text }
        #expect(cited.count == values.count)
        for value in values { #expect(cited.contains { $0.hasSuffix(" = \(value)") }, "\(cited)") }
    }

    @Test func `a missing setting is found in a file that should have it`() throws {
        let when = "config: shop.conf\nsetting: server.host\nmissing: true"
        let found = try Self.findings(when, Self.config)
        #expect(found.first?.places == ["config/shop.yaml:1"])
        #expect(found.first?.evidence.first?.text == "(says nothing about it)")
        #expect(try Self.findings(when, Self.config.replacing("port:", with: "host:")).isEmpty)
        #expect(try Self.findings(when, nil).isEmpty)
    }

    @Test(arguments: [
        ("5s", "below: 10s", true), ("60s", "below: 10s", false), ("off", "is: 'off'", true),
    ])
    func `a default stands in for a silent file`(
        _ standard: String, _ test: String, _ isFound: Bool
    ) throws {
        let when = "config: shop.conf\nsetting: server.grace\n\(test)\ndefault: '\(standard)'"
        let found = try Self.findings(when, Self.config)
        #expect(found.isEmpty == !isFound)
        if isFound { #expect(found.first?.values["value"] == standard) }
        #expect(try Self.findings(when, nil).isEmpty)
        let spoken = Self.config.replacing("port: 8080", with: "grace: 20s")
        #expect(try Self.findings(when, spoken).isEmpty)
    }

    @Test func `a setting's value joins with a message`() throws {
        let when = """
            all:
              - config: shop.conf
                setting: server.port
                as: listen-port
              - message: 'nobody listens on {listen-port:int}'
            """
        for (port, isFound) in [("8080", true), ("9090", false)] {
            var story = Story()
            story.source("shop.conf", "**/shop.yaml", kind: "config")
            story.rule("shop/rule", when)
            story.file("config/shop.yaml", Self.config)
            story.file("app.log", "10:00:00 ERROR nobody listens on \(port)")
            #expect(try story.findings().isEmpty == !isFound)
        }
    }

    @Test func `a file that is no such configuration is not asked`() throws {
        var story = Story()
        story.source("shop.conf", "**/shop.yaml", kind: "config")
        story.rule("shop/rule", "config: shop.conf\nsetting: a\nmissing: true")
        story.file("config/other.yaml", "b: 1")
        #expect(try story.findings().isEmpty)
    }
}
