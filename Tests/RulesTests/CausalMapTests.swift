import Testing

@testable import Rules

struct CausalMapTests {
    private static let text = """
        disk.full:
          says: a volume is full
          kind: lasting
          leads-to: [write.fails]
        write.fails:
          says: a write failed
          leads-to: [request.fails, job.fails]
        request.fails:
          says: a request failed
        job.fails:
          says: a job failed
          leads-to: [disk.full]
        """

    @Test func `modes are read with what they say and lead to`() throws {
        let map = try CausalMap(file: "failure-modes.yaml", text: Self.text)
        #expect(map.modes.count == 4)
        #expect(map.modes["disk.full"]?.kind == .lasting)
        #expect(map.modes["write.fails"]?.kind == .transient)
        #expect(map.modes["write.fails"]?.leadsTo == ["request.fails", "job.fails"])
        #expect(map.modes["request.fails"]?.says == "a request failed")
    }

    @Test(arguments: [
        ("disk.full", "disk.full", 0), ("disk.full", "write.fails", 1),
        ("disk.full", "request.fails", 2), ("request.fails", "disk.full", nil),
        ("job.fails", "request.fails", 3), ("none", "disk.full", nil), ("none", "none", 0),
    ])
    func `the distance is the shortest path, circles or not`(
        _ start: String, _ end: String, _ steps: Int?
    ) throws {
        let map = try CausalMap(file: "failure-modes.yaml", text: Self.text)
        #expect(map.distance(from: start, to: end) == steps)
    }

    @Test(arguments: [
        (
            "a:\n  leads-to: [disk.ful]\ndisk.full:\n  says: x",
            "m.yaml:2:14: “a” leads to “disk.ful”, which is no failure mode.\n      leads-to: [disk.ful]\n                 ^\n  Did you mean “disk.full”?"
        ),
        (
            "a:\n  kind: lastin",
            "m.yaml:2:9: “lastin” is no kind.\n      kind: lastin\n            ^\n  Did you mean “lasting”?"
        ),
        (
            "a:\n  say: x",
            "m.yaml:2:3: There is no key “say” here.\n      say: x\n      ^\n  Did you mean “says”?"
        ),
    ])
    func `an error in the map has its place and a way on`(_ text: String, _ problem: String) {
        var found = ""
        do { _ = try CausalMap(file: "m.yaml", text: text) } catch { found = "\(error)" }
        #expect(found == problem)
    }

    @Test func `a second map adds modes and paths and changes no words`() throws {
        var map = try CausalMap(file: "a", text: "x:\n  says: mine\n  leads-to: [y]\ny:\n  says: y")
        map.merge(
            try CausalMap(
                file: "b",
                text: "x:\n  says: theirs\n  kind: lasting\n  leads-to: [z]\nz:\n  says: z"))
        #expect(map.modes["x"]?.says == "mine")
        #expect(map.modes["x"]?.kind == .transient)
        #expect(map.modes["x"]?.leadsTo == ["y", "z"])
        #expect(map.distance(from: "x", to: "z") == 1)
    }
}
