import Foundation
import Testing

/// A folder of bundles, some of which fail or are the same.
private final class History {
    let desk: Desk
    var bundles: String { desk.path + "/bundles" }
    var book: String { desk.path + "/cases.db" }

    init(_ count: Int = 12) throws {
        desk = try Desk()
        for number in 0..<count {
            let story = [Story.full, Story.failed, Story.quiet][number % 3]
            try desk.put(
                "bundles/b\(number < 10 ? "0" : "")\(number)/shop.log",
                "2026-05-04T09:00:0\(number % 10)Z INFO this is \(number)\n" + story)
        }
        try desk.put(
            "bundles/meta.csv",
            """
            bundle,account,ticket,opened,closed
            b00,acme,T-1,2026-01-05T10:00:00Z,2026-01-06T10:00:00Z
            b03,acme,T-2,2026-02-05T10:00:00Z,2026-02-05T12:00:00Z
            b06,zeta,T-3,2026-03-05T10:00:00Z,

            """)
    }

    /// Packs the folders; b02 is there twice, b04 is cut off.
    func pack() throws {
        _ = try Run.shell(
            """
            cd \(bundles) && for b in b*; do tar czf $b.tgz $b && rm -r $b; done \
            && cp b02.tgz b02-again.tgz && sed -i 's/^\\(b[0-9]*\\),/\\1.tgz,/' meta.csv
            """)
    }

    func batch(_ more: String = "") -> String {
        "$clearcause batch \(bundles) $rules --meta \(bundles)/meta.csv --casebook \(book) \(more)"
    }

    func run(_ more: String = "") throws -> Run { try Run.shell(batch(more)) }

    func clearcause(_ arguments: String) throws -> Run {
        try Run.shell("$clearcause \(arguments) --casebook \(book)")
    }
}

struct BatchTests {
    @Test func `lines and cases are the same whatever the number of jobs`() throws {
        let history = try History()
        try history.pack()
        var seen: [[String]] = []
        for jobs in [1, 3] {
            let file = "\(history.desk.path)/lines-\(jobs).ndjson"
            let run = try history.run("--jobs \(jobs) --ndjson \(file)")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("13 bundles analysed, of which 1 were known; 0 failed."))
            let export = try history.clearcause("cases export")
            seen.append([try history.desk.text("lines-\(jobs).ndjson"), export.output])
            _ = try Run.shell("rm \(history.book)*")
        }
        #expect(seen[0] == seen[1])
        let inputs = seen[0][0].split(separator: "\n").map { line -> String in
            String(line.split(separator: "\"input\":\"")[1].prefix { $0 != "\"" })
        }
        #expect(inputs == inputs.sorted() && inputs.count == 13)
    }

    @Test func `a content that is known by the same rules is not analysed again`() throws {
        let history = try History(3)
        try history.pack()
        #expect(try history.run().output.contains("of which 1 were known"))
        #expect(try history.run().output.contains("4 bundles analysed, of which 4 were known"))
        let other = try Run.shell(history.batch("--redact strict"))
        #expect(other.output.contains("of which 1 were known"))
    }

    @Test func `a bundle that fails is listed with its reason and stops no other`() throws {
        let history = try History(2)
        try history.pack()
        _ = try Run.shell("mkfifo \(history.bundles)/b09.tgz; : > \(history.bundles)/b10.tgz")
        let run = try history.run("\(history.desk.path)/absent.zip")
        #expect(run.status == 1)
        #expect(run.output.contains("2 bundles analysed, of which 0 were known; 3 failed."))
        #expect(run.output.contains("absent.zip: “\(history.desk.path)/absent.zip” cannot be read"))
        #expect(run.output.contains("b10.tgz: "))
    }

    @Test(arguments: ["--timeout 1.5s", "--memory 1MB"])
    func `a bundle that takes too much is given up and the others are not`(
        _ limit: String
    ) throws {
        let history = try History(2)
        try history.pack()
        _ = try Run.shell(
            """
            mkdir \(history.bundles)/big && for i in $(seq 400000); do echo \
            "2026-05-04T09:00:00Z ERROR thing $i went wrong at place $i of the long long way"; done \
            > \(history.bundles)/big/shop.log && cd \(history.bundles) && tar czf big.tgz big && rm -r big
            """)
        let run = try history.run(limit)
        #expect(run.status == 1)
        #expect(run.output.contains("big.tgz: it "))
        #expect(run.output.contains(String(limit.prefix { $0 != " " })))
        let cases = try history.clearcause("cases list --format csv").output
        #expect(limit.contains("memory") || cases.contains("b00.tgz"))
    }

    @Test func `after kill -9 the lines go on where they were and are the same in the end`() throws
    {
        let history = try History(12)
        try history.pack()
        for rows in ["bundles", "findings"] {
            let whole = "\(history.desk.path)/whole.ndjson"
            _ = try history.run("--ndjson \(whole) --rows \(rows)")
            _ = try Run.shell("rm \(history.book)*")
            let file = "\(history.desk.path)/torn.ndjson"
            for moment in [0.2, 0.5, 0.9] {
                _ = try Run.shell(
                    "\(history.batch("--resume --ndjson \(file) --rows \(rows) --jobs 2")) & "
                        + "sleep \(moment); kill -9 $!; wait $!; "
                        + "[ -s \(file) ] && truncate -s -7 \(file); true")
            }
            let run = try history.run("--resume --ndjson \(file) --rows \(rows)")
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            #expect(try Run.shell("cmp \(whole) \(file)").output == "")
            _ = try Run.shell("rm \(history.book)* \(whole) \(file)")
        }
    }

    @Test func `Ctrl-C ends with 130, leaves no process, and says how to go on`() throws {
        let history = try History(12)
        try history.pack()
        let run = try Run.shell(
            "\(history.batch("--jobs 1")) & sleep 0.4; kill -INT $!; wait $!; echo status $?; "
                + "sleep 0.2; pgrep -f '[b]atch-worker.*\(history.desk.path)' | wc -l")
        if run.output.contains("Stopped") {
            #expect(run.output.contains("status 130"))
            #expect(run.output.contains("the same command with --resume goes on"))
        } else {
            #expect(run.output.contains("status 0"))
        }
        #expect(run.output.hasSuffix("0\n"))
        #expect(try history.run().output.contains("13 bundles analysed"))
    }

    @Test func `a file that is there is not written over`() throws {
        let history = try History(1)
        let file = try history.desk.put("lines.ndjson", "mine\n")
        let run = try history.run("--each --ndjson \(file)")
        #expect(run.status == 2)
        #expect(run.errors.contains("--resume goes on with it"))
        let resumed = try history.run("--each --resume --ndjson \(file)")
        #expect(resumed.status == 2)
        #expect(resumed.errors.contains("lines.ndjson:1: this is no line of"))
        #expect(try history.desk.text("lines.ndjson") == "mine\n")
    }

    @Test func `a folder of folders is one bundle unless each is asked for`() throws {
        let history = try History(3)
        _ = try Run.shell("rm \(history.bundles)/meta.csv")
        let book = "--casebook \(history.book) $rules"
        let one = try Run.shell("$clearcause batch \(history.bundles) \(book)")
        #expect(one.output.hasPrefix("1 bundle analysed"))
        #expect(one.errors.contains("--each takes each of the 3 folders in it as one"))
        let three = try Run.shell("$clearcause batch --each \(history.bundles) \(book)")
        #expect(three.output.hasPrefix("3 bundles analysed"))
        let listed = try Run.shell(
            "ls -d \(history.bundles)/* | $clearcause batch --from - \(book)")
        #expect(listed.output.hasPrefix("3 bundles analysed, of which 3 were known"))
        let matched = try Run.shell("$clearcause batch '\(history.bundles)/b0[01]' \(book)")
        #expect(matched.output.hasPrefix("2 bundles analysed, of which 2 were known"))
    }

    @Test func `metadata that are wrong are told with their line before anything is read`() throws {
        let history = try History(1)
        let bad = try history.desk.put("bad.csv", "bundle,opened\nb00,yesterday\n")
        let run = try Run.shell("$clearcause batch \(history.bundles) $rules --meta \(bad)")
        #expect(run.status == 2)
        #expect(run.errors.contains("bad.csv:2: “yesterday” in the column “opened” is no time"))
    }
}

struct CasesTests {
    @Test func `what people say of a case is kept, shown, exported and imported`() throws {
        let history = try History(6)
        try history.pack()
        #expect(try history.run().status == 0)
        #expect(
            try history.clearcause("cases confirm T-1 shop/disk-full --because 'Cleared /tmp'")
                .status == 0)
        let wrong = try history.clearcause("cases reject T-2 shop/disk-ful --because x")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("Did you mean “shop/disk-full”?"))
        #expect(
            try history.clearcause("cases reject T-2 shop/disk-full --because 'A quota'").status
                == 0)
        #expect(try history.clearcause("cases note T-1 'Called them'").status == 0)
        let shown = try history.clearcause("cases show T-1").output
        #expect(shown.contains("Confirmed") && shown.contains(": Cleared /tmp"))
        #expect(shown.contains("Called them"))
        #expect(
            try history.clearcause("cases search 'called quota*'").output
                == "No case holds all these words.\n")
        #expect(try history.clearcause("cases search 'quota*'").output.contains("T-2"))
        let explained = try Run.shell(
            "$clearcause explain shop/disk-full $rules --casebook \(history.book)")
        #expect(explained.output.contains("People found it right in 1 of 2 cases they judged."))

        let export = "\(history.desk.path)/export.ndjson"
        #expect(try history.clearcause("cases export -o \(export)").status == 0)
        let other = "--casebook \(history.desk.path)/other.db"
        let moved = try Run.shell(
            "$clearcause cases import \(export) \(other) && $clearcause cases export \(other)")
        #expect(moved.output.hasPrefix("6 cases read: 6 new, 0 renewed.\n"))
        #expect(moved.output.dropFirst(32) == (try history.desk.text("export.ndjson"))[...])
        let torn = try Run.shell(
            "(head -2 \(export); echo '{\"schema\":\"clearcause.case/2\"}') > \(export).torn; "
                + "$clearcause cases import \(export).torn --casebook \(history.desk.path)/third.db"
        )
        #expect(torn.status == 2)
        #expect(torn.errors.contains("export.ndjson.torn:3: the schema is “clearcause.case/2”"))
    }

    @Test func `purged cases are gone from the file`() throws {
        let history = try History(6)
        try history.pack()
        _ = try history.run()
        let all = try history.clearcause("cases purge")
        #expect(all.status == 2)
        #expect(
            try history.clearcause("cases purge --account acme --dry-run").output
                == "2 cases would be removed.\n")
        #expect(try history.clearcause("cases purge --account acme").output == "2 cases removed.\n")
        #expect(try history.clearcause("cases list --format csv").output.contains("acme") == false)
        #expect(try Run.shell("cat \(history.book)* | grep -c acme").output == "0\n")
    }

    @Test func `analyze tells what was seen before and what cured it`() throws {
        let history = try History(6)
        try history.pack()
        _ = try history.run()
        _ = try history.clearcause("cases confirm T-1 shop/disk-full --because 'Grew the volume'")
        let new = try history.desk.put("new/shop.log", Story.full)
        let analyze = "$clearcause analyze \(new) $rules --casebook \(history.book) --account acme"
        let text = try Run.shell(analyze)
        #expect(text.output.contains("Seen before"))
        #expect(text.output.contains("What cured it: Grew the volume"))
        #expect(text.output.contains("It came back: this account had the same failure"))
        #expect(text.output.contains("It was closed after 24 hours."))
        for format in ["markdown", "html", "json"] {
            #expect(
                try Run.shell("\(analyze) --format \(format)").output.contains("Grew the volume"))
        }
        #expect(try history.clearcause("cases list --format json").output.contains("new") == false)
        #expect(try Run.shell("\(analyze) --keep").status == 0)
        #expect(try history.clearcause("cases list").output.hasSuffix("\n7 cases.\n"))
        let healthy = try history.desk.put("healthy/shop.log", Story.quiet)
        let none = try Run.shell("$clearcause analyze \(healthy) $rules --casebook \(history.book)")
        #expect(none.output.contains("The casebook has nothing like it."))
    }

    @Test
    func `between equal explanations what people confirmed goes first, and the report says so`()
        throws
    {
        let desk = try Desk()
        for name in ["first", "second"] {
            try desk.put(
                "rules/shop/\(name).yaml",
                (try String(contentsOfFile: Run.rules + "/shop/disk-full.yaml", encoding: .utf8))
                    .replacing(
                        "cannot store order: {volume} is full",
                        with: "the \(name) thing broke on {volume}"
                    )
                    .replacing(
                        "cannot store order: /var/lib/shop is full",
                        with: "the \(name) thing broke on /var"
                    )
                    .replacing("formerly: [shop/no-space]\n", with: "")
                    .replacing("mode: storage.full", with: "mode: \(name).breaks")
                    .replacing("/var/lib/shop}", with: "/var}"))
        }
        try desk.put(
            "rules/failure-modes.yaml",
            "first.breaks: {says: one breaks, kind: lasting}\n"
                + "second.breaks: {says: two breaks, kind: lasting}\n")
        try desk.put(
            "rules/shop/sources.yaml",
            try String(contentsOfFile: "\(Run.rules)/shop/sources.yaml", encoding: .utf8))
        let log = try desk.put(
            "b/shop.log",
            "2026-05-04T10:00:05Z ERROR the first thing broke on /var\n"
                + "2026-05-04T10:00:06Z ERROR the second thing broke on /var\n")
        let ours = "--no-default-rules --rules \(desk.path)/rules"
        let book = "--casebook \(desk.path)/c.db"
        func first() throws -> (rule: String, text: String) {
            let text = try Run.shell(
                "$clearcause analyze \(log) \(ours) \(book) --keep --ticket T-1 --format json"
            ).output
            return (String(text.split(separator: "\"rule\": \"")[1].prefix { $0 != "\"" }), text)
        }
        #expect(try first().rule == "shop/first")
        #expect(try Run.shell("$clearcause cases confirm T-1 shop/second \(book)").status == 0)
        let after = try first()
        #expect(after.rule == "shop/second")
        #expect(after.text.contains("because people found it right in 1 of 1 cases"))
    }

    @Test func `a rule change that contradicts what people confirmed is told with status 1`() throws
    {
        let history = try History(6)
        try history.pack()
        _ = try history.run()
        _ = try history.clearcause("cases confirm T-1 shop/disk-full")
        let rule = try String(contentsOfFile: Run.rules + "/shop/disk-full.yaml", encoding: .utf8)
        let good = try history.desk.put(
            "good/shop/started.yaml",
            rule.replacing("cannot store order: {volume} is full", with: "this is {volume}")
                .replacing("cannot store order: /var/lib/shop is full", with: "this is 7")
                .replacing("finds: {volume: /var/lib/shop}", with: "finds: {volume: \"7\"}")
                .replacing("formerly: [shop/no-space]\n", with: "")
                .replacing("severity: critical", with: "severity: low"))
        let bad = try history.desk.put(
            "bad/shop/disk-full.yaml",
            rule.replacing(
                "cannot store order: {volume} is full", with: "cannot keep order: {volume} is full")
        )
        let harmless = try Run.shell(
            "$clearcause backtest \(good) $rules --casebook \(history.book)")
        #expect(harmless.status == 0, "\(harmless.output)\(harmless.errors)")
        #expect(harmless.output.contains("6 cases: 6 read again"))
        #expect(harmless.output.contains("shop/started: 6 cases"))
        let broken = try Run.shell("$clearcause backtest \(bad) $rules --casebook \(history.book)")
        #expect(broken.status == 1)
        #expect(broken.output.contains("shop/disk-full is not its root cause any more"))
        _ = try Run.shell("rm -r \(history.bundles)")
        let kept = try Run.shell("$clearcause backtest \(good) $rules --casebook \(history.book)")
        #expect(kept.output.contains("0 read again, 6 by the lines that were kept"))
    }
}
