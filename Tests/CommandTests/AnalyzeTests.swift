import Foundation
import Testing

struct AnalyzeTests {
    private let desk: Desk

    init() throws { desk = try Desk() }

    @Test func `the report is on standard output and names the cause first`() throws {
        let run = try Run.clearcause("analyze", try desk.put("shop.log", Story.full))
        #expect(run.status == 0)
        #expect(
            run.errors == "Compiling 2 rule files; the next start is faster …\n" || run.errors == ""
        )
        #expect(run.output.split(separator: "\n").first?.hasPrefix(Story.title) == true)
    }

    @Test(arguments: [
        (Story.full, "critical", 1), (Story.full, "low", 1), (Story.failed, "medium", 1),
        (Story.failed, "high", 0), (Story.quiet, "low", 0),
    ])
    func `the status tells whether a finding is as severe as asked`(
        _ log: String, _ severity: String, _ status: Int32
    ) throws {
        let run = try Run.clearcause(
            "analyze", try desk.put("shop.log", log), "--fail-on", severity)
        #expect(run.status == status)
        #expect(!run.output.isEmpty)
    }

    @Test func `an input that is not there is an error`() throws {
        let run = try Run.clearcause("analyze", desk.path + "/absent.tar")
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(
            run.errors.contains(
                "clearcause: \(desk.path)/absent.tar: There is no such file or folder.\n"))
    }

    @Test func `an empty file is an error`() throws {
        let run = try Run.clearcause("analyze", try desk.put("empty.log", ""))
        #expect(run.status == 2)
        #expect(run.errors.contains("clearcause: \(desk.path)/empty.log: The file is empty.\n"))
    }

    @Test func `an empty folder is an error`() throws {
        let run = try Run.clearcause("analyze", desk.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("clearcause: \(desk.path): The folder has no files.\n"))
    }

    @Test(.disabled(if: getuid() == 0, "root may read everything"))
    func `an input that may not be read is an error`() throws {
        let path = try desk.put("secret.log", Story.full)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        let run = try Run.clearcause("analyze", path)
        #expect(run.status == 2)
        #expect(run.errors.contains("secret.log"))
    }

    @Test func `nothing on standard input is an error`() throws {
        let run = try Run.clearcause("analyze", "-")
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.errors.contains("standard input"))
    }

    @Test func `standard input is a bundle like any other`() throws {
        let run = try Run.clearcause("analyze", "-", input: Story.full)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix(Story.title))
    }

    @Test(arguments: [
        (["--format", "pdf"], "The value 'pdf' is invalid for '--format <format>'"),
        (["--fail-on", "bad"], "The value 'bad' is invalid for '--fail-on <fail-on>'"),
        (
            ["--limit-files", "many"],
            "The value 'many' is invalid for '--limit-files <limit-files>'"
        ),
        (["--no-such"], "Unknown option '--no-such'"),
    ])
    func `an option that is not understood ends with status 2`(
        _ options: [String], _ message: String
    ) throws {
        let line = options.joined(separator: " ")
        let run = try Run.shell("echo x | $clearcause analyze - \(line)")
        #expect(run.status == 2)
        #expect(run.errors.contains(message))
    }

    @Test(arguments: [
        (["--since", "yesterday"], "clearcause: “yesterday” is no time for --since.\n"),
        (["--until", "2026-13-01"], "clearcause: “2026-13-01” is no time for --until.\n"),
        (["--limit-bytes", "lots"], "clearcause: “lots” is no size.\n"),
        (["--limit-time", "5MB"], "clearcause: “5MB” is no duration.\n"),
    ])
    func `a value that is none ends with status 2 and says what to write`(
        _ options: [String], _ message: String
    ) throws {
        let path = try desk.put("shop.log", Story.full)
        let run = try Run.shell(
            "$clearcause analyze \(path) $rules \(options.joined(separator: " "))")
        #expect(run.status == 2)
        #expect(run.errors.contains(message))
        #expect(run.errors.contains("\n  Write "))
    }

    @Test(arguments: [
        ("--since 2026-05-04T10:00:06Z", false), ("--since 2026-05-04", true),
        ("--until 2026-05-04T10:00:04Z", false), ("--until 2026-05-04T10:00Z", false),
        ("--since 1s", true), ("--since 500ms", false), ("--since 24h", true),
        ("--since 2026-05-04T10:00:05Z --until 2026-05-04T10:00:05Z", true),
    ])
    func `events outside the asked time are left out`(_ options: String, _ isFound: Bool) throws {
        let path = try desk.put("shop.log", Story.full)
        let run = try Run.shell("$clearcause analyze \(path) $rules --format json \(options)")
        #expect(run.status == 0)
        #expect(run.output.contains("shop/disk-full") == isFound)
    }

    @Test(arguments: [
        ("text", Story.title), ("markdown", "# "),
        ("json", "{\n  \"schema\": \"clearcause.analysis/1\""),
        ("html", "<!DOCTYPE html>"),
    ])
    func `a report may be written to a file`(_ format: String, _ beginning: String) throws {
        let path = try desk.put("shop.log", Story.full)
        let run = try Run.clearcause(
            "analyze", path, "--format", format, "-o", desk.path + "/report")
        #expect(run.status == 0)
        #expect(run.output == "")
        let report = try desk.text("report")
        #expect(report.lowercased().hasPrefix(beginning.lowercased()))
        #expect(report.contains("/var/lib/shop"))
    }

    @Test func `a report that cannot be written is an error`() throws {
        let path = try desk.put("shop.log", Story.full)
        let target = desk.path + "/absent/report"
        let run = try Run.clearcause("analyze", path, "-o", target)
        #expect(run.status == 2)
        #expect(run.errors.contains("clearcause: The report cannot be written to “\(target)”.\n"))
    }

    @Test func `several inputs are reported one after the other`() throws {
        let run = try Run.clearcause(
            "analyze", try desk.put("a/shop.log", Story.full),
            try desk.put("b/shop.log", Story.failed))
        #expect(run.status == 0)
        let first = try #require(run.output.firstRange(of: Story.title))
        let second = try #require(
            run.output.firstRange(of: "The shop answered a request with 500\n"))
        #expect(first.lowerBound < second.lowerBound)
    }

    @Test func `one HTML report for several inputs is refused`() throws {
        let path = try desk.put("shop.log", Story.full)
        let run = try Run.clearcause("analyze", path, path, "--format", "html")
        #expect(run.status == 2)
        #expect(
            run.errors == """
                clearcause: An HTML report is about one bundle.
                  Call once for each of the inputs.

                """)
    }

    @Test(arguments: ["text", "json", "html"])
    func `a reader that goes away is no error`(_ format: String) throws {
        let path = try desk.put("shop.log", Story.full)
        let run = try Run.shell(
            "$clearcause analyze \(path) $rules --format \(format) | head -1 >/dev/null")
        #expect(run.status == 0)
        let closed = try Run.shell("$clearcause analyze \(path) $rules --format \(format) | true")
        #expect(closed.status == 0)
    }

    @Test func `the same input gives the same bytes`() throws {
        let path = try desk.put("shop.log", Story.full)
        let first = try Run.clearcause("analyze", path, "--format", "json").output
        #expect(first.contains("\"root_causes\": [\n    \"f1\"\n  ]"))
        for _ in 0..<3 {
            #expect(try Run.clearcause("analyze", path, "--format", "json").output == first)
        }
    }
}
