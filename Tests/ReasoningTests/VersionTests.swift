import Facts
import Testing

@testable import Reasoning

struct VersionTests {
    private static func finding(_ when: String, _ log: String) throws -> Finding? {
        var story = Story()
        story.versions("shop", ["Shop {version} starts"], packages: ["shop-server"])
        story.rule("shop/rule", when)
        story.file("app.log", log)
        return try story.findings().first
    }

    private static let defect =
        "all:\n  - message: 'it broke'\n  - version: shop\n    introduced: '2.0'\n    fixed: '2.3'"

    @Test func `a version with the defect says to upgrade`() throws {
        let finding = try #require(
            try Self.finding(
                Self.defect, "10:00:00 INFO Shop 2.2.9 starts\n10:00:01 ERROR it broke")
        )
        #expect(finding.confidence == .certain)
        #expect(finding.remediation.first?.todo == "Upgrade shop to 2.3 or later")
        #expect(finding.cause.hasSuffix("This is shop 2.2.9; the defect is fixed in 2.3."))
        #expect(finding.places == ["app.log:2", "app.log:1"])
    }

    @Test(arguments: [
        ("2.3.0", "it has come back, or the cause is another one"),
        ("2.10", "it has come back, or the cause is another one"),
        ("1.9", "the cause is likely another one"),
    ])
    func `a version without the defect makes the story less sure`(
        _ version: String, _ words: String
    )
        throws
    {
        let finding = try #require(
            try Self.finding(
                Self.defect, "10:00:00 INFO Shop \(version) starts\n10:00:01 ERROR it broke"))
        #expect(finding.confidence == .likely)
        #expect(finding.cause.contains(words))
    }

    @Test func `an unknown version is to be found out`() throws {
        let finding = try #require(try Self.finding(Self.defect, "10:00:01 ERROR it broke"))
        #expect(finding.confidence == .likely)
        #expect(
            finding.remediation.first?.todo == "Find out the version of shop; before 2.3, upgrade")
    }

    @Test(arguments: [("2.2", 1), ("2.3", 0), ("2.3-rc1", 1), ("v1.0", 0), ("2:2.1-5+deb12u1", 1)])
    func `a version alone decides only where it is stated`(_ version: String, _ found: Int) throws {
        let when = "version: shop\nintroduced: '2.0'\nfixed: '2.3'"
        let finding = try Self.finding(when, "10:00:00 INFO Shop \(version) starts")
        #expect((finding == nil ? 0 : 1) == found)
        #expect(try Self.finding(when, "10:00:00 INFO no version here") == nil)
    }

    @Test func `a range is compared as versions are`() throws {
        let log = "10:00:00 INFO Shop 10.0 starts"
        #expect(try Self.finding("version: shop\nabove: '9.9'", log) != nil)
        #expect(try Self.finding("version: shop\nbelow: '9.9'", log) == nil)
    }

    @Test func `an image's tag states a version`() throws {
        var story = Story()
        story.versions("shop", [], packages: ["shop-server"])
        story.rule("shop/rule", "version: shop\nbelow: '3.0'")
        story.file(
            "compose.yaml",
            "services:\n  web:\n    image: registry.example:5000/team/shop-server:2.7-slim")
        let finding = try #require(try story.findings().first)
        #expect(finding.values["version"] == "2.7-slim")
        #expect(finding.places == ["compose.yaml:3"])
    }
}
