import Bundles
import Facts
import Foundation
import Reporting
import Rules
import Testing

@testable import Reasoning

struct DeterminismTests {
    private static func story() -> Story {
        var story = Story(
            modes: "a.x:\n  says: a\n  leads-to: [b.x]\nb.x:\n  says: b\nc.x:\n  says: c\n")
        for name in ["one", "two", "three", "four"] {
            story.rule("shop/\(name)", "message: 'number \(name) {what}'\nper: what", mode: "a.x")
            story.rule("web/\(name)", "message: '\(name)'", mode: "b.x")
        }
        story.rule(
            "net/all", "all:\n  - message: 'number one {x}'\n  - message: 'number two {y}'",
            mode: "c.x")
        return story
    }

    private static let texts = (0..<6).map { file in
        (0..<60).map { line in
            let name = ["one", "two", "three", "four", "five"][(line * 7 + file) % 5]
            return "2026-05-04T10:00:\(10 + line % 50)Z ERROR number \(name) item\(line % 4)"
        }.joined(separator: "\n")
    }

    @Test func `the same facts give the same report`() throws {
        var story = Self.story()
        for (number, text) in Self.texts.enumerated() { story.file("app-\(number).log", text) }
        let library = try story.library()
        let reports = try (0..<5).map { _ in
            let diagnosis = try Analyzer(library).diagnosis(of: story.facts(library))
            return Report.render(diagnosis, as: .json)
        }
        #expect(reports[0].contains("shop/one"))
        #expect(Set(reports).count == 1)
    }

    @Test func `a folder read five times gives the same report, whatever the threads do`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "clearcause-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (number, text) in Self.texts.enumerated() {
            try Data(text.utf8).write(to: folder.appending(path: "app-\(number).log"))
        }
        let library = try Self.story().library()
        let reports = try (0..<5).map { _ in
            var finder = try FactFinder(library.plan)
            let facts = try finder.facts(
                in: try BundleReader(folder.path), now: Moment(year: 2026, month: 12, day: 31))
            return Report.render(try Analyzer(library).diagnosis(of: facts), as: .json)
        }
        #expect(reports[0].contains("shop/one"))
        #expect(Set(reports).count == 1)
    }
}
