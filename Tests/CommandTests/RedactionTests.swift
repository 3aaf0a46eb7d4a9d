import Foundation
import Testing

struct RedactionCommandTests {
    private static let token = "ghp_" + String(repeating: "aB3dE5", count: 6)

    /// Rule and role of each finding.
    private func findings(_ bundle: String) throws -> [String] {
        let run = try Run.clearcause(
            "analyze", bundle, "--format", "json", standardRules: true)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
            "\(run.errors)")
        return (json["findings"] as? [[String: Any]] ?? []).map {
            "\($0["rule"] ?? "") \($0["role"] ?? "")"
        }.sorted()
    }

    @Test func `the findings are the same without the secrets`() throws {
        let desk = try Desk()
        let bundle = Run.package.appending(path: "Samples/disk-full-behind-502/bundle").path
        let clean = desk.path + "/clean.tar.zst"
        let run = try Run.clearcause("redact", bundle, "-o", clean)
        #expect(run.status == 0, "\(run.errors)")
        let expected = try findings(bundle)
        #expect(!expected.isEmpty)
        #expect(try findings(clean) == expected)
    }

    @Test func `a secret is reported by place, taken out, and gone`() throws {
        let desk = try Desk()
        try desk.put("in/logs/app.log", "a\nuser called with \(Self.token)\n")
        try desk.put("in/conf/app.yaml", "db:\n  password: Gx7kQ9vL2mZp4TtR\n")
        let before = try Run.clearcause("audit", desk.path + "/in", "--level", "secrets")
        #expect(before.status == 1)
        #expect(
            before.output.contains("logs/app.log:2") && before.output.contains("conf/app.yaml:2"))
        #expect(!before.output.contains(Self.token))
        let out = desk.path + "/out.zip"
        let run = try Run.clearcause("redact", desk.path + "/in", "-o", out)
        #expect(run.status == 0 && run.errors.contains("2 values were taken out"))
        let text = try Run.shell("unzip -p \(out)").output
        #expect(!text.contains(Self.token) && !text.contains("Gx7kQ9vL2mZp4TtR"))
        #expect(text.contains("github.personal-token,\"logs/app.log\",2,1"))
        #expect(try Run.clearcause("audit", out, "--level", "secrets").status == 0)
        #expect(try Run.clearcause("verify", out).status == 0)
        #expect(try Run.clearcause("redact", desk.path + "/in", "-o", out).status == 2)
    }

    @Test(arguments: ["utf-16le", "utf-16be"])
    func `a file in UTF-16 comes out in UTF-16`(_ encoding: String) throws {
        let desk = try Desk()
        try desk.put("a.ini", "password=Gx7kQ9vL2mZp4TtR\r\nport=1\r\nname=Grüße 🙂\r\n")
        let wide = "\(desk.path)/wide.ini"
        let made = try Run.shell("iconv -f utf-8 -t \(encoding) \(desk.path)/a.ini > \(wide)")
        #expect(made.status == 0)
        let out = desk.path + "/out.tar.gz"
        let run = try Run.clearcause("redact", wide, "-o", out)
        #expect(run.status == 0, "\(run.errors)")
        let text = try Run.shell("tar -xzOf \(out) wide.ini | iconv -f utf-16 -t utf-8").output
        #expect(text.contains("\r\nport=1\r\nname=Grüße 🙂\r\n"), "\(text)")
        #expect(!text.contains("Gx7kQ9vL2mZp4TtR"))
    }

    @Test(arguments: ["zip", "tar.zst"])
    func `a secret of one place is taken out of the prose of another`(_ format: String) throws {
        let desk = try Desk()
        let value = "Gx7kQ9vL2mZp4TtRw8"
        let dressed = Data("a \(value) b".utf8).base64EncodedString()
        try desk.put("in/a.log", "the drawing \(value) is old\nand \(dressed) too\n")
        try desk.put("in/b.conf", "password=\(value)\n")
        let out = "\(desk.path)/o.\(format)"
        let run = try Run.clearcause("redact", desk.path + "/in", "-o", out)
        #expect(run.status == 0, "\(run.errors)")
        let text = try Run.shell("bsdtar -xOf \(out)").output
        #expect(!text.contains(value) && !text.contains(dressed))
        #expect(text.contains("value.taken-elsewhere,\"a.log\",1,1"))
        // It is the same pseudonym in both places.
        let tags = text.matches(of: /[«]secret:([0-9a-f]+)/).map(\.1)
        #expect(tags.count >= 2 && tags.first == tags.last, "\(text)")
        #expect(try Run.clearcause("verify", out).status == 0)
    }

    @Test func `an escalation holds the diagnosis and the lines around its evidence`() throws {
        let desk = try Desk()
        let bundle = Run.package.appending(path: "Samples/disk-full-behind-502/bundle").path
        let packet = desk.path + "/packet.zip"
        let run = try Run.clearcause(
            "escalate", bundle, "-o", packet, "--max-size", "300kB", "--rules",
            Run.package.appending(path: "Rules").path, "--no-default-rules")
        #expect(run.status == 0, "\(run.errors)")
        let names = try Run.shell("unzip -Z1 \(packet)").output
        for name in ["diagnosis.md", "verdicts.csv", "evidence/logs/", "manifest.json"] {
            #expect(names.contains(name), "\(name) is not in \(names)")
        }
        let summary = try Run.clearcause(
            "escalate", bundle, "--summary", "--rules",
            Run.package.appending(path: "Rules").path, "--no-default-rules")
        #expect(summary.output.count <= 4_000)
        #expect(summary.output.contains("PostgreSQL could not write because its disk is full"))
    }
}
