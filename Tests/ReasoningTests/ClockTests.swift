import Facts
import Testing

@testable import Reasoning

struct ClockTests {
    private static let ids = (0..<6).map { "4bf92f3577b34da6a3ce929d0e0e47\(10 + $0)" }

    /// A gateway that logs both ends of each request, and a service that logs it between, with a clock
    /// that is `ahead` seconds ahead.
    private static func story(ahead: Int) -> Story {
        var story = Story()
        story.rule(
            "shop/rule", "reading: clock.skew-seconds\nabove: 30\nas: seconds")
        story.rule("shop/order", "sequence:\n  - message: 'work begins'\n  - message: 'gave up'")
        var gateway: [String] = []
        var service: [String] = []
        for (number, id) in ids.enumerated() {
            let second = number * 5
            gateway.append("10:00:\(two(second)) INFO request \(id) sent")
            service.append(
                "10:0\((second + 1 + ahead) / 60):\(two((second + 1 + ahead) % 60)) INFO handles \(id)"
            )
            gateway.append("10:00:\(two(second + 3)) INFO request \(id) answered")
        }
        gateway.append("10:00:40 ERROR gave up")
        service.append("10:0\((35 + ahead) / 60):\(two((35 + ahead) % 60)) ERROR work begins")
        story.file("gateway.log", gateway.joined(separator: "\n"))
        story.file("service.log", service.joined(separator: "\n"))
        return story
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    @Test func `a clock that is ahead is told from the requests it shares`() throws {
        let finding = try #require(try Self.story(ahead: 60).findings().first)
        let seconds = try #require(Double(finding.values["seconds"] ?? ""))
        #expect((58...62).contains(seconds))
        #expect(finding.values["ahead"] == "service.log")
        #expect(finding.values["behind"] == "gateway.log")
    }

    @Test func `clocks that agree are no finding`() throws {
        let diagnosis = try Self.story(ahead: 0).diagnosis()
        #expect(!diagnosis.findings.contains { $0.rule == "shop/rule" })
        #expect(diagnosis.clocks.allSatisfy { $0.ahead == 0 })
    }

    @Test(arguments: [0, 60])
    func `the order of events does not depend on a wrong clock`(_ ahead: Int) throws {
        #expect(try Self.story(ahead: ahead).findings("shop/order").count == 1)
    }

    @Test func `a corrected clock is told`() throws {
        let notes = try Self.story(ahead: 60).diagnosis().clocks.filter { $0.ahead != 0 }
        let note = try #require(notes.first)
        #expect(notes.count == 1)
        #expect(note.files.count == 1)
        #expect(abs(abs(note.ahead) - 60) <= 1)
        #expect(note.reasons.contains { $0.contains("requests this file shares") })
    }

    @Test func `waiting is no skew`() throws {
        var story = Story()
        story.rule("shop/rule", "reading: clock.skew-seconds\nabove: 2")
        var sent: [String] = []
        var handled: [String] = []
        for (number, id) in Self.ids.enumerated() {
            sent.append("10:00:\(Self.two(number * 2)) INFO queued \(id)")
            handled.append("10:0\(1 + number / 3):\(Self.two(number * 9)) INFO handled \(id)")
        }
        story.file("producer.log", sent.joined(separator: "\n"))
        story.file("consumer.log", handled.joined(separator: "\n"))
        #expect(try story.findings().isEmpty)
    }
}
