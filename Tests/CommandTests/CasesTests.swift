import Foundation
import Testing

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
        let again = try Run.shell(analyze).output
        #expect(again.contains("100 % alike") && again.contains("Both have: the very same content"))
        let healthy = try history.desk.put("healthy/shop.log", Story.quiet)
        let none = try Run.shell("$clearcause analyze \(healthy) $rules --casebook \(history.book)")
        #expect(none.output.contains("The casebook has nothing like it."))
    }

    @Test func `a case of a part of a bundle is not the case of the whole`() throws {
        let history = try History(1)
        let log = "\(history.bundles)/b00/shop.log $rules --casebook \(history.book)"
        #expect(try Run.shell("$clearcause analyze \(log) --keep --since 2027-01-01").status == 0)
        let whole = try Run.shell("$clearcause batch \(log)").output
        #expect(whole.contains("1 bundle analysed, of which 0 were known"))
        #expect(whole.contains("1 × shop/disk-full"))
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
