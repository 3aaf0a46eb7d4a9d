import Foundation
import Testing

struct OtherCommandTests {
    private let desk: Desk

    init() throws { desk = try Desk() }

    @Test(arguments: ["shop/disk-full", "shop/no-space"])
    func `a rule is explained under its name and its former one`(_ name: String) throws {
        let run = try Run.clearcause("explain", name)
        #expect(run.status == 0)
        #expect(run.output.contains("shop/disk-full"))
        #expect(run.output.contains("no space left"))
    }

    @Test(arguments: ["shop/disk-ful", "shop/diskfull", "shop/dsik-full"])
    func `a misspelt rule is recognised`(_ name: String) throws {
        let run = try Run.clearcause("explain", name)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(
            run.errors.hasSuffix(
                "clearcause: There is no rule “\(name)”.\n  Did you mean “shop/disk-full”?\n"))
    }

    @Test func `a rule like no other is not guessed`() throws {
        let run = try Run.clearcause("explain", "kafka/broker-lost")
        #expect(run.status == 2)
        #expect(run.errors.hasSuffix("“clearcause rules list” shows all.\n"))
    }

    @Test func `an inspection has the keys tools rely on`() throws {
        let path = try desk.put("shop.log", Story.full)
        let run = try Run.clearcause("inspect", path, "--events", "--format", "json")
        #expect(run.status == 0)
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(root["schema"] as? String == "clearcause.inspection/1")
        #expect((root["gaps"] as? [Any])?.isEmpty == true)
        let file = try #require((root["files"] as? [[String: Any]])?.first)
        for key in ["path", "kind", "format", "encoding", "lines", "first", "last", "zone"] {
            #expect(file[key] != nil, "\(key)")
        }
        #expect(file["kind"] as? String == "log")
        #expect(file["zone"] as? String == "stated")
        #expect(file["lines"] as? Int == 3)
        #expect(file["first"] as? String == "2026-05-04T10:00:00Z")
        let events = try #require(file["events"] as? [[String: Any]])
        #expect(events.count == 3)
        #expect(events[1]["line"] as? Int == 2)
        #expect(events[1]["lines"] as? Int == 1)
        #expect(events[1]["time"] as? String == "2026-05-04T10:00:05Z")
        #expect(events[1]["level"] as? String == "error")
    }

    @Test func `an inspection without events lists none`() throws {
        let path = try desk.put("shop.log", Story.full)
        let run = try Run.clearcause("inspect", path, "--format", "json")
        #expect(run.status == 0)
        #expect(!run.output.contains("\"events\""))
        #expect(try Run.clearcause("inspect", path).output.contains("shop.log"))
    }

    @Test func `what cannot be inspected is an error`() throws {
        let run = try Run.clearcause("inspect", desk.path + "/absent")
        #expect(run.status == 2)
        #expect(
            run.errors.contains(
                "clearcause: \(desk.path)/absent: There is no such file or folder.\n"))
    }

    @Test func `the version is three numbers`() throws {
        let run = try Run.clearcause("--version")
        #expect(run.status == 0)
        #expect(run.output.split(separator: ".").count == 3)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `a shell can complete commands and options`(_ shell: String) throws {
        let run = try Run.clearcause("--generate-completion-script", shell)
        #expect(run.status == 0)
        #expect(run.output.contains("analyze"))
        #expect(run.output.contains("fail-on"))
    }

    @Test func `help and no command at all say what there is`() throws {
        for run in [try Run.clearcause("--help"), try Run.clearcause()] {
            #expect(run.status == 0)
            for command in ["analyze", "explain", "rules", "inspect"] {
                #expect(run.output.contains(command))
            }
        }
    }

    @Test func `the program finds its rules from any folder, and adds one's own`() throws {
        let run = try Run.clearcause(
            "rules", "list", "--rules", Run.rules, in: desk.path, standardRules: true)
        #expect(run.status == 0)
        #expect(run.output.contains("nginx/"))
        #expect(run.output.contains("shop/disk-full"))
    }

    @Test func `a rule folder that is not there is an error`() throws {
        let run = try Run.shell("$clearcause rules list --no-default-rules --rules /nowhere")
        #expect(run.status == 2)
        #expect(
            run.errors == """
                clearcause: /nowhere: There is no rule folder here that can be read.
                  A rule folder holds <system>/<rule>.yaml files; see --rules.

                """)
    }
}
