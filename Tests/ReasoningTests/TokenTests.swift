import Facts
import Foundation
import Testing

@testable import Reasoning

struct TokenTests {
    /// A token from 09:00 to 10:00 of the story's day.
    private static let token = encoded(
        "{\"iss\":\"https://id.example\",\"aud\":[\"a\",\"b\"],\"iat\":1777885200,\"exp\":1777888800}"
    )

    private static func encoded(_ claims: String) -> String {
        func part(_ text: String) -> String {
            Data(text.utf8).base64EncodedString().filter { $0 != "=" }
        }
        return "\(part("{\"alg\":\"none\"}")).\(part(claims)).sig"
    }

    private static func findings(_ when: String, _ log: String) throws -> [Finding] {
        var story = Story()
        story.rule("shop/rule", when)
        story.file("app.log", log)
        return try story.findings()
    }

    @Test(
        arguments: [
            ("expired: true", ["09:30:00", "09:59:59"], false),
            ("expired: true", ["09:30:00", "10:00:00"], true),
            ("expired: false", ["09:30:00", "09:40:00"], true),
            ("not-yet-valid: true", ["08:59:00", "09:30:00"], true),
            ("not-yet-valid: true", ["08:59:55", "09:30:00"], false),
            ("expires-within: 5m", ["09:56:00", "09:57:00"], true),
            ("expires-within: 5m", ["09:30:00", "09:31:00"], false),
            ("lifetime-above: 59m", ["09:30:00", "09:31:00"], true),
            ("lifetime-above: 1h", ["09:30:00", "09:31:00"], false),
            ("lifetime-below: 2h", ["09:30:00", "09:31:00"], true),
            ("algorithm: none", ["09:30:00", "09:31:00"], true),
            ("algorithm: [RS256, ES256]", ["09:30:00", "09:31:00"], false),
        ] as [(String, [String], Bool)])
    func `a token of a log is judged by the log's own clock`(
        _ test: String, _ times: [String], _ holds: Bool
    ) throws {
        let log = times.map { "\($0) DEBUG sent \(Self.token)" }.joined(separator: "\n")
        let found = try Self.findings("token: '*'\n\(test)", log + "\n23:00:00 INFO end")
        #expect(found.isEmpty != holds)
    }

    @Test func `what is shown is what the token says, never the token`() throws {
        let log = "09:30:00 DEBUG sent \(Self.token)\n10:05:00 DEBUG sent \(Self.token)"
        let finding = try #require(try Self.findings("token: '*'\nexpired: true", log).first)
        #expect(finding.places == ["app.log:2"])
        #expect(finding.first?.iso8601 == "2026-05-04T10:05:00Z")
        #expect(finding.values["late"] == "5 minutes" && finding.values["audience"] == "a b")
        let text = try #require(finding.evidence.first?.text)
        #expect(text.contains("issuer https://id.example") && !text.contains("eyJ"))
    }

    @Test(arguments: [
        ("audience-mismatch: expected", "b", false), ("audience-mismatch: expected", "c", true),
        ("issuer-mismatch: expected", "https://id.example", false),
        ("issuer-mismatch: expected", "https://id.example/", true),
        ("scope-missing: expected", "x", false),
    ])
    func `a token is held against what another step expects`(
        _ test: String, _ expected: String, _ holds: Bool
    ) throws {
        let when = "all:\n  - message: 'expected {expected}'\n  - token: '*'\n    \(test)"
        let log = "09:30:00 DEBUG sent \(Self.token)\n09:30:01 ERROR expected \(expected)"
        #expect(try Self.findings(when, log).isEmpty != holds)
    }

    @Test func `a log whose zone nobody knows judges no token`() throws {
        let log = "2026-05-04 12:30:00 DEBUG sent \(Self.token)\n2026-05-04 12:31:00 INFO x"
        #expect(try Self.findings("token: '*'\nexpired: true", log).isEmpty)
    }
}
