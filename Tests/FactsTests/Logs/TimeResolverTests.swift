import Testing

@testable import Facts

struct TimeResolverTests {
    private let line = "2026-05-04 10:02:05 ERROR it broke"

    @Test(arguments: [
        ("Europe/Berlin", "2026-05-04T08:02:05Z"), ("America/New_York", "2026-05-04T14:02:05Z"),
        ("Asia/Kolkata", "2026-05-04T04:32:05Z"), ("+02:00", "2026-05-04T08:02:05Z"),
        ("PDT", "2026-05-04T17:02:05Z"), ("UTC", "2026-05-04T10:02:05Z"),
        ("Australia/Sydney", "2026-05-04T00:02:05Z"),
    ])
    func `the manifest's zone is taken for a clock without one`(_ zone: String, _ time: String) {
        let log = LogText(line, zone: zone)
        #expect(log.time == time)
        #expect(log.zone == .inferred)
    }

    @Test(arguments: [
        ("2026-03-29 01:59:59 x", "2026-03-29T00:59:59Z"),
        ("2026-03-29 03:00:00 x", "2026-03-29T01:00:00Z"),
        ("2026-10-25 01:59:59 x", "2026-10-24T23:59:59Z"),
        ("2026-10-25 03:00:00 x", "2026-10-25T02:00:00Z"),
        ("2026-01-04 10:02:05 x", "2026-01-04T09:02:05Z"),
    ])
    func `summer time is minded`(_ line: String, _ time: String) {
        #expect(LogText(line, zone: "Europe/Berlin").time == time)
    }

    @Test func `a clock nobody knows the zone of is read as UTC and said to be`() {
        let log = LogText(line)
        #expect(log.time == "2026-05-04T10:02:05Z")
        #expect(log.zone == .unknown)
    }

    @Test func `a W3C log is in UTC whatever the manifest's zone`() {
        let log = LogText(
            "#Fields: date time s-ip\n2026-05-04 10:02:05 10.0.0.7", zone: "Europe/Berlin")
        #expect(log.time == "2026-05-04T10:02:05Z")
        #expect(log.zone == .stated)
    }

    @Test func `a stated zone needs no inference`() {
        let log = LogText("2026-05-04T10:02:05+02:00 ERROR it broke", zone: "America/New_York")
        #expect(log.time == "2026-05-04T08:02:05Z")
        #expect(log.zone == .stated)
    }

    @Test(arguments: [
        ("logs/messages", "2026-05-04T10:02:05Z"),
        ("logs/messages-20240510", "2024-05-04T10:02:05Z"),
        ("logs/messages-2023-05-04.log", "2023-05-04T10:02:05Z"),
    ])
    func `a missing year comes from the file's name, else from the bundle's age`(
        _ path: String, _ time: String
    ) {
        let log = LogText(
            "May  4 10:02:05 host1 app: x", path: path,
            collected: Moment(year: 2026, month: 5, day: 5))
        #expect(log.time == time)
    }

    @Test func `a date without a year is never in the future`() {
        let log = LogText(
            "Dec 30 10:02:05 host1 app: x", collected: Moment(year: 2026, month: 1, day: 2))
        #expect(log.time == "2025-12-30T10:02:05Z")
    }

    @Test func `December before January is the year before`() {
        let log = LogText(
            """
            Dec 31 23:59:58 host1 app: x
            Jan  1 00:00:01 host1 app: y
            Jan  1 00:00:02 host1 app: z
            """, collected: Moment(year: 2026, month: 1, day: 2))
        #expect(
            log.summary == [
                "1+1 2025-12-31T23:59:58Z -", "2+1 2026-01-01T00:00:01Z -",
                "3+1 2026-01-01T00:00:02Z -",
            ])
    }

    @Test func `a clock without a date gets it from the file's name and passes midnight`() {
        let log = LogText(
            """
            23:59:58,000 INFO  [org.shop] (main) x
            00:00:01,000 INFO  [org.shop] (main) y
            """, path: "server-2026-05-04.log")
        #expect(
            log.summary == ["1+1 2026-05-04T23:59:58Z info", "2+1 2026-05-05T00:00:01Z info"])
    }

    @Test(arguments: [
        (
            "13/05/2026 10:02:05 x\n01/06/2026 10:02:05 y", "2026-05-13T10:02:05Z",
            "2026-06-01T10:02:05Z"
        ),
        (
            "05/13/2026 10:02:05 x\n06/01/2026 10:02:05 y", "2026-05-13T10:02:05Z",
            "2026-06-01T10:02:05Z"
        ),
        (
            "03/05/2026 10:02:05 x\n04/05/2026 10:02:05 y", "2026-05-03T10:02:05Z",
            "2026-05-04T10:02:05Z"
        ),
        (
            "05/03/2026 10:02:05 x\n05/04/2026 10:02:05 y", "2026-05-03T10:02:05Z",
            "2026-05-04T10:02:05Z"
        ),
    ])
    func `day and month are told by a value over twelve, else by the one that moves`(
        _ text: String, _ first: String, _ second: String
    ) {
        let log = LogText(text)
        #expect(log.summary == ["1+1 \(first) -", "2+1 \(second) -"])
    }

    @Test func `day and month are told by the bundle's age where the file cannot`() {
        let log = LogText(
            "04/05/2026 10:02:05 x", collected: Moment(year: 2026, month: 5, day: 4, hour: 12))
        #expect(log.time == "2026-05-04T10:02:05Z")
    }

    @Test func `two files' modification times tell the zone of their clocks`() {
        func evidence(_ path: String, _ text: String, modified: Moment) -> ClockEvidence {
            var clock = LogText(text, path: path).reader.clock
            clock.fileModified = modified.microseconds
            return clock
        }
        let files = [
            evidence(
                "a.log", "2026-05-04 10:02:05 x",
                modified: Moment(year: 2026, month: 5, day: 4, hour: 8, minute: 2, second: 5)),
            evidence(
                "b.log", "2026-05-04 10:04:05 x",
                modified: Moment(year: 2026, month: 5, day: 4, hour: 8, minute: 4, second: 6)),
        ]
        let resolved = TimeResolver(
            manifestZone: nil, collected: nil, now: Moment(year: 2026, month: 6, day: 1)
        ).resolve(files)
        let stamp = Stamp(
            microseconds: Moment(year: 2026, month: 5, day: 4, hour: 10).microseconds,
            statesZone: false)
        #expect(resolved.map(\.zone) == [.inferred, .inferred])
        #expect(resolved[0].moment(stamp)?.iso8601 == "2026-05-04T08:00:00Z")
        #expect(resolved[0].reasons.isEmpty == false)
    }

    @Test func `an event that two files share tells the offset of the one without a zone`() {
        let files = [
            LogText(
                """
                2026-05-04T08:02:05.123Z INFO order 17 of customer 4 was stored
                2026-05-04T08:02:07.123Z INFO request 5f1c7d3a9b2e4c6d8f0a failed
                """, path: "gateway.log"),
            LogText(
                """
                2026-05-04 10:02:05.200 INFO order 17 of customer 4 was stored
                2026-05-04 10:02:09.123 INFO something else happened at that time
                2026-05-04 10:02:07.500 WARN saw 5f1c7d3a9b2e4c6d8f0a before
                """, path: "app.log"),
        ].map(\.reader.clock)
        let resolved = TimeResolver(
            manifestZone: nil, collected: nil, now: Moment(year: 2026, month: 6, day: 1)
        ).resolve(files)
        let stamp = Stamp(
            microseconds: Moment(year: 2026, month: 5, day: 4, hour: 10).microseconds,
            statesZone: false)
        #expect(resolved.map(\.zone) == [.stated, .inferred])
        #expect(resolved[1].moment(stamp)?.iso8601 == "2026-05-04T08:00:00Z")
        #expect(resolved[1].reasons == ["zone +02:00: events of this file are in gateway.log too"])
    }

    @Test func `lines that carry a clock with and one without zone tell the offset`() {
        let log = LogText(
            """
            2026-05-04T08:02:05.123456789Z stdout F 2026-05-04 10:02:05,123 INFO x
            2026-05-04T08:02:06.123456789Z stdout F 2026-05-04 10:02:06,123 INFO y
            """)
        #expect(log.reader.clock.pairedOffset == 7200)
        #expect(log.time == "2026-05-04T08:02:05.123456Z")
    }
}
