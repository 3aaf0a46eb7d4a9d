import Casebook
import Facts
import Testing

struct HistoryTests {
    private let folder = Scratch()

    @Test func `the same failure at the same place is the likest, and its fix is told`() throws {
        let book = try folder.casebook()
        var elsewhere = Case.example("elsewhere", account: "beta", on: 6)
        elsewhere.findings[0].captures[0].value = "/srv/other"
        var fixed = Case.example("fixed", account: "acme", on: 3)
        fixed.outcomes = [
            Outcome(
                rule: "postgresql/disk-full", isRight: true, because: "moved the archive",
                said: Moment(year: 2026, month: 5, day: 4))
        ]
        let other = Case.example("other", account: "acme", rule: "nginx/no-upstream", on: 5)
        try book.keep([elsewhere, fixed, other])
        let seen = try book.similar(to: .example("now", account: "acme", on: 9), most: 3)
        #expect(seen.first?.name == "fixed")
        #expect(seen.first?.fix == "moved the archive")
        #expect(seen.first?.isRecurrence == true)
        #expect(seen.dropFirst().contains { $0.isRecurrence } == false)
    }

    @Test func `a later case was not seen before`() throws {
        let book = try folder.casebook()
        try book.keep([.example("later", account: "acme", on: 20)])
        #expect(try book.similar(to: .example("now", account: "acme", on: 9), most: 3).isEmpty)
    }

    @Test func `trends count what happened in the window and tell when it was first seen`() throws {
        let book = try folder.casebook()
        try book.keep([
            .example("a", account: "acme", on: 4), .example("b", account: "acme", on: 12),
            .example("c", account: "beta", on: 13),
            .example("d", account: "beta", rule: "nginx/no-upstream", on: 19),
        ])
        let trends = try book.trends(
            by: .rule, every: .week, since: Moment(year: 2026, month: 5, day: 11),
            rules: ["nginx/no-upstream", "redis/full"])
        #expect(trends.cases == 3)
        #expect(trends.counts == [2, 1])
        #expect(trends.rows.map(\.name) == ["postgresql/disk-full", "nginx/no-upstream"])
        #expect(trends.rows.first?.firstSeen.iso8601 == "2026-05-04T10:00:00Z")
        #expect(trends.silentRules == ["redis/full"])
    }

    @Test func `a steady rise is followed, and better than repeating the last week`() {
        let forecast = Forecast(of: (1...40).map { 10 + $0 * 2 }, weeks: 4)
        let expected = forecast.weeks.map(\.expected)
        #expect(expected.count == 4)
        #expect(abs(expected[0] - 92) < 3)
        let test = forecast.backTest
        #expect(test.map { $0.error < $0.naiveError } == true)
    }

    @Test(arguments: [(2, 0), (8, 4)])
    func `a short history gives the mean or nothing, and says so`(_ past: Int, _ ahead: Int) {
        let forecast = Forecast(of: Array(repeating: 3, count: past), weeks: 4)
        #expect(forecast.weeks.count == ahead)
        #expect(forecast.method.contains("too few"))
        #expect(forecast.backTest == nil)
    }

    @Test func `a message without a rule ranks by how many accounts it hits`() throws {
        let book = try folder.casebook()
        var often = Case.example("often", account: "acme", on: 9)
        often.unexplained[0].template = "socket <n> is gone"
        try book.keep([
            often, .example("a", account: "acme", on: 4), .example("b", account: "beta", on: 5),
        ])
        let gaps = try book.unexplained(most: 5)
        #expect(gaps.map(\.template) == ["label <n> is late", "socket <n> is gone"])
        #expect(gaps.first?.accounts == 2)
        #expect(gaps.first?.example?.text == "label 7 is late")
        #expect(
            try book.unexplained(since: Moment(year: 2026, month: 5, day: 8), most: 5).count == 1)
    }

    @Test func `weeks without cases count, unfinished ones do not`() throws {
        let book = try folder.casebook()
        // Mondays are the 4th, 11th, 18th and 25th.
        try book.keep([
            .example("a", account: nil, on: 5), .example("b", account: nil, on: 12),
            .example("c", account: nil, on: 27),
        ])
        let weeks = try book.weeks(byOwner: true)
        #expect(weeks.counts == [nil: [1, 0], "platform": [1, 0]])
        #expect(weeks.after == Moment(year: 2026, month: 5, day: 25))
    }
}
