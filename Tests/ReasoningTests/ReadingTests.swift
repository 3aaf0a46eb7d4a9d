import Rules
import Testing

@testable import Reasoning

struct ReadingTests {
    private static let disks = """
        $ df -h
        Filesystem      Size  Used Avail Use% Mounted on
        /dev/vda1        40G   12G   28G  31% /
        /dev/vdb1       100G  100G     0 100% /var/lib/data
        """

    private static func findings(_ when: String, _ files: [String: String]) throws -> [Finding] {
        var story = Story()
        story.rule("shop/rule", when)
        for (path, text) in files.sorted(by: { $0.key < $1.key }) { story.file(path, text) }
        return try story.findings()
    }

    @Test(arguments: [
        ("reading: disk.used-percent\nabove: 95", [4]),
        ("reading: disk.used-percent\nbelow: 95", [3]), ("reading: disk.used-percent", [3, 4]),
        ("reading: disk.free-bytes\nbelow: 30 GB", [3, 4]),
        ("reading: disk.free-bytes\nabove: 27 GB", [3]),
        ("reading: disk.free-bytes\nis: 0", [4]), ("reading: disk.*\nis: 31", [3]),
        ("reading: disk.used-percent\nof: {mount: '^/var'}", [4]),
        ("reading: disk.used-percent\nexcept: {mount: '^/var'}", [3]),
        ("reading: disk.used-percent\nof: {mount: '^/srv'}", []),
        ("reading: memory.available-percent\nbelow: 5", []),
        (
            "all: [{reading: disk.used-percent, above: 99, as: used}, {reading: disk.free-bytes, below: 1, as: free}]",
            [4]
        ),
        (
            "all: [{reading: disk.used-percent, below: 99, as: used}, {reading: disk.free-bytes, below: 1, as: free}]",
            []
        ),
    ])
    func `a reading is tested with its value and labels`(_ when: String, _ lines: [Int]) throws {
        let found = try Self.findings(when, ["diag/df.txt": Self.disks])
        #expect(found.count == (lines.isEmpty ? 0 : 1))
        #expect(Set(found.flatMap(\.evidence).map(\.line)) == Set(lines))
    }

    @Test func `a reading and a message of another file are joined by what both name`() throws {
        let when = """
            all:
              - reading: disk.used-percent
                above: 99
              - message: 'could not write to {mount}'
            """
        for (mount, count) in [("/var/lib/data", 1), ("/srv", 0)] {
            let found = try Self.findings(
                when,
                ["df.txt": Self.disks, "app.log": "10:00:00 ERROR could not write to \(mount)"])
            #expect(found.count == count)
        }
    }

    @Test(arguments: [
        (
            "diag/inspect.json",
            #"[{"State": {"OOMKilled": true}, "Name": "/db", "RestartCount": 2}]"#
        ),
        (
            "diag/pods.yaml",
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: api-1, namespace: shop}
            status:
              containerStatuses:
              - {name: api, restartCount: 2}
            """
        ),
        (
            "logs/docker-inspect.txt",
            "$ docker inspect db\n[{\"Id\": \"1\", \"State\": {\"OOMKilled\": true}, \"Name\": \"/db\", \"RestartCount\": 2}]"
        ),
    ])
    func `what a document of docker or kubectl says are readings too`(
        _ path: String, _ text: String
    ) throws {
        #expect(try Self.findings("reading: container.restarts\nis: 2", [path: text]).count == 1)
    }

    @Test func `a table with times is a reading, a log that prints a table stays a log`() throws {
        var story = Story()
        story.rule("shop/rule", "reading: postgresql.sessions")
        story.file(
            "logs/activity.log",
            """
              pid  |  state | query_start
            -------+--------+-------------------------------
             11685 | active | 2026-05-04 10:02:05.000000+00
             11686 | active | 2026-05-04 10:02:05.000000+00
            """)
        story.file("logs/app.log", "10:00:00 INFO started\n10:00:01 INFO \(Self.disks)")
        let files = try story.facts(story.library()).files
        #expect(files.map(\.kind) == [.reading, .log])
        #expect(files.map(\.format).first == "psql")
    }

    @Test(arguments: [
        ("reading: disk.used-persent", "There is no reading “disk.used-persent”."),
        ("reading: disk.used-percent\nof: {mout: '/'}", "There is no key “mout” here."),
    ])
    func `a reading or label that does not exist is an error`(
        _ when: String, _ problem: String
    ) {
        #expect(throws: (any Error).self) { try Self.findings(when, [:]) }
        do {
            _ = try Self.findings(when, [:])
        } catch {
            #expect("\(error)".contains(problem))
        }
    }
}
