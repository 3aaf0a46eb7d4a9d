import Scanning
import Testing

@testable import Facts

struct SignalTests {
    private func signals(_ path: String, _ lines: [String]) throws -> [SignalGroup] {
        var finder = try FactFinder(try ScanPlan(patterns: [], sources: []))
        let text = lines.joined(separator: "\n")
        return finder.facts(
            inFiles: [(path, nil, text)], now: Moment(year: 2026, month: 12, day: 31)
        )
        .signals
    }

    @Test(arguments: [
        ["E1125 10:02:05.123456       1 main.go:99] gave up on the widget"],
        [
            "2026-05-04T10:02:05.1Z stderr F W1125 10:02:05.123456   1 main.go:99] gave up on the widget"
        ],
        [#"{"level":50,"time":1777888840000,"pid":7,"msg":"gave up on the widget"}"#],
        [#"{"level":"warn","ts":"2026-05-04T10:02:05Z","msg":"gave up on the widget"}"#],
        ["2026-05-04T10:02:05Z level=fatal msg=\"gave up on the widget\""],
        ["10:02:05.123 [main] ERROR c.a.Widget - gave up on the widget"],
        ["2026/05/04 10:02:05 [crit] 31#31: *884 gave up on the widget"],
        ["2026-05-04 10:02:05.123 UTC [88] FATAL:  gave up on the widget"],
        ["1:M 04 May 2026 10:02:05.123 # gave up on the widget"],
        ["<11>May  4 10:02:05 db-1 app[7]: gave up on the widget"],
        ["05-04 10:02:05.123  1702  2395 E Widget: gave up on the widget"],
    ])
    func `a level is enough, whatever the words`(_ lines: [String]) throws {
        let quiet = lines.map { line in
            line.replacing("E1125", with: "I1125").replacing("W1125", with: "I1125")
                .replacing("50,", with: "30,").replacing("warn", with: "info")
                .replacing("fatal", with: "info").replacing("ERROR", with: "INFO ")
                .replacing("crit", with: "info").replacing("FATAL", with: "LOG")
                .replacing(" # ", with: " * ").replacing("<11>", with: "<14>")
                .replacing(" E W", with: " I W").replacing("gave up", with: "went on")
        }
        let found = try signals("x.log", quiet + lines + quiet)
        #expect(found.map(\.count) == [1])
        #expect(found.first?.place.line == 2)
        #expect(found.first?.template.hasSuffix("gave up on the widget") == true)
    }

    @Test(arguments: [
        "1:M 04 May 2026 10:02:05.123 # oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo",
        "1:M 04 May 2026 10:02:05.123 # Server initialized",
        "2026-05-04 10:02:05.123456+00:00 [error] <0.812.0> ",
    ])
    func `a greeting or an empty message announces nothing`(_ line: String) throws {
        let ordinary = line.replacing(" # ", with: " * ").replacing("[error]", with: "[info]")
        #expect(try signals("x.log", [ordinary, line, ordinary]).map(\.template) == [])
    }

    @Test func `a trace is part of its event and names the innermost exception`() throws {
        let trace = [
            "java.lang.IllegalStateException: order failed", "\tat shop.Cart.add(Cart.java:12)",
            "Caused by: java.net.ConnectException: Connection refused",
            "\tat java.net.Socket.connect(Socket.java:7)", "\t... 3 more",
        ]
        let lines = (1...3).flatMap {
            ["2026-05-04 10:00:0\($0) ERROR cannot store order \($0)"] + trace
        }
        let found = try signals("app.log", lines)
        #expect(found.map(\.template) == ["cannot store order <*>"])
        #expect(found.map(\.count) == [3])
        #expect(found.first?.exception == "java.net.ConnectException: Connection refused")
    }

    @Test func `below a quiet line the exception speaks`() throws {
        let found = try signals(
            "app.log",
            [
                "2026-05-04 10:00:01 INFO starting the shop", "Traceback (most recent call last):",
                "  File \"shop.py\", line 3, in main", "    raise ValueError('no')",
                "ValueError: no price for 17", "2026-05-04 10:00:02 INFO error count is 0",
            ])
        #expect(found.map(\.template) == ["ValueError: no price for <*>"])
        #expect(found.first?.level == .error)
    }

    @Test func `the same text in another file is the same group`() throws {
        var finder = try FactFinder(try ScanPlan(patterns: [], sources: []))
        let files = ["a.log", "b.log"].map {
            path -> (path: String, known: [Source]?, text: String) in
            (
                path, nil,
                "2026-05-04 10:00:01 ERROR the coil of tenant 7 burns\n2026-05-04 10:00:09 INFO ok"
            )
        }
        let found = finder.facts(inFiles: files, now: Moment(year: 2026, month: 12, day: 31))
            .signals
        #expect(found.map(\.count) == [2])
        #expect(found.first?.spots.map(\.file) == [0, 1])
    }
}
