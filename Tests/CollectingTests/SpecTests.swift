import Testing

@testable import Collecting

struct SpecTests {
    private func complaint(_ text: String) -> String? {
        do {
            _ = try SpecReader.spec(file: "spec.yaml", text: text)
            return nil
        } catch { return "\(error)" }
    }

    @Test func `what analyze prints as next evidence is read`() throws {
        let spec = try SpecReader.spec(
            file: "spec.yaml",
            text: """
                # What would decide the rules that the bundle leaves open.
                schema: clearcause.spec/1
                window:
                  from: "2026-05-04T10:02:05.000Z"
                  to: "2026-05-04T11:02:05.000Z"
                collect:
                  - source: "nginx.error"
                    files: ["/var/log/nginx/error.log*"]
                    decides:
                      - "nginx/worker-connections-exhausted"
                  - reading: "disk.used-percent"
                    run: ["df", "-P"]
                    decides:
                      - "disk/full"
                  - reading: "process.open-files"
                    # by hand: ls /proc/PID/fd | wc -l
                    decides:
                      - "linux/too-many-open-files"
                """)
        #expect(
            spec.entries.map(\.name) == ["nginx.error", "disk.used-percent", "process.open-files"])
        #expect(spec.entries[1].commands.map(\.words) == [["df", "-P"]])
        #expect(UTC.moment(spec.since ?? "", now: 0) == 1_777_888_925)
    }

    @Test(arguments: [
        (
            "run: df -P",
            "spec.yaml:4:10: “run” is a list of words, not one text: no shell reads it."
        ),
        ("run: [ls, '|', wc]", "“|” is the shell's, and no shell runs this."),
        ("run: [./x]", "“./x” is a path from nowhere."),
        ("files: [logs/*.log]", "“logs/*.log” is no whole path."),
        ("files: [/var/../etc/x]", "“/var/../etc/x” is no whole path."),
        ("flies: [/x]", "There is no key “flies” here."),
        ("journal: [--file=x]", "“--file=x” is no name for “journal”."),
        ("get: [file:///etc/passwd]", "“file:///etc/passwd” is no address to get."),
        ("database: postgres", "Did you mean “postgresql”?"),
        ("run: [df]\n    timeout: soon", "“soon” is no duration."),
        ("payloads: {first: 3}", "“payloads” has no “files”."),
        ("clock: maybe", "“clock” is true, or not there."),
    ])
    func `what is wrong is told with its place`(_ line: String, _ words: String) throws {
        let text = "schema: clearcause.spec/1\ncollect:\n  - about: x\n    \(line)\n"
        let told = try #require(complaint(text))
        #expect(told.contains(words), "\(told)")
        #expect(told.contains("spec.yaml:") && (told.contains("^") || told.contains("Did you")))
    }

    @Test func `another schema is refused`() {
        #expect(
            complaint("schema: clearcause.spec/9\ncollect: []")?.contains("clearcause.spec/1")
                == true)
        #expect(complaint("collect: []")?.contains("no “schema”") == true)
    }

    @Test func `the starter reads as a spec`() throws {
        let recipe = try Recipe(
            system: "nginx", file: "sources.yaml",
            text: """
                sources:
                  nginx.error: {kind: log, at: ["/var/log/nginx/error.log*"]}
                known-by: {processes: [nginx], ports: [80]}
                collect:
                  - run: [nginx, -t]
                """)
        let spec = try SpecReader.spec(file: "new.yaml", text: SpecStarter.text([recipe]))
        #expect(spec.systems == ["nginx"])
        #expect(recipe.entries.count == 2)
        #expect(recipe.ports == [80])
    }

    @Test func `a word that stands for a value is noted and not run`() throws {
        let entries = "  - {about: x, run: [cat, /proc/PID/limits]}"
        let spec = try SpecReader.spec(
            file: "s", text: "schema: clearcause.spec/1\ncollect:\n\(entries)")
        #expect(spec.notes.count == 1)
        #expect(try Basket.of(entries).why("limits")?.contains("“PID” stands for a value") == true)
    }

    @Test(arguments: [
        ("25MB", 25_000_000), ("512KiB", 524_288), ("1.5 GiB", 1_610_612_736), ("4096", 4096),
    ])
    func `sizes are read`(_ text: String, _ bytes: Int) { #expect(Amount.bytes(text) == bytes) }

    @Test(arguments: [("90s", 90), ("5m", 300), ("24h", 86_400), ("1h30m", 5400), ("7d", 604_800)])
    func `durations are read`(_ text: String, _ seconds: Int) {
        #expect(Amount.seconds(text) == seconds)
    }

    @Test(arguments: ["", "MB", "-5MB", "5 parsecs", "1e99GB"])
    func `what is no size is none`(_ text: String) { #expect(Amount.bytes(text) == nil) }
}
