import Foundation
import Glibc
import Testing

struct CollectTests {
    private static let servers = Run.package.appending(path: "Tests/CommandTests/Servers/run").path
    private static let port = 20_000 + Int(getpid() % 1000) * 10

    @Test func `the faults of real servers are named by what is collected from them`() throws {
        let desk = try Desk()
        chmod(desk.path, 0o755)
        let run = try Run.shell(
            "\(Self.servers) \(desk.path)/servers \(Self.port) nginx redis postgresql -- "
                + "$clearcause collect --for nginx redis postgresql --level off "
                + "-o \(desk.path)/bundle.tar.zst --analyze")
        #expect(run.status == 0, "\(run.errors)")
        for rule in [
            "postgresql/connection-slots-exhausted", "nginx/upstream-refuses-connections",
        ] {
            #expect(run.output.contains(rule), "\(rule) is not in \(run.output)")
        }
        #expect(run.output.contains("Redis is at its maxmemory"))
        let list = try Run.shell("bsdtar -tf \(desk.path)/bundle.tar.zst")
        for file in [
            "servers/nginx/error.log", "servers/pg/postgresql.log", "redis-info.txt",
            "manifest.json",
            "psql-settings.txt",
        ] {
            #expect(list.output.contains(file), "\(file) is not in \(list.output)")
        }
    }

    @Test func `a preview lists what there is and writes nothing`() throws {
        let desk = try Desk()
        try desk.put("app.log", "2026-05-04T10:00:00Z ready\n")
        let spec = try desk.put(
            "spec.yaml",
            """
            schema: clearcause.spec/1
            collect:
              - {about: app, files: ["\(desk.path)/*.log"], run: [echo, hello]}
              - {about: none, files: ["\(desk.path)/none/*"]}
            """)
        let run = try Run.clearcause(
            "collect", "--spec", spec, "--preview", "--level", "off", in: desk.path)
        #expect(run.status == 0)
        #expect(run.output.contains("27 bytes  \(desk.path)/app.log"))
        #expect(run.output.contains("echo hello"))
        #expect(run.output.contains("\(desk.path)/none/*: missing"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path).count == 2)
    }

    @Test func `ctrl-c and kill leave no file`() throws {
        let desk = try Desk()
        let spec = try desk.put(
            "spec.yaml",
            "schema: clearcause.spec/1\ncollect: [{about: x, run: {run: [sleep, '9'], timeout: 9s}}]"
        )
        for (signal, status) in [("INT", 130), ("TERM", 130), ("KILL", 137)] {
            let run = try Run.shell(
                "cd \(desk.path); $clearcause collect --spec \(spec) --level off -o out.tar.zst & "
                    + "sleep 0.4; kill -\(signal) $!; wait $!")
            #expect(run.status == Int32(status), "\(signal): \(run.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path) == ["spec.yaml"])
        }
    }

    @Test(arguments: [
        (["--for", "ngin"], "Did you mean “nginx”?"),
        (["--since", "soon"], "is no time for --since"),
        (["--max-size", "big"], "is no size"), (["--spec", "none.yaml"], "cannot be read"),
        (["--since", "1h", "--until", "2h"], "ends before it begins"),
    ])
    func `what cannot be done is told, with status 2`(_ arguments: [String], _ words: String) throws
    {
        let desk = try Desk()
        let line = arguments.map { "'\($0)'" }.joined(separator: " ")
        let run = try Run.shell("cd \(desk.path); $clearcause collect --level off \(line)")
        #expect(run.status == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
    }

    @Test func `a spec is started, described and checked`() throws {
        let desk = try Desk()
        let path = "\(desk.path)/spec.yaml"
        #expect(try Run.clearcause("spec", "new", "nginx", "postgresql", "-o", path).status == 0)
        #expect(try Run.clearcause("spec", "lint", path).status == 0)
        let bad = try desk.put("bad.yaml", "schema: clearcause.spec/1\ncollect:\n  - flies: [/x]\n")
        let lint = try Run.clearcause("spec", "lint", bad)
        #expect(lint.status == 1)
        #expect(lint.output.contains("bad.yaml:3:5: There is no key “flies” here."))
        let schema = try Run.clearcause("spec", "schema")
        #expect(throws: Never.self) {
            try JSONSerialization.jsonObject(with: Data(schema.output.utf8))
        }
    }
}
