import Testing

@testable import Reasoning

struct CausalityTests {
    private static let modes = """
        disk.full:
          says: a volume is full
          kind: lasting
          leads-to: [write.fails]
        write.fails:
          says: the database refused a write
          leads-to: [order.fails]
        order.fails:
          says: an order failed
          leads-to: [gateway.fails]
        gateway.fails:
          says: the gateway gave up
        """

    private static func story() -> Story {
        var story = Story(modes: modes)
        story.rule("db/disk-full", "message: 'No space left on {volume}'", mode: "disk.full")
        story.rule("shop/order-lost", "message: 'order {order} lost'", mode: "order.fails")
        story.rule("web/bad-gateway", "message: 'answered 502 to {client}'", mode: "gateway.fails")
        return story
    }

    @Test func `a chain over three files has one root, and everything else follows`() throws {
        var story = Self.story()
        story.file(
            "web.log",
            (10...40).map { "10:00:\($0) ERROR answered 502 to 10.0.0.\($0)" }.joined(
                separator: "\n"))
        story.file("shop.log", "10:00:07 ERROR order 7 lost\n10:00:09 ERROR order 8 lost")
        story.file("db.log", "10:00:05 ERROR No space left on /var/lib/db")
        let diagnosis = try story.diagnosis()
        #expect(
            diagnosis.findings.map(\.rule) == [
                "db/disk-full", "shop/order-lost", "web/bad-gateway",
            ])
        #expect(diagnosis.findings.map(\.role) == [.rootCause, .symptom, .symptom])
        #expect(diagnosis.findings.map(\.id) == ["f1", "f2", "f3"])
        // The path over a mode nobody found still counts, and the detour from f1 to f3 is not told.
        #expect(diagnosis.findings.map(\.explains) == [["f2"], ["f3"], []])
        #expect(diagnosis.findings.map(\.because) == [[], ["f1"], ["f2"]])
        #expect(
            diagnosis.findings[0].reasons == [
                "Nothing else that was found explains it, and it explains 2 other findings."
            ])
        #expect(
            diagnosis.findings[1].reasons == [
                "It follows from another finding, which began no later."
            ])
        #expect(diagnosis.findings[0].modePhrase == "a volume is full")
    }

    @Test(arguments: [
        ("10:00:05", "10:00:07", 1), ("10:01:20", "10:00:07", 1), ("10:05:00", "10:00:07", 2),
        ("09:00:00", "10:00:07", 1),
    ])
    func `a cause does not begin later, but for the clocks of two machines`(
        _ cause: String, _ effect: String, _ roots: Int
    ) throws {
        var story = Self.story()
        story.file("db.log", "\(cause) ERROR No space left on /var/lib/db")
        story.file("shop.log", "\(effect) ERROR order 7 lost")
        #expect(try story.diagnosis().rootCauses.count == roots)
    }

    @Test(arguments: [("10:00:01", 1), ("10:00:08", 1), ("10:00:30", 2)])
    func `in one file the clock is one`(_ cause: String, _ roots: Int) throws {
        var story = Self.story()
        let lines = ["\(cause) ERROR No space left on /x", "10:00:05 ERROR order 7 lost"].sorted()
        story.file("app.log", lines.joined(separator: "\n"))
        #expect(try story.diagnosis().rootCauses.count == roots)
    }

    @Test func `a failure that passed long ago does not explain a new one`() throws {
        var story = Self.story()
        story.file("shop.log", "08:00:00 ERROR order 7 lost")
        story.file("web.log", "10:00:00 ERROR answered 502 to 10.0.0.1")
        let late = try story.diagnosis()
        #expect(late.findings.allSatisfy { $0.because.isEmpty })
        story = Self.story()
        story.file("db.log", "08:00:00 ERROR No space left on /x")
        story.file("web.log", "10:00:00 ERROR answered 502 to 10.0.0.1")
        let lasting = try story.diagnosis()
        #expect(lasting.rootCauses.map(\.rule) == ["db/disk-full"])
    }

    @Test(arguments: [("orders", 1), ("ORDERS", 1), ("invoices", 2)])
    func `two findings about different things do not explain each other`(
        _ database: String, _ roots: Int
    ) throws {
        var story = Story(modes: Self.modes)
        story.rule("db/full", "message: 'database {database} is full'", mode: "disk.full")
        story.rule("shop/lost", "message: 'order not in {database} stored'", mode: "order.fails")
        story.file("db.log", "10:00:00 ERROR database orders is full")
        story.file("shop.log", "10:00:01 ERROR order not in \(database) stored")
        #expect(try story.diagnosis().rootCauses.count == roots)
    }

    @Test func `modes that lead to each other do not go round in circles`() throws {
        var story = Story(
            modes: "a.x:\n  says: a\n  leads-to: [b.x]\nb.x:\n  says: b\n  leads-to: [a.x]\n")
        story.rule("shop/a", "message: 'this is a'", mode: "a.x")
        story.rule("shop/b", "message: 'this is b'", mode: "b.x")
        story.file("app.log", "10:00:00 ERROR this is b\n10:00:03 ERROR this is a")
        let diagnosis = try story.diagnosis()
        #expect(diagnosis.rootCauses.map(\.rule) == ["shop/b"])
        #expect(diagnosis.findings.map(\.role) == [.rootCause, .symptom])
    }

    @Test func `what explains most leads, and never what repeats most`() throws {
        var story = Story(
            modes: Self.modes + "\nmail.fails:\n  says: mail failed\n  kind: lasting\n")
        story.rule(
            "db/disk-full", "message: 'No space left on {volume}'", mode: "disk.full",
            severity: "medium")
        story.rule("shop/order-lost", "message: 'order {order} lost'", mode: "order.fails")
        story.rule(
            "mail/bounced", "message: 'mail bounced'", mode: "mail.fails", severity: "critical")
        story.file(
            "mail.log", (10...50).map { "09:00:\($0) ERROR mail bounced" }.joined(separator: "\n"))
        story.file("db.log", "10:00:05 ERROR No space left on /x")
        story.file("shop.log", "10:00:06 ERROR order 7 lost")
        #expect(try story.diagnosis().rootCauses.map(\.rule) == ["db/disk-full", "mail/bounced"])
    }

    @Test func `a guess that explains nothing stands beside a proven cause`() throws {
        var story = Story(
            modes: "a.x:\n  says: a\n  kind: lasting\nb.x:\n  says: b\n  kind: lasting\n")
        story.rule("shop/a", "message: 'this is a'", mode: "a.x", confidence: "possible")
        story.rule("shop/b", "message: 'this is b'", mode: "b.x", confidence: "likely")
        story.file("app.log", "10:00:00 ERROR this is a\n10:00:03 ERROR this is b")
        let diagnosis = try story.diagnosis()
        #expect(diagnosis.findings.map(\.role) == [.rootCause, .contributing])
        #expect(diagnosis.findings.map(\.rule) == ["shop/b", "shop/a"])
        #expect(
            diagnosis.findings[1].reasons
                == ["It may add to the failure; the root cause is better proven."])
    }
}
