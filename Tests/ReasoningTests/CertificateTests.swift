import Facts
import Rules
import Testing

@testable import Reasoning

struct CertificateTests {
    private static let day: Int64 = 86_400
    private static let taken = Moment(year: 2026, month: 5, day: 4)

    /// A certificate that is 100 days old and ends in so many days.
    private static func certificate(
        _ names: [String] = ["api.shop.example"], ends: Int64 = 200, form: Certificate.Form = .pem,
        line: Int = 1
    ) -> Certificate {
        var one = Certificate(
            place: Place(file: 0, line: line), form: form, subject: "CN=\(names[0])", names: names,
            issuer: "CN=CA", notBefore: taken.advanced(bySeconds: -100 * day),
            notAfter: taken.advanced(bySeconds: ends * day))
        one.hasAlternativeNames = true
        return one
    }

    private static func matches(
        _ when: String, _ certificates: [Certificate], keys: [KeyFile] = [],
        paths: [String] = ["ssl/api.crt", "ssl/api.key"]
    ) throws -> [Match] {
        var story = Story()
        story.rule("shop/rule", when)
        let library = try story.library()
        var facts = BundleFacts(
            name: "x", files: paths.enumerated().map { FileFacts(id: $0, path: $1) })
        facts.certificates = certificates
        facts.keys = keys
        facts.taken = taken
        let rule = try #require(try library.rules().first)
        return Evaluator(facts).matches(rule.signature)
    }

    @Test(
        arguments: [
            (200, "expired: true", false), (-1, "expired: true", true),
            (-1, "expired: false", false),
            (200, "expired: false", true), (10, "expires-within: 30d", true),
            (31, "expires-within: 30d", false), (-1, "expires-within: 30d", false),
            (200, "not-yet-valid: true", false), (200, "not-yet-valid: false", true),
            (200, "leaf: true", true), (200, "authority: true", false),
            (200, "self-signed: false", true), (200, "issuer-missing: true", true),
            (200, "weak: false", true), (200, "alternative-names: true", true),
            (200, "form: pem", true), (200, "form: [der, handshake]", false),
            (10, "expires-within: 30d\nweak: true", false),
        ] as [(Int64, String, Bool)])
    func `a certificate is judged at the time of the bundle`(
        _ ends: Int64, _ test: String, _ holds: Bool
    ) throws {
        let found = try Self.matches("certificate: '*'\n\(test)", [Self.certificate(ends: ends)])
        #expect(found.isEmpty != holds)
    }

    @Test func `what was captured can be told`() throws {
        let match = try #require(
            try Self.matches("certificate: '*'", [Self.certificate(ends: -3)]).first)
        #expect(match.captures["subject"] == "CN=api.shop.example")
        #expect(match.captures["expires"] == "2026-05-01 00:00:00 UTC")
        #expect(match.captures["days"] == "3")
        #expect(match.captures["certificate_file"] == "ssl/api.crt")
        #expect(match.exhibits.first?.text.contains("issued by CN=CA") == true)
    }

    @Test(arguments: [
        ("api.shop.example:443", false), ("db.shop.example:443", true), ("10.0.3.12", true),
    ])
    func `a handshake is held against the host that was asked`(
        _ endpoint: String, _ isMismatch: Bool
    ) throws {
        var one = Self.certificate(form: .handshake)
        one.endpoint = endpoint
        let found = try Self.matches("certificate: '*'\nname-mismatch: true", [one])
        #expect(found.isEmpty != isMismatch)
    }

    @Test(arguments: [
        (["pg.corp.example"], true), (["*.corp.example"], false), (["db-1.corp.example"], false),
    ])
    func `a host of a log is held against all certificates`(
        _ names: [String], _ isMismatch: Bool
    ) throws {
        var story = Story()
        story.rule(
            "shop/rule",
            """
            all:
              - message: 'No name matching {host} found'
              - certificate: '*'
                name-mismatch: host
            """)
        story.file("app.log", "10:00:00 ERROR No name matching db-1.corp.example found")
        let library = try story.library()
        var facts = try story.facts(library)
        facts.files.append(FileFacts(id: 1, path: "ssl/a.pem"))
        facts.certificates = [["mail.corp.example"], names].map { names in
            var one = Self.certificate(names)
            one.place = Place(file: 1, line: 1)
            return one
        }
        let found = try Analyzer(library).diagnosis(of: facts).findings
        #expect(found.isEmpty != isMismatch)
        #expect(found.allSatisfy { $0.values["known_names"] == nil })
    }

    @Test(arguments: [
        ("own", "ssl/api.key", false), ("other", "ssl/api.key", true),
        ("other", "ssl/db.key", false), ("other", "old/api.key", false),
        ("other", "ssl/api.crt", true),
    ])
    func `a key beside a certificate must be its own`(
        _ publicKey: String, _ path: String, _ isMismatch: Bool
    ) throws {
        var one = Self.certificate()
        one.publicKey = "own"
        var key = KeyFile(place: Place(file: 1, line: 1), form: .privateKey)
        key.publicKey = publicKey
        let found = try Self.matches(
            "certificate: '*'\nkey-mismatch: true", [one], keys: [key],
            paths: ["ssl/api.crt", path])
        #expect(found.isEmpty != isMismatch)
    }

    @Test(arguments: [
        ("certificate: '*'\nname-mismatch: host", "Nothing here captures {host}"),
        ("token: '*'\naudience-mismatch: expected", "Nothing here captures {expected}"),
        ("certificate: '*'\nexpired: maybe", "“expired” is true or false."),
        ("certificate: '*'\nexpires-within: soon", "“soon” is no duration."),
        ("certificate: '*'\nform: p12", "“p12” is no form."),
        ("certificate: '*'\nalgorithm: none", "“algorithm” means nothing beside “certificate”."),
        ("key: '*'\nform: secret", "“secret” is no form."),
        (
            "message: 'It failed for {host}'\nunless:\n  certificate: '*'\n  name-mismatch: host",
            "Nothing here captures {host}"
        ),
    ])
    func `what cannot be asked is refused with its reason`(_ when: String, _ problem: String) {
        var story = Story()
        story.rule("shop/rule", when)
        #expect {
            _ = try story.library()
        } throws: { error in
            "\(error)".contains(problem)
        }
    }

    @Test func `without a certificate the bundle does not decide`() throws {
        var story = Story()
        story.rule("shop/rule", "certificate: '*'\nexpired: true")
        story.file("app.log", "10:00:00 INFO started")
        let undecided = try story.diagnosis().verdicts.undecided
        #expect(undecided.map(\.why) == ["the bundle holds no certificate"])
    }
}
