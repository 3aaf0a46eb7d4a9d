import Facts
import Testing

@testable import Reasoning

struct CoverageTests {
    private static func coverage(_ bundles: [String], least: Level = .error) throws -> Coverage {
        var coverage = Coverage()
        for (number, log) in bundles.enumerated() {
            var story = Story()
            story.rule("shop/rule", "message: 'the till is jammed'")
            story.file("app.log", log)
            coverage.add(try story.facts(story.library()), as: "b\(number)", least: least)
        }
        return coverage
    }

    @Test func `what no rule knows is listed, the messages of most bundles first`() throws {
        let coverage = try Self.coverage([
            """
            10:00:00 ERROR the till is jammed
            10:00:01 ERROR printer 3 is on fire
            10:00:02 ERROR printer 4 is on fire
            10:00:03 ERROR no more paper
            """,
            "10:00:00 ERROR no more paper",
        ])
        #expect(coverage.gaps.map(\.count) == [2, 2])
        #expect(coverage.gaps.map(\.bundles) == [["b0", "b1"], ["b0"]])
        #expect(coverage.gaps.first?.template.contains("no more paper") == true)
        #expect(coverage.gaps.map(\.line) == [4, 2])
        #expect(coverage.templates == (3, 1))
        #expect(coverage.lines == 5)
        #expect(coverage.coveredLines == 1)
    }

    @Test func `warnings count when they are asked for`() throws {
        let log = "10:00:00 WARN the printer is warm"
        #expect(try Self.coverage([log]).gaps.isEmpty)
        #expect(try Self.coverage([log], least: .warning).gaps.count == 1)
    }
}
