import Foundation
import TestSupport
import Testing

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

    @Test func `every line is as its schema says`() throws {
        let history = try History(3)
        try history.pack()
        let schema = try JSONSchema(
            String(
                contentsOf: Run.package.appending(
                    path: "Sources/Casebook/Schemas/batch.schema.json"), encoding: .utf8))
        let lines = try Run.shell(
            """
            $clearcause batch \(history.bundles) \(history.desk.path)/absent.zip $rules --ndjson - --casebook \(history.book)
            $clearcause batch \(history.bundles) $rules --ndjson - --rows findings --no-casebook
            $clearcause cases confirm b00.tgz shop/disk-full --because x --casebook \(history.book)
            $clearcause cases export --casebook \(history.book)
            """
        ).output.split(separator: "\n").filter { $0.hasPrefix("{") }
        #expect(lines.count == 5 + 5 + 3)
        for line in lines { #expect(try schema.problems(in: String(line)) == []) }
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

    @Test(arguments: ["--timeout 0.7s", "--memory 1MB"])
    func `a bundle that takes too much is given up and the others are not`(
        _ limit: String
    ) throws {
        let history = try History(2)
        try history.pack()
        try history.addSlow()
        let run = try history.run(limit)
        #expect(run.status == 1)
        #expect(run.output.contains("a-slow.tgz: it "))
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

    @Test func `eight batches at once make and fill one casebook`() throws {
        let history = try History(8)
        let run = try Run.shell(
            """
            for n in 0 1 2 3 4 5 6 7; do $clearcause batch \(history.bundles)/b0$n --jobs 1 $rules \
            --casebook \(history.book) & done; wait
            """)
        #expect(run.errors == "")
        #expect(
            run.output.split(separator: "\n").filter { $0.hasPrefix("1 bundle analysed") }.count
                == 8)
        #expect(try history.clearcause("cases list").output.hasSuffix("\n8 cases.\n"))
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
