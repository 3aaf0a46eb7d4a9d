import Testing

@testable import Reasoning

struct RecoveryTests {
    private static let modes =
        "pass.fails:\n  says: it passes\nlast.fails:\n  says: it lasts\n  kind: lasting\n"

    private static func finding(
        _ mode: String, severity: String = "high", failures: [Int], quiet: Int
    ) throws -> Finding? {
        var story = Story(modes: modes)
        story.rule("shop/rule", "message: 'it broke'", mode: mode, severity: severity)
        var lines = failures.map { (second: $0, text: "ERROR it broke") }
        let last = failures.max() ?? 0
        lines += (0..<quiet).map { (last + ($0 + 1) * 10, "INFO all is well \($0)") }
        let log = lines.sorted { $0.second < $1.second }.map { line in
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "10:\(two(line.second / 60)):\(two(line.second % 60)) \(line.text)"
        }
        story.file("app.log", log.joined(separator: "\n"))
        return try story.findings().first
    }

    @Test(arguments: [
        ([0, 2, 4], 12, true), ([0, 2, 4], 0, false), ([0, 2, 4], 1, false),
        ([0, 120, 240], 3, false), ([0, 10, 20], 30, true),
    ])
    func `a failure is over when its log goes on for clearly longer than it ever paused`(
        _ failures: [Int], _ quiet: Int, _ isOver: Bool
    ) throws {
        let finding = try #require(try Self.finding("pass.fails", failures: failures, quiet: quiet))
        #expect((finding.recovered != nil) == isOver)
        #expect(finding.role == (isOver ? .notice : .rootCause))
        if isOver {
            #expect(finding.recovered == finding.last)
            #expect(
                finding.reasons == [
                    "It stopped, and its log went on in good order: a failure that recovered."
                ])
        }
    }

    @Test func `damage that lasts is not over when its messages stop`() throws {
        let finding = try #require(try Self.finding("last.fails", failures: [0], quiet: 40))
        #expect(finding.recovered == nil)
        #expect(finding.role == .rootCause)
    }

    @Test func `what is of low severity is a notice`() throws {
        let finding = try #require(
            try Self.finding("last.fails", severity: "low", failures: [0], quiet: 0))
        #expect(finding.role == .notice)
        #expect(finding.reasons == ["It does no harm by itself."])
    }
}
