import Foundation
import Testing

struct CheckTests {
    private let desk: Desk

    init() throws { desk = try Desk() }

    private static let broken = "listen: 80\ntimeout: 5s\nlisten_prot: 81\n"
    private static let good = "listen: 80\ntimeout: 60s\n"

    @Test(arguments: [
        (broken, "medium", 1), (broken, "high", 0), (good, "low", 0), ("timeout: 20s\n", "low", 1),
        ("timeout: 20s\n", "medium", 0),
    ])
    func `the status tells whether a finding is as severe as asked`(
        _ text: String, _ severity: String, _ status: Int32
    ) throws {
        let run = try Run.clearcause(
            "check", try desk.put("shop.yaml", text), "--fail-on", severity)
        #expect(run.status == status)
        #expect(!run.output.isEmpty)
    }

    @Test func `medium is what fails unless asked otherwise`() throws {
        #expect(try Run.clearcause("check", try desk.put("shop.yaml", Self.broken)).status == 1)
        #expect(
            try Run.clearcause("check", try desk.put("shop.yaml", "timeout: 20s\n")).status == 0)
    }

    @Test func `nothing is said of failures, logs or what could not be decided`() throws {
        let run = try Run.clearcause("check", try desk.put("shop.yaml", Self.broken))
        #expect(run.output.hasPrefix("2 problems to mend before deployment"))
        for word in ["Root cause", "undecided", "Once", "no line with a time", "ruled out"] {
            #expect(!run.output.contains(word), "\(word)")
        }
    }

    @Test func `what is right is said to be so, within limits`() throws {
        let run = try Run.clearcause("check", try desk.put("shop.yaml", Self.good))
        #expect(run.status == 0)
        #expect(
            run.output.hasPrefix("Nothing to mend before deployment, as far as these files show"))
        #expect(run.output.contains("cannot be seen"))
    }

    @Test func `a misspelt setting is named with the one that was meant`() throws {
        let run = try Run.clearcause(
            "check", try desk.put("shop.yaml", Self.broken), "--format", "json")
        #expect(run.output.contains("“listen_prot” is no setting of Shop, “listen_port” is"))
        #expect(run.output.contains("\"purpose\": \"check\""))
    }

    @Test func `several paths are looked at together, under the names they were given`() throws {
        try desk.put("front/shop.yaml", "limit: 1m\n")
        try desk.put("back/api.yaml", "upload: 50 MB\n")
        let run = try Run.clearcause(
            "check", "front", "./back/", "--format", "sarif", in: desk.path)
        #expect(run.status == 1)
        #expect(run.output.contains("\"uri\": \"front/shop.yaml\""))
        #expect(run.output.contains("\"uri\": \"back/api.yaml\""))
        let alone = try Run.clearcause("check", "front", in: desk.path)
        #expect(alone.status == 0)
    }

    @Test func `a secret is found and shown in no format`() throws {
        let path = try desk.put(
            "shop.yaml", "password: kN8vQ2-orders\nurl: a://u:kN8vQ2-orders@h\n")
        for format in ["text", "markdown", "html", "json", "sarif", "junit"] {
            let run = try Run.clearcause("check", path, "--format", format)
            #expect(run.status == 1)
            #expect(run.output.contains("(hidden)"), "\(format)")
            #expect(!run.output.contains("kN8vQ2"), "\(format)")
        }
    }

    @Test func `a configuration that breaks its syntax is a finding with its line`() throws {
        let path = try desk.put("shop.yaml", "a: 1\nb: [1, 2\nc: 3\n")
        let run = try Run.clearcause("check", path, "--format", "json")
        #expect(run.status == 1)
        #expect(run.output.contains("\"rule\": \"app/configuration-malformed\""))
        #expect(run.output.contains("\"problem\": "))
    }

    @Test(arguments: [
        ("text", "2 problems"), ("markdown", "# "), ("json", "{"), ("html", "<!doctype html>"),
        ("sarif", "{\n  \"$schema\""), ("junit", "<?xml"),
    ])
    func `a report may be written to a file`(_ format: String, _ beginning: String) throws {
        let path = try desk.put("shop.yaml", Self.broken)
        let file = desk.path + "/report"
        let run = try Run.clearcause("check", path, "--format", format, "-o", file)
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(try desk.text("report").hasPrefix(beginning))
    }

    @Test(arguments: ["absent", "empty.yaml"])
    func `what cannot be read ends with status 2`(_ name: String) throws {
        if name != "absent" { try desk.put(name, "") }
        let run = try Run.clearcause("check", "\(desk.path)/\(name)")
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.errors.contains(name))
    }

    @Test func `an analysis may be told as SARIF and as JUnit, several bundles in one document`()
        throws
    {
        let one = try desk.put("one/shop.log", Story.full)
        let two = try desk.put("two/shop.log", Story.failed)
        let sarif = try Run.clearcause("analyze", one, two, "--format", "sarif")
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(sarif.output.utf8)) as? [String: Any])
        #expect((root["runs"] as? [Any])?.count == 2)
        let junit = try Run.clearcause("analyze", one, two, "--format", "junit")
        #expect(junit.output.split(separator: "<testsuites>").count == 2)
        #expect(junit.output.contains("<failure type=\"critical\""))
    }
}
