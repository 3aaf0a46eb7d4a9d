import Casebook
import Facts
import Glibc
import Reasoning
import Testing

struct KeepingTests {
    private let folder = Scratch()

    @Test func `a case comes back as it was kept`() throws {
        let book = try folder.casebook()
        let one = Case.example("a", account: "acme")
        #expect(try book.keep([one]) == [.added])
        #expect(try book.find(String(one.content.prefix(8))) == one)
    }

    @Test func `judging a bundle anew keeps what people said`() throws {
        let book = try folder.casebook()
        var one = Case.example("a", account: "acme")
        one.outcomes = [
            Outcome(
                rule: "postgresql/disk-full", isRight: true, because: "more disk",
                said: Moment(year: 2026, month: 5, day: 6))
        ]
        try book.keep([one])
        var again = Case.example("a", account: nil)
        again.library = "newer"
        #expect(try book.keep([again]) == [.renewed])
        let kept = try #require(try book.find(one.content))
        #expect(kept.library == "newer")
        #expect(kept.about.account == "acme")
        #expect(kept.outcomes == one.outcomes)
    }

    @Test func `a new casebook is its owner's alone`() throws {
        _ = try folder.casebook()
        var status = stat()
        #expect(stat(folder.path("cases.db"), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func `a file that is no casebook is refused with its name`() throws {
        let path = folder.path("notes.txt")
        try #require(folder.write("notes.txt", String(repeating: "no database\n", count: 100)))
        let error = #expect(throws: CasebookError.self) { try Casebook(path, mayCreate: true) }
        #expect(error?.description.contains(path) == true)
    }

    @Test(arguments: [
        ("2026-05-04", "2026-05-04T00:00:00Z"),
        ("2026-05-04 10:02", "2026-05-04T10:02:00Z"),
        ("2026-05-04T10:02:05.25+02:00", "2026-05-04T08:02:05.250Z"),
        ("2026-05-04T10:02:05-0530", "2026-05-04T15:32:05Z"),
    ])
    func `a written time is read`(_ written: String, _ meant: String) {
        #expect(Moment(written: written)?.iso8601 == meant)
    }

    @Test(arguments: ["", "yesterday", "2026-13-01", "2026-05-04T25:00", "2026-05-04T10:02:05 CET"])
    func `what is no time is refused`(_ written: String) {
        #expect(Moment(written: written) == nil)
    }
}
